import { z } from 'zod';
import { Meeting } from '../meetings/model.ts';
import { SynthesisDocument } from '../packages/synthesis-document.ts';
import { Venue } from '../venues/model.ts';
import type { SignOff } from './model.ts';

/** All that a synthesis says outside, but its code, and who signed it off and when. */
export const FrozenDocument = SynthesisDocument.omit({
  package: true,
  code: true,
  validatedOn: true,
  signOff: true,
}).extend({ version: z.number().int().min(1) });
export type FrozenDocument = z.infer<typeof FrozenDocument>;

/** What the calendar of a package says of a meeting and of its venue. Links to attend from afar stay in the dossier. */
export const FrozenMeeting = Meeting.pick({
  ...{ id: true, revision: true, title: true, date: true, startTime: true, endTime: true, zone: true },
  ...{ state: true, venueId: true },
});
export const FrozenVenue = Venue.pick({
  ...{ id: true, name: true, street: true, postcode: true, city: true, latitude: true, longitude: true },
});

/** A synthesis as it was put to sign: its PDF and its package are made from nothing else. */
export const FrozenSynthesis = z.object({
  document: FrozenDocument,
  calendar: z.object({ meetings: z.array(FrozenMeeting), venues: z.array(FrozenVenue) }),
});
export type FrozenSynthesis = z.infer<typeof FrozenSynthesis>;

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
