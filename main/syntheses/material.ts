import type { Meeting } from '../../shared/meetings/model.ts';
import { outcomeOf } from '../../shared/meetings/outcome.ts';
import type { Practice, Proposal } from '../../shared/proposals/model.ts';
import { turnoutOf } from '../../shared/registrations/turnout.ts';
import type { SynthesisScope } from '../../shared/syntheses/model.ts';
import type { Material, Source } from '../../shared/syntheses/prefill.ts';
import { EMPTY_TEXT } from '../../shared/text/rich-text.ts';
import { todayOf } from '../engine/dossier/read.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { listPractices, listProposals } from '../proposals/read.ts';
import { attendeesAt } from '../registrations/turnout.ts';
import { listVenues } from '../venues/read.ts';
import { listWorkshops, sheetOf } from '../workshops/read.ts';
import { latestSynthesis } from './read.ts';
import {
  cancelledBelow,
  childrenOf,
  headcountBelow,
  meetingsBelow,
  scopeName,
  type World,
} from './scopes.ts';

/** Proposals that a workshop puts first, which alone rise from a meeting that wrote no synthesis of its own. */
const PUT_FIRST = 3;

/** Everything from which the first version about `scope` is written. */
export function materialFor(read: Reader, world: World, scope: SynthesisScope, now: string): Material {
  const meetings = meetingsBelow(world, scope);
  const venues = new Map(listVenues(read).map((venue) => [venue.id, venue]));
  const { presences, people } = turnoutOf(
    attendeesAt(
      read,
      meetings.map(({ id }) => id),
    ),
  );
  const today = todayOf(world.dossier, now);
  return {
    level: scope.level,
    name: scopeName(world, scope),
    campaign: world.dossier.campaign,
    meetings: [...meetings, ...cancelledBelow(world, scope)].map((meeting) => {
      const { title, date, startTime, endTime, venueId } = meeting;
      const venue = venueId === null ? undefined : venues.get(venueId);
      const place = venue ? [venue.name, venue.city].filter((part) => part !== '').join(', ') : '';
      return { title, date, startTime, endTime, place, outcome: outcomeOf(meeting, today) };
    }),
    presences,
    people,
    headcount: headcountBelow(world, scope),
    sources: scope.level === 'meeting' ? workshopSources(read, scope.id) : sourcesBelow(read, world, scope),
  };
}

/** Proposals and practices of meetings, which a synthesis of them may keep. */
export function picksOf(
  read: Reader,
  meetings: readonly Meeting[],
): {
  proposals: (Proposal & { meetingTitle: string })[];
  practices: (Practice & { meetingTitle: string })[];
} {
  const titles = new Map(meetings.map(({ id, title }) => [id, title]));
  const [only] = meetings;
  const filter = meetings.length === 1 && only ? { meetingId: only.id } : {};
  const titled = <Pick extends { meetingId: string }>(picks: readonly Pick[]) =>
    picks.flatMap((pick) => {
      const meetingTitle = titles.get(pick.meetingId);
      return meetingTitle === undefined ? [] : [{ ...pick, meetingTitle }];
    });
  return { proposals: titled(listProposals(read, filter)), practices: titled(listPractices(read, filter)) };
}

function sourcesBelow(read: Reader, world: World, scope: SynthesisScope): Source[] {
  const own = networkNotes(world, scope);
  return [...own, ...childrenOf(world, scope).flatMap((child) => sourceOf(read, world, child))];
}

/** The synthesis of a scope when it has one; otherwise what lies below it. */
function sourceOf(read: Reader, world: World, scope: SynthesisScope): Source[] {
  const written = latestSynthesis(read, scope);
  if (written) {
    return [{ title: scopeName(world, scope), themes: written.content.themes, notes: '' }];
  }
  if (scope.level !== 'meeting') return sourcesBelow(read, world, scope);
  const title = scopeName(world, scope);
  const sources = workshopSources(read, scope.id, PUT_FIRST);
  return sources.map((source) => ({ ...source, title }));
}

function networkNotes(world: World, scope: SynthesisScope): Source[] {
  if (scope.level !== 'network') return [];
  const network = world.networks.find(({ id }) => id === scope.id);
  return network && network.return.text !== ''
    ? [{ title: `Retour\u00a0: ${network.name}`, themes: [], notes: network.return.text }]
    : [];
}

/** The sheets of a meeting’s workshops, and what the meeting proposed apart from them. */
function workshopSources(read: Reader, meetingId: string, limit = Number.POSITIVE_INFINITY): Source[] {
  const proposals = listProposals(read, { meetingId });
  const practices = listPractices(read, { meetingId });
  const ofWorkshop = (workshopId: string | null) => ({
    proposals: proposals.filter((one) => one.workshopId === workshopId).slice(0, limit),
    practices: practices.filter((one) => one.workshopId === workshopId),
  });
  const sources = listWorkshops(read, meetingId).map((workshop): Source => {
    const own = ofWorkshop(workshop.id);
    const findings = { themeId: workshop.themeId, findings: sheetOf(read, workshop.id).findings };
    return { title: `Atelier «\u00a0${workshop.title}\u00a0»`, themes: byTheme(own, findings), notes: '' };
  });
  return [...sources, { title: 'Toute la rencontre', themes: byTheme(ofWorkshop(null)), notes: '' }];
}

function byTheme(
  { proposals, practices }: { proposals: readonly Proposal[]; practices: readonly Practice[] },
  sheet?: { themeId: string; findings: Source['themes'][number]['findings'] },
): Source['themes'] {
  const themeIds = new Set([
    ...(sheet ? [sheet.themeId] : []),
    ...[...proposals, ...practices].map(({ themeId }) => themeId),
  ]);
  return [...themeIds].map((themeId) => ({
    themeId,
    findings: sheet?.themeId === themeId ? sheet.findings : EMPTY_TEXT,
    proposalIds: proposals.filter((one) => one.themeId === themeId).map(({ id }) => id),
    practiceIds: practices.filter((one) => one.themeId === themeId).map(({ id }) => id),
    stakes: proposals
      .filter((one) => one.themeId === themeId)
      .flatMap(({ title, stakes }) => stakes.map((id) => ({ id, proposals: [title] }))),
  }));
}
