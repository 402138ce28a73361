import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patched, type Row } from '../../../renderer/client/rows.ts';
import { contract } from '../../../shared/contract.ts';
import type { Answer, Changed } from '../../../shared/wire.ts';
import { openTestApplication, type TestApplication } from '../../factories/dossier.ts';
import { inProcessRenderer } from '../../factories/in-process-renderer.ts';
import { richText } from '../../factories/packages.ts';

let app: TestApplication;
const ids = {
  meeting: '',
  other: '',
  workshop: '',
  registration: '',
  person: '',
  alone: '',
  synthesis: '',
  theme: '',
};
let venue: { id: string; uai: string; rooms: { id: string; name: string; capacity: number | null }[] };
beforeAll(async () => {
  app = openTestApplication({ renderer: inProcessRenderer, now: '2020-10-14T06:00:00.000Z' });
  await app.runJob('dossier.openSample', null);
  const meetings = (await app.call('meetings.list', {})).filter(({ level }) => level === 'department');
  ids.meeting = meetings[0]?.id ?? '';
  ids.other = meetings[1]?.id ?? '';
  ids.workshop = (await app.call('workshops.list', { meetingId: ids.meeting }))[0]?.id ?? '';
  const [one, two] = await app.call('registrations.list', { meetingId: ids.meeting });
  ids.registration = one?.id ?? '';
  ids.person = one?.personId ?? '';
  ids.alone = two?.personId ?? '';
  const syntheses = await app.call('syntheses.overview', null);
  ids.synthesis = syntheses.find(({ latest }) => latest?.state === 'draft')?.latest?.id ?? '';
  ids.theme = (await app.call('dossier.current', null))?.campaign.themes[0]?.id ?? '';
  const [lycee] = await app.call('venues.list', null);
  if (!lycee) throw new Error('the sample has no venue');
  venue = lycee;
});
afterAll(() => app.close());

/** Every query that screens show of a dossier, or of what is around it. */
const QUERIES = (): [name: string, input: unknown][] => [
  ['dossier.current', null],
  ['dossier.list', null],
  ['preferences.get', null],
  ['protection.state', null],
  ['backups.list', null],
  ['personalData.overview', null],
  ['personalData.find', { text: 'a', limit: 20 }],
  ['personalData.of', { personId: ids.person }],
  ['dashboard.get', null],
  ['history.list', {}],
  ['history.detail', { sequence: 2 }],
  ['trash.list', {}],
  ['search.find', { text: 'lyc' }],
  ['venues.list', null],
  ['venues.get', { id: venue.id }],
  ['venues.searchSchools', { text: 'guerin' }],
  ['venues.directory', null],
  ['networks.list', null],
  ['meetings.list', {}],
  ['meetings.awaited', null],
  ['meetings.get', { id: ids.meeting }],
  ['meetings.agenda', { meetingId: ids.meeting }],
  ['meetings.speakers', { meetingId: ids.meeting }],
  ['people.list', { text: '' }],
  // Found in memory, or not at all.
  ['people.list', { text: 'kowalczyk' }],
  ['people.get', { id: ids.person }],
  ['registrations.list', { meetingId: ids.meeting }],
  ['registrations.list', { meetingId: ids.other }],
  ['registrations.addresses', { ids: [ids.registration] }],
  ['registrations.turnout', { meetingId: ids.meeting }],
  ['registrations.ofPerson', { personId: ids.person }],
  ['workshops.list', { meetingId: ids.meeting }],
  ['workshops.choices', { meetingId: ids.meeting }],
  ['workshops.sheet', { workshopId: ids.workshop }],
  ['workshops.sheets', { meetingId: ids.meeting }],
  ['proposals.list', {}],
  ['practices.list', { meetingId: ids.meeting }],
  ['documents.signInSheetSummary', { scope: { kind: 'all' }, perWorkshop: true }],
  ['syntheses.overview', null],
  ['syntheses.get', { id: ids.synthesis }],
  ['syntheses.ofScope', { level: 'department', id: '086' }],
  ['packages.list', null],
  ['packages.check', { synthesisId: ids.synthesis }],
  ['publishing.list', null],
  ['publishing.spaces', null],
];

type Made = (call: typeof app.call) => Promise<unknown>;

/** What is done, each after those before it. */
const COMMANDS: readonly [what: string, made: Made][] = [
  ['a mark', (call) => call('registrations.mark', { ids: [ids.registration], attendance: 'present' })],
  ['its undoing', (call) => call('history.undo', {})],
  ['its redoing', (call) => call('history.redo', {})],
  ['a newcomer', (call) => call('registrations.registerNew', { meetingId: ids.meeting, person: KOWALCZYK })],
  [
    'a workshop',
    (call) => call('workshops.assign', { registrationIds: [ids.registration], workshopId: ids.workshop }),
  ],
  [
    'a choice',
    (call) => call('workshops.choose', { registrationId: ids.registration, workshopIds: [ids.workshop] }),
  ],
  ['a cancellation', (call) => call('registrations.cancel', { id: ids.registration })],
  [
    'another name',
    async (call) =>
      call('people.update', { ...(await call('people.get', { id: ids.person })), familyName: 'Abadie' }),
  ],
  ['someone deleted', (call) => call('people.delete', { id: ids.alone })],
  [
    'someone brought back',
    async (call) => {
      const [latest] = (await call('trash.list', {})).items;
      return call('trash.restore', { sequence: latest?.sequence ?? 0, id: latest?.id ?? '' });
    },
  ],
  [
    'a room less',
    (call) => call('venues.update', { ...venue, name: 'Lycée Victor-Hugo', rooms: [] } as never),
  ],
  [
    'what is typed',
    (call) => call('workshops.saveSheet', { workshopId: ids.workshop, findings: richText('Le bus') }),
  ],
  [
    'what is typed after it',
    (call) => call('workshops.saveSheet', { workshopId: ids.workshop, findings: richText('Le bus, tard') }),
  ],
  [
    'a proposal',
    (call) =>
      call('proposals.create', {
        meetingId: ids.meeting,
        title: 'Des bus',
        body: '',
        themeId: ids.theme,
      }),
  ],
  ['a meeting put off', (call) => call('meetings.setState', { id: ids.other, state: 'cancelled' })],
  ['a meeting deleted', (call) => call('meetings.delete', { id: ids.other })],
  ['settings', (call) => call('dossier.settings', { name: 'Autre nom', networkLabel: 'Bassin' })],
  ['a time of keeping', (call) => call('personalData.keepFor', { kind: 'contact', months: 7 })],
  [
    'a directory',
    async () => {
      const file = await app.sendFile('annuaire.csv', DIRECTORY);
      return app.runJob('venues.importDirectory', { file });
    },
  ],
  [
    'everyone absent',
    async (call) => {
      const [largest] = (await call('meetings.list', {})).toSorted((a, b) => b.registered - a.registered);
      const registered = await call('registrations.list', { meetingId: largest?.id ?? '' });
      return call('registrations.mark', { ids: registered.map(({ id }) => id), attendance: 'absent' });
    },
  ],
  ['someone erased', () => app.runJob('personalData.erase', { personId: ids.person })],
];

const KOWALCZYK = { familyName: 'Kowalczyk', givenName: 'Zoé' };
const DIRECTORY =
  'Identifiant_de_l_etablissement;Nom_etablissement;Code_departement;Etat\n0790024X;Lycée Paul Guérin;079;OUVERT\n';

async function ask(queries: readonly [name: string, input: unknown][]): Promise<Answer[]> {
  const answers = [];
  for (const [name, input] of queries) answers.push(await app.answer(name, input));
  return answers;
}

const readsOf = (answer: Answer | undefined) => (answer?.ok ? answer.reads : undefined);
const said = (answer: Answer | undefined) =>
  JSON.stringify(answer && (answer.ok ? answer.value : answer.error));

/** What the windows were told of the one command that was just done; a backup made meanwhile tells of itself apart. */
function newsHeard(): Changed {
  const heard = app.events.filter((event) => event.type === 'changed');
  const [first = heard[0], ...more] = heard.filter(({ touched }) => touched);
  if (!first || more.length > 0) throw new Error(`one command told ${heard.length} changes`);
  return first;
}

const isConcerned = ({ touched }: Changed, reads: readonly string[] | undefined): boolean =>
  !touched || !reads || reads.some((table) => Object.hasOwn(touched, table));

describe('what changed', () => {
  test('every query is asked, but those of what leaves no trace', () => {
    const known = Object.entries(contract).flatMap(([name, { kind }]) => (kind === 'query' ? [name] : []));
    const asked = new Set(QUERIES().map(([name]) => name));
    expect(known.filter((name) => !asked.has(name))).toEqual([
      'dossier.asked',
      'backups.sticks',
      'backups.preview',
      'backups.remedies',
      'personalData.ofNamed',
      'networks.get',
      'drafts.list',
    ]);
  });

  test('no answer that a command changed is left as it was, and few of the others are asked for again', async () => {
    const queries = QUERIES();
    let before = await ask(queries);
    const missed: string[] = [];
    // Of those that depend on tables alone.
    const counts = { told: 0, again: 0, inVain: 0 };
    for (const [what, made] of COMMANDS) {
      app.events.length = 0;
      await made(app.call);
      const news = newsHeard();
      const after = await ask(queries);
      for (const [index, [name]] of queries.entries()) {
        const reads = readsOf(before[index]);
        const concerned = isConcerned(news, reads);
        const differs = said(before[index]) !== said(after[index]);
        if (differs && !concerned) missed.push(`${what}: ${name}`);
        if (!reads || !news.touched) continue;
        counts.told += 1;
        if (concerned) counts.again += 1;
        if (concerned && !differs) counts.inVain += 1;
      }
      before = after;
    }
    expect(missed).toEqual([]);
    expect(counts.told).toBeGreaterThan(500);
    expect(counts.inVain, JSON.stringify(counts)).toBeLessThan(counts.told / 3);
  });

  test('what depends on more than tables is always asked for again', async () => {
    const queries = QUERIES();
    const answers = await ask(queries);
    const always = queries.flatMap(([name], index) => (readsOf(answers[index]) ? [] : [name]));
    expect(always).toEqual([
      // What lies around the dossier.
      'dossier.list',
      'protection.state',
      'backups.list',
      'personalData.overview',
      'personalData.find',
      'personalData.of',
      // The day.
      'dashboard.get',
      'networks.list',
      'meetings.awaited',
      'syntheses.overview',
      'syntheses.get',
      // What is refused, or being sent.
      'packages.list',
      'packages.check',
      'publishing.list',
      'publishing.spaces',
    ]);
  });
});

test('what is made of a table and kept in memory depends on that table, though nothing is asked of it any more', () => {
  const { session } = app.application;
  const make = () => 'kept';
  const first = session.current().recordingReader();
  const second = session.current().recordingReader();
  expect([first.kept?.('person', make), second.kept?.('person', make)]).toEqual(['kept', 'kept']);
  expect([...second.reads]).toEqual(['person']);
});

const LIST = 'registrations.list';

test('a list whose touched rows are asked for alone is the list as a whole', async () => {
  const input = { meetingId: ids.meeting };
  const list = () => app.call(LIST, input);
  const [first, second] = await list();
  const commands: Made[] = [
    (call) => call('registrations.mark', { ids: [first?.id ?? '', second?.id ?? ''], attendance: 'excused' }),
    (call) => call('registrations.cancel', { id: first?.id ?? '' }),
    (call) => call('registrations.setRemote', { id: second?.id ?? '', remote: true }),
    (call) => call('history.undo', {}),
    (call) => call('workshops.assign', { registrationIds: [second?.id ?? ''], workshopId: ids.workshop }),
  ];
  for (const made of commands) {
    const before: Row[] = await list();
    app.events.length = 0;
    await made(app.call);
    const { touched } = newsHeard();
    const rows = touched?.registration;
    if (!Array.isArray(rows)) throw new Error('the rows are not told');
    expect(Object.keys(touched ?? {})).not.toContain('person');
    const fresh = await app.call(LIST, { ...input, ids: rows });
    expect(fresh.length).toBeLessThan(3);
    expect(patched(LIST, before, new Set(rows), fresh)).toEqual(await list());
  }
});

test('every change of what lies around the dossier is told, by more than what a command touched', async () => {
  const queries: [string, unknown][] = [
    ['dossier.current', null],
    ['dossier.asked', null],
    ['preferences.get', null],
  ];
  const folder = (await app.call('dossier.current', null))?.folder ?? '';
  const elsewhere = join(app.dataFolder, 'ailleurs');
  const { session } = app.application;
  const changes: [what: string, make: () => unknown, of: string][] = [
    ['who works', () => app.runJob('preferences.set', { author: 'Aïssatou' }), 'preferences.get'],
    ['what is to be opened', () => session.ask(elsewhere), 'dossier.asked'],
    ['that it is given up', () => app.runJob('dossier.giveUpAsked', null), 'dossier.asked'],
    [
      'a copy in conflict',
      () => {
        writeFileSync(join(folder, 'dossier (copie en conflit).sqlite'), '');
        session.lookAgain();
      },
      'dossier.current',
    ],
    [
      'that it lies elsewhere',
      () => {
        renameSync(folder, elsewhere);
        session.current().secure();
      },
      'dossier.current',
    ],
    ['that none is open', () => app.runJob('dossier.close', null), 'dossier.current'],
    ['another one', () => app.runJob('dossier.create', OTHER), 'dossier.current'],
  ];
  for (const [what, make, of] of changes) {
    const before = await ask(queries);
    app.events.length = 0;
    await make();
    await new Promise(setImmediate);
    const told = app.events.some(
      ({ type, ...event }) => type === 'ended' || (type === 'changed' && !('touched' in event)),
    );
    expect(told, what).toBe(true);
    const after = await ask(queries);
    const changed = queries.flatMap(([name], index) =>
      said(before[index]) === said(after[index]) ? [] : [name],
    );
    expect(changed, what).toEqual([of]);
  }
});

const OTHER = {
  ...{ name: 'Autre', campaignId: 'egn-2020', referenceDate: null },
  territory: { level: 'academy', code: '13' },
} as const;
