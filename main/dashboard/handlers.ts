import type { Dashboard, dashboardContract } from '../../shared/dashboard/contract.ts';
import type { Dossier } from '../../shared/dossier/model.ts';
import type { ListedMeeting } from '../../shared/meetings/contract.ts';
import { departmentsOf } from '../../shared/territory/reference.ts';
import { openDossier, todayOf } from '../dossier/read.ts';
import type { Reader } from '../dossier/store.ts';
import { listedMeetings } from '../meetings/listed.ts';
import { listNetworks, returnStatus } from '../networks/read.ts';
import type { Handlers } from '../operations.ts';
import { proposalCounts } from '../proposals/counts.ts';
import { registrationTotals } from '../registrations/counts.ts';
import { overview } from '../syntheses/overview.ts';

const SHOWN = 5;
const DAY = 86_400_000;
/** Nobody seeks someone of no category. */
const OTHERS = 'autres';

export const dashboardHandlers: Handlers<typeof dashboardContract> = {
  'dashboard.get': ({ read, now }) => dashboard(read, now()),
};

function dashboard(read: Reader, now: string): Dashboard {
  const dossier = openDossier(read);
  const today = todayOf(dossier, now);
  const meetings = listedMeetings(read);
  const networks = listNetworks(read);
  const syntheses = overview(read, now);
  const registrations = registrationTotals(read);
  const proposals = proposalCounts(read);
  const coming = meetings
    .filter(({ date, state }) => date >= today && state !== 'cancelled' && state !== 'held')
    .sort((a, b) => startOf(a).localeCompare(startOf(b)));
  const statuses = networks.map(({ return: back }) => returnStatus(back, today));
  const inState = (state: string) => syntheses.filter(({ latest }) => latest?.state === state).length;
  return {
    today,
    daysLeft: Math.round((Date.parse(dossier.campaign.synthesisDeadline) - Date.parse(today)) / DAY),
    coming: coming.slice(0, SHOWN),
    toDo: {
      unconfirmed: coming.filter(({ state }) => state !== 'confirmed').length,
      unrecorded: meetings.filter(
        ({ date, state }) => date < today && (state === 'draft' || state === 'confirmed'),
      ).length,
      placeless: coming.filter(({ venueId, link }) => venueId === null && link === '').length,
      conflicts: coming.filter(({ conflicts }) => conflicts.length > 0).length,
      lateNetworks: statuses.filter((status) => status === 'late').length,
      synthesesToWrite: syntheses.filter(({ latest, over }) => latest === null && over > 0).length,
      synthesesToSignOff: inState('review') + inState('to-sign'),
      synthesesToSend: inState('signed'),
    },
    missing: {
      departments: departmentsWithout(dossier, meetings),
      themes: dossier.campaign.themes
        .filter(({ id }) => proposals.proposals > 0 && !proposals.themes.has(id))
        .map(({ shortTitle }) => shortTitle),
      categories: dossier.campaign.categories
        .filter(
          ({ id }) => id !== OTHERS && registrations.registered > 0 && !registrations.categories.has(id),
        )
        .map(({ plural }) => plural),
    },
    figures: {
      meetings: meetings.filter(({ state }) => state !== 'cancelled').length,
      held: meetings.filter(({ state }) => state === 'held').length,
      networks: networks.length,
      returnsReceived: statuses.filter((status) => status === 'received').length,
      registrations: registrations.registered,
      present: registrations.present,
      proposals: proposals.proposals,
      practices: proposals.practices,
    },
  };
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
