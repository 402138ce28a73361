import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { type FrozenSynthesis, signedDocument } from '../../shared/syntheses/frozen.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { calendarText } from '../meetings/calendar.ts';
import { contentsOf } from '../syntheses/document.ts';
import { frozenOf } from '../syntheses/freeze.ts';
import { synthesisById } from '../syntheses/read.ts';
import { synthesisContent } from '../syntheses/whole.ts';
import { notSigned } from './errors.ts';

/** Everything that a signed synthesis says outside, without anyone’s data. Throws `synthesis-not-signed`. */
export function synthesisDocument(read: Reader, synthesisId: string, identifier: string): SynthesisDocument {
  const { signOff } = synthesisById(read, synthesisId);
  if (!signOff) throw notSigned();
  const { document, code } = frozen(read, synthesisId);
  return signedDocument(document, code, signOff, identifier);
}

/** The calendar of the meetings that a synthesis reports on. Links to attend from afar stay in the dossier. */
export function calendarOf(read: Reader, synthesisId: string): string {
  const { document, calendar } = frozen(read, synthesisId);
  return calendarText({
    name: document.scope.name,
    meetings: calendar.meetings.map((meeting) => ({ ...meeting, link: '' })),
    venues: calendar.venues,
    stamp: `${synthesisById(read, synthesisId).signOff?.date ?? '1970-01-01'}T12:00:00.000Z`,
  });
}

/** What was signed before documents were frozen is frozen when its dossier opens, unless it opens for reading only. */
function frozen(read: Reader, synthesisId: string): FrozenSynthesis & { readonly code: string | null } {
  return (
    frozenOf(read, synthesisId) ?? {
      ...contentsOf(read, synthesisId, synthesisContent(read, synthesisId)),
      code: null,
    }
  );
}
