import type { ChangesTo } from '../../shared/changes.ts';
import { invalidInput } from '../../shared/errors.ts';
import { MeetingForm } from '../../shared/meetings/contract.ts';
import type { Meeting, MeetingState, NewMeeting } from '../../shared/meetings/model.ts';
import { MEETING_STATES } from '../../shared/meetings/words.ts';
import { zoneOf } from '../../shared/territory/reference.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { CommandContext } from '../engine/operations.ts';
import { agendaFromTemplate } from './agenda.ts';
import { meetingById, sql } from './read.ts';

/** What a calendar shows: a change of any of these raises iCalendar’s SEQUENCE (RFC 5545, section 3.8.7.4). */
const SCHEDULED = ['date', 'startTime', 'endTime', 'zone', 'venueId', 'link', 'state', 'title'] as const;

/** What was done to bring a meeting to a state. */
const BROUGHT_TO: Readonly<Record<MeetingState, string>> = {
  ...MEETING_STATES,
  draft: `remise en ${MEETING_STATES.draft}`,
  held: `notée comme ${MEETING_STATES.held}`,
};

export function createMeeting(
  context: CommandContext,
  { withTemplate, ...fields }: NewMeeting & { withTemplate: boolean },
): Meeting {
  const zone = zoneIn(context.read, fields);
  const meeting: Meeting = { ...fields, zone, id: context.newId(), revision: 0 };
  context.write.run(sql.insertInto('meeting').values(meeting));
  if (withTemplate) agendaFromTemplate(context, { meetingId: meeting.id });
  context.describe(`Rencontre ajoutée\u00a0: ${meeting.title}, ${dateInWords(meeting.date)}`);
  return meeting;
}

export function updateMeeting(context: CommandContext, { id, ...changes }: ChangesTo<NewMeeting>): Meeting {
  // What one field says must still agree with the others.
  const checked = MeetingForm.safeParse({ ...meetingById(context.read, id), ...changes });
  if (!checked.success) throw invalidInput(checked.error);
  const meeting = change(context, id, changes);
  context.describe(`Rencontre modifiée\u00a0: ${meeting.title}`);
  return meeting;
}

export function setState(
  context: CommandContext,
  { id, state }: { id: string; state: MeetingState },
): Meeting {
  const meeting = change(context, id, { state });
  context.describe(`Rencontre ${BROUGHT_TO[state]}\u00a0: ${meeting.title}`);
  return meeting;
}

export function deleteMeeting({ read, write, describe }: CommandContext, { id }: { id: string }): null {
  const { title } = meetingById(read, id);
  write.run(sql.deleteFrom('meeting').where('id', '=', id));
  describe(`Rencontre supprimée\u00a0: ${title}`);
  return null;
}

/** The zone that is meant: that of who meets when none is said, a network being in the dossier’s territory. */
function zoneIn(read: Reader, { zone, level, territoryCode }: NewMeeting): string {
  if (zone !== '') return zone;
  if (level !== 'network' && territoryCode !== null) return zoneOf(level, territoryCode);
  const { territory } = openDossier(read);
  return zoneOf(territory.level, territory.code);
}

function change({ read, write }: CommandContext, id: string, fields: Partial<NewMeeting>): Meeting {
  const before = meetingById(read, id);
  const given = { ...before, ...fields };
  const after = { ...given, zone: zoneIn(read, given) };
  const moved = SCHEDULED.some((field) => before[field] !== after[field]);
  const meeting = { ...after, revision: before.revision + (moved ? 1 : 0) };
  write.run(sql.updateTable('meeting').set(meeting).where('id', '=', id));
  return meeting;
}
