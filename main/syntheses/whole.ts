import type { Dossier } from '../../shared/dossier/model.ts';
import type { Meeting } from '../../shared/meetings/model.ts';
import { type Turnout, turnoutOf } from '../../shared/registrations/turnout.ts';
import type { Synthesis, SynthesisScope } from '../../shared/syntheses/model.ts';
import { type CategoryAttendance, SynthesisWhole } from '../../shared/syntheses/whole.ts';
import { EMPTY_TEXT } from '../../shared/text/rich-text.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { attendeesAt } from '../registrations/turnout.ts';
import { picksOf } from './material.ts';
import { sql, synthesisById } from './read.ts';
import { headcountBelow, meetingsBelow, nameOfWritten, worldOf } from './scopes.ts';

type Figures = Pick<SynthesisWhole, 'attendance' | 'presences' | 'headcount'>;

/** All that the screen of a synthesis shows, but its files. */
export interface SynthesisContents extends SynthesisWhole {
  readonly synthesis: Synthesis;
}

/** A synthesis with all that it says: as it was frozen, or as the dossier stands when it is not yet. */
export function synthesisContent(read: Reader, id: string): SynthesisContents {
  const row = read.first(sql.selectFrom('synthesis').select('signedContent').where('id', '=', id));
  const whole = row?.signedContent
    ? SynthesisWhole.parse(JSON.parse(row.signedContent))
    : wholeFromDossier(read, id);
  return { ...whole, synthesis: synthesisById(read, id) };
}

/** A synthesis with what it draws from the dossier today. Proposals and practices deleted since are left out. */
export function wholeFromDossier(read: Reader, id: string): SynthesisWhole {
  const synthesis = synthesisById(read, id);
  const world = worldOf(read);
  const meetings = meetingsBelow(world, synthesis.scope);
  const picks = picksOf(read, meetings);
  const proposals = new Map(picks.proposals.map((one) => [one.id, one]));
  const practices = new Map(picks.practices.map((one) => [one.id, one]));
  return {
    scopeName: nameOfWritten(world, synthesis),
    ...figuresOf(read, world, synthesis.scope),
    themes: world.dossier.campaign.themes.map(({ id: themeId, title }) => {
      const section = synthesis.content.themes.find((one) => one.themeId === themeId);
      return {
        id: themeId,
        title,
        findings: section?.findings ?? EMPTY_TEXT,
        proposals: (section?.proposalIds ?? []).flatMap((one) => proposals.get(one) ?? []),
        practices: (section?.practiceIds ?? []).flatMap((one) => practices.get(one) ?? []),
      };
    }),
  };
}

/** Who came to all that a synthesis reports on, as the dossier has it today. */
export function figuresToday(read: Reader, scope: SynthesisScope): Figures {
  return figuresOf(read, worldOf(read), scope);
}

/** Distinct people who came to these meetings, by category, in the campaign’s order. */
export function attendanceOf(read: Reader, meetings: readonly Meeting[]): CategoryAttendance[] {
  return byCategory(openDossier(read), turnoutOf(attendeesAt(read, idsOf(meetings))));
}

/** The same of each of these meetings, by its identifier. */
export function attendanceOfEach(
  read: Reader,
  meetings: readonly Meeting[],
): ReadonlyMap<string, CategoryAttendance[]> {
  const dossier = openDossier(read);
  const attendees = Map.groupBy(attendeesAt(read, idsOf(meetings)), ({ meetingId }) => meetingId);
  return new Map(meetings.map(({ id }) => [id, byCategory(dossier, turnoutOf(attendees.get(id) ?? []))]));
}

function figuresOf(read: Reader, world: ReturnType<typeof worldOf>, scope: SynthesisScope): Figures {
  const turnout = turnoutOf(attendeesAt(read, idsOf(meetingsBelow(world, scope))));
  return {
    attendance: byCategory(world.dossier, turnout),
    presences: turnout.presences,
    headcount: headcountBelow(world, scope),
  };
}

function byCategory({ campaign }: Dossier, { categories }: Turnout): CategoryAttendance[] {
  return campaign.categories.map(({ id, plural }) => ({ id, title: plural, count: categories.get(id) ?? 0 }));
}

const idsOf = (meetings: readonly Meeting[]): string[] => meetings.map(({ id }) => id);
