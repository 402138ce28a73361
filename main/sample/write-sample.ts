import { builtInCampaign } from '../../shared/campaign/built-in.ts';
import type { AppContract } from '../../shared/contract.ts';
import type { Input, NamesOf, Output } from '../../shared/operation.ts';
import { inventPeople } from './crowd.ts';
import { Draw } from './draw.ts';
import { IDEAS, RETURN_TEXTS, SUBJECTS } from './ideas.ts';
import { DEPARTMENTAL_MEETINGS, NETWORKS, VENUES } from './places.ts';
import { speakersOf } from './speakers.ts';

/** Runs one command of the contract, as a screen would. */
export type Run = <N extends NamesOf<AppContract, 'command'>>(
  name: N,
  input: Input<AppContract, N>,
) => Output<AppContract, N>;

/** The day on which the sample lives: a Monday, two days before the departmental meetings. */
export const SAMPLE_DAY = '2020-10-12';

export const SAMPLE_CAMPAIGN = 'egn-2020';

const SCHOOLS = [
  'Collège des Trois-Rivières',
  'École Jacques-Prévert',
  'Lycée du Parc',
  'Collège Simone-Veil',
  'École des Tilleuls',
];

const LEADS = [
  ['Camille Moreau', 'principale de collège'],
  ['Idriss Benali', 'proviseur'],
  ['Sophie Le Goff', 'inspectrice de circonscription'],
  ['Marc Poupard', 'principal de collège'],
  ['Aïssatou N’Diaye', 'directrice d’école'],
] as const;

/** Fills a new dossier of the académie de Poitiers with invented people, meetings, sheets and returns. Always the same. */
export function writeSample(run: Run): void {
  const venues = VENUES.map((venue) => run('venues.create', { ...venue, rooms: [...venue.rooms] }));
  for (const [index, plan] of DEPARTMENTAL_MEETINGS.entries()) {
    const venue = venues[index];
    const meeting = run('meetings.create', {
      title: plan.title,
      level: 'department',
      territoryCode: plan.departmentCode,
      state: 'confirmed',
      date: '2020-10-14',
      startTime: '08:30',
      endTime: '13:00',
      venueId: venue?.id ?? null,
      link: '',
    });
    const agenda = run('meetings.agendaFromTemplate', { meetingId: meeting.id });
    for (const { during, ...speaker } of speakersOf(index)) {
      const item = agenda.find(({ kind }) => kind === during);
      run('meetings.addSpeaker', { ...speaker, meetingId: meeting.id, agendaItemId: item?.id ?? null });
    }
    const workshops = run('workshops.createFromThemes', { meetingId: meeting.id });
    for (const [place, { position: _, meetingId: __, ...workshop }] of workshops.entries()) {
      run('workshops.update', { ...workshop, roomId: venue?.rooms[place + 1]?.id ?? null, capacity: 24 });
    }
    registerCrowd(
      run,
      meeting.id,
      plan.people,
      1000 + index,
      workshops.map(({ id }) => id),
    );
  }
  for (const [index, plan] of NETWORKS.entries()) writeNetwork(run, plan, index);
}

function writeNetwork(run: Run, plan: (typeof NETWORKS)[number], index: number): void {
  const { name, departmentCode, date, story, people } = plan;
  const network = run('networks.create', {
    name,
    departmentCode,
    ...leadOf(index),
    schools: SCHOOLS.slice(index % 2, 3 + (index % 3)).map((school) => ({ name: school })),
  });
  const held = story === 'returned' || story === 'video' || story === 'headcount';
  const meeting = run('meetings.create', {
    title: `Rencontre du ${name.replace('Réseau', 'réseau')}`,
    level: 'network',
    networkId: network.id,
    state: held ? 'held' : story === 'postponed' ? 'postponed' : 'confirmed',
    date,
    startTime: '14:00',
    endTime: '16:00',
    link: story === 'video' ? 'https://visio.example.org/reseau' : '',
  });
  run('networks.saveReturn', {
    id: network.id,
    expectedOn: story === 'postponed' ? null : date,
    receivedOn: held ? date : null,
    chasedOn: story === 'late' ? '2020-10-09' : null,
    headcount: story === 'headcount' ? 18 : null,
    text: held && story !== 'headcount' ? (RETURN_TEXTS[index % RETURN_TEXTS.length] ?? '') : '',
  });
  if (people === 0) return;
  const workshops = run('workshops.createFromThemes', { meetingId: meeting.id });
  const registered = registerCrowd(
    run,
    meeting.id,
    people,
    2000 + index,
    workshops.map(({ id }) => id),
  );
  run('registrations.mark', {
    ids: registered.slice(0, -2),
    attendance: story === 'video' ? 'remote' : 'present',
  });
  const rank = NETWORKS.filter((other) => other.people > 0).indexOf(plan);
  for (const [theme, ideas] of IDEAS.entries()) {
    const workshop = workshops[theme];
    const proposal = ideas.proposals[index % ideas.proposals.length];
    if (!workshop || !proposal) continue;
    const from = { meetingId: meeting.id, workshopId: workshop.id, themeId: workshop.themeId };
    run('workshops.saveSheet', {
      workshopId: workshop.id,
      findings: {
        type: 'doc',
        content: findingsOf(rank + theme, ideas.findings).map((text) => ({
          type: 'paragraph',
          content: [{ type: 'text', text }],
        })),
      },
      complete: true,
    });
    const subjectId = subjectOf(theme, index % ideas.proposals.length);
    run('proposals.create', { ...proposal, ...from, subjectId, votes: 4 + ((index * 3 + theme) % 9) });
    if ((index + theme) % 4 === 0) run('practices.create', { ...ideas.practice, ...from });
  }
}

/** What one network found, of all that is found of a theme: no two of seven networks the same. */
function findingsOf(rank: number, findings: readonly string[]): string[] {
  const chosen = 1 + (rank % (2 ** findings.length - 1));
  return findings.filter((_, place) => (chosen >> place) % 2 === 1);
}

function subjectOf(theme: number, proposal: number): string | null {
  const subjects = builtInCampaign(SAMPLE_CAMPAIGN)?.themes[theme]?.subjects;
  return subjects?.[SUBJECTS[theme]?.[proposal] ?? -1]?.id ?? null;
}

/** Who leads a network; one in three has no address in the dossier. */
function leadOf(index: number) {
  const [leadName, leadFunction] = LEADS[index % LEADS.length] ?? ['', ''];
  return { leadName, leadFunction, leadEmail: index % 3 === 2 ? '' : `pilote${index + 1}@example.org` };
}

/** Registers invented people; most have a workshop, the first of them more than it holds wished for. */
function registerCrowd(
  run: Run,
  meetingId: string,
  count: number,
  seed: number,
  workshopIds: readonly string[],
): string[] {
  const draw = new Draw(seed);
  const [first = '', ...others] = workshopIds;
  return inventPeople(count, SCHOOLS, seed).map((person, place) => {
    const registration = run('registrations.registerNew', { meetingId, person, remote: draw.chance(5) });
    const favourite = place < Math.min(45, count - 8) ? first : draw.pick(others);
    run('workshops.choose', {
      registrationId: registration.id,
      workshopIds: [favourite, draw.pick(workshopIds)],
    });
    return registration.id;
  });
}
