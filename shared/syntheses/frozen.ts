import { z } from 'zod';
import { Meeting } from '../meetings/model.ts';
import type { Formats } from '../packages/formats/format.ts';
import { FORMATS, formatOf } from '../packages/formats/formats.ts';
import type { SynthesisDocument } from '../packages/synthesis-document.ts';
import { Venue } from '../venues/model.ts';
import type { SignOff } from './model.ts';

/** All that a synthesis says outside, but its code, and who signed it off and when. */
export type FrozenDocument = Omit<SynthesisDocument, 'package' | 'code' | 'validatedOn' | 'signOff'> & {
  readonly version: number;
};

/** What the calendar of a package says of a meeting and of its venue. Links to attend from afar stay in the dossier. */
export const FrozenMeeting = Meeting.pick({
  ...{ id: true, revision: true, title: true, date: true, startTime: true, endTime: true, zone: true },
  ...{ state: true, venueId: true },
});
type FrozenMeeting = z.infer<typeof FrozenMeeting>;
export const FrozenVenue = Venue.pick({
  ...{ id: true, name: true, street: true, postcode: true, city: true, latitude: true, longitude: true },
});
type FrozenVenue = z.infer<typeof FrozenVenue>;

/** A synthesis as it was put to sign: its PDF and its package are made from nothing else. */
export interface FrozenSynthesis {
  readonly document: FrozenDocument;
  readonly calendar: { readonly meetings: readonly FrozenMeeting[]; readonly venues: readonly FrozenVenue[] };
}

const Kept = z.object({
  document: z.looseObject({ version: z.int().min(1) }),
  calendar: z.object({ meetings: z.array(FrozenMeeting), venues: z.array(FrozenVenue) }),
});

/** Stands for what a frozen document is given when it is signed off. */
const UNSIGNED = {
  package: { id: '00000000-0000-0000-0000-000000000000', version: 1 },
  code: null,
  validatedOn: '1970-01-01',
  signOff: { name: '-', function: '-', date: '1970-01-01' },
};

/** Reads the JSON of one, frozen in whichever format was the newest then. Throws when it is none. */
export function readFrozen(json: string, formats: Formats = FORMATS): FrozenSynthesis {
  const { document: kept, calendar } = Kept.parse(JSON.parse(json));
  const { version, ...said } = kept;
  const format = formats[formatOf(said) ?? 0];
  if (!format) throw new Error('what was frozen is of a format that is not known here');
  const whole = format.form.parse({ ...said, ...UNSIGNED });
  const { package: _, code: __, validatedOn: ___, signOff: ____, ...document } = format.read(whole);
  return { document: { ...document, version }, calendar };
}

/** A document to draw: what was frozen, its code, and its sign-off once there is one. */
export type DrawnSynthesis = FrozenDocument &
  Pick<SynthesisDocument, 'code'> & { readonly signOff: SynthesisDocument['signOff'] | null };

/** What leaves, once it is signed off. `identifier` is the package’s External-Identifier. */
export function signedDocument(
  { version, ...document }: FrozenDocument,
  code: string | null,
  { name, function: role, date }: Omit<SignOff, 'attachmentId'>,
  identifier: string,
): SynthesisDocument {
  return {
    ...document,
    package: { id: identifier, version },
    code,
    validatedOn: date,
    signOff: { name, function: role, date },
  };
}
