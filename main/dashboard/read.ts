import type { Dashboard } from '../../shared/dashboard/contract.ts';
import type { Dossier } from '../../shared/dossier/model.ts';
import type { Awaited, ListedMeeting } from '../../shared/meetings/contract.ts';
import { AwaitedKind } from '../../shared/meetings/model.ts';
import { outcomeOf } from '../../shared/meetings/outcome.ts';
import { isToSend } from '../../shared/publishing/stage.ts';
import { turnoutOf } from '../../shared/registrations/turnout.ts';
import { stageOfRow } from '../../shared/syntheses/stage.ts';
import { departmentsOf } from '../../shared/territory/reference.ts';
import { openDossier, todayOf } from '../engine/dossier/read.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { listNetworks, returnStatus } from '../networks/read.ts';
import { proposalCounts } from '../proposals/counts.ts';
import { expectedCategories } from '../registrations/counts.ts';
import { attendeesAt } from '../registrations/turnout.ts';
import { awaitedFor } from '../schedule/awaited.ts';
import { listedMeetings } from '../schedule/listed.ts';
import { overview } from '../syntheses/overview.ts';
import { listVersions } from '../syntheses/read.ts';

const SHOWN = 5;
const DAY = 86_400_000;

/** What one looks at first in the morning, at `now` (UTC, ISO 8601). */
export function dashboard(read: Reader, now: string): Dashboard {
  const dossier = openDossier(read);
  const today = todayOf(dossier, now);
  const meetings = listedMeetings(read);
  const networks = listNetworks(read);
  const syntheses = overview(read, now).map(stageOfRow);
  const proposals = proposalCounts(read);
  const open = meetings.filter(({ state }) => state !== 'cancelled');
  const openIds = open.map(({ id }) => id);
  const categories = expectedCategories(read, openIds);
  const { presences, people } = turnoutOf(attendeesAt(read, openIds));
  const statuses = networks.map(({ return: back }) => returnStatus(back, today));
  const inStage = (stage: ReturnType<typeof stageOfRow>) => syntheses.filter((one) => one === stage).length;
  return {
    today,
    daysLeft: Math.round((Date.parse(dossier.campaign.synthesisDeadline) - Date.parse(today)) / DAY),
    coming: meetings
      .filter((meeting) => outcomeOf(meeting, today) === 'planned')
      .sort((a, b) => startOf(a).localeCompare(startOf(b)))
      .slice(0, SHOWN),
    toDo: {
      meetings: summed(awaitedFor(read, meetings, today)),
      lateNetworks: statuses.filter((status) => status === 'late').length,
      synthesesToWrite: inStage('missing'),
      synthesesInReview: inStage('review'),
      synthesesToSign: inStage('to-sign'),
      synthesesToSend: listVersions(read).filter((one) =>
        isToSend({ synthesis: one, supersededBy: one.supersededBy }),
      ).length,
    },
    missing: {
      departments: departmentsWithout(dossier, meetings),
      themes: dossier.campaign.themes
        .filter(({ id }) => proposals.proposals > 0 && !proposals.themes.has(id))
        .map(({ shortTitle }) => shortTitle),
      // Nobody seeks someone of no category.
      categories: dossier.campaign.categories
        .filter(({ id }) => id !== dossier.campaign.fallback && categories.size > 0 && !categories.has(id))
        .map(({ plural }) => plural),
    },
    figures: {
      meetings: open.length,
      held: open.filter(({ state }) => state === 'held').length,
      networks: networks.length,
      returnsReceived: statuses.filter((status) => status === 'received').length,
      headcount: networks.reduce((total, network) => total + (network.return.headcount ?? 0), 0),
      registrations: open.reduce((total, { registered }) => total + registered, 0),
      presences,
      people,
      proposals: proposals.proposals,
      practices: proposals.practices,
    },
  };
}

/** Of each kind, in the order in which they press: how many meetings, and how much in all. */
function summed(awaited: readonly Awaited[]): Dashboard['toDo']['meetings'] {
  return AwaitedKind.options.flatMap((kind) => {
    const such = awaited.filter((one) => one.kind === kind);
    if (such.length === 0) return [];
    return [{ kind, meetings: such.length, count: such.reduce((total, { count }) => total + count, 0) }];
  });
}

const startOf = ({ date, startTime }: ListedMeeting) => `${date}T${startTime}`;

function departmentsWithout({ territory }: Dossier, meetings: readonly ListedMeeting[]): string[] {
  const treated = new Set(
    meetings
      .filter(({ level, state }) => level === 'department' && state !== 'cancelled')
      .map(({ territoryCode }) => territoryCode),
  );
  return departmentsOf(territory.level, territory.code)
    .filter(({ code, collectivity }) => !collectivity && !treated.has(code))
    .map(({ name }) => name);
}
