import { beforeEach, expect, it } from 'vitest';
import { documentJson } from '../../../shared/packages/payload.ts';
import type { SynthesisDocument } from '../../../shared/packages/synthesis-document.ts';
import { DEFAULT_SETTINGS } from '../../../space/configuration.ts';
import type { Database } from '../../../space/database/open.ts';
import { listSyntheses } from '../../../space/syntheses/list.ts';
import { bringPublicationsUpToDate } from '../../../space/syntheses/publication.ts';
import { findSynthesis } from '../../../space/syntheses/read.ts';
import { attendanceOf, listMeetings } from '../../../space/territories/meetings.ts';
import { listNetworks, listParts } from '../../../space/territories/parts.ts';
import { listProgress } from '../../../space/territories/progress.ts';
import { listPassages } from '../../../space/themes/passages.ts';
import { listThemes } from '../../../space/themes/read.ts';
import { accept, emptyDatabase, sharedDatabase, withdraw } from '../../factories/reading-database.ts';
import { LIMOGES, uniqueDocument } from '../../factories/space.ts';

const shared = sharedDatabase();
beforeEach(() => emptyDatabase(shared()));

const DEADLINE = { synthesisDeadline: '2020-10-16' };
const AREA = { level: 'academy', code: '13' } as const;

/** The sample, its proposal titled otherwise. */
function titled(document: SynthesisDocument, title: string, changes: Partial<SynthesisDocument> = {}) {
  const themes = document.themes.map((theme) => ({
    ...theme,
    proposals: theme.proposals.map((proposal) => ({ ...proposal, title })),
  }));
  return { ...document, themes, ...changes };
}

const proposalsOf = async (database: Database, territory: string) =>
  (await listPassages(database, { kinds: ['proposal'], territory }, { limit: 50 })).map(
    ({ title, scopeName, version }) => [title, scopeName, version],
  );

const inclusionOf = async (database: Database) =>
  (await listThemes(database, DEFAULT_SETTINGS.campaign))[0]?.subjects.find(({ id }) => id === 'inclusion');

it('readers get the highest version that is not withdrawn, and the counts follow', async () => {
  const database = shared();
  const first = uniqueDocument({
    territory: LIMOGES,
    scope: { level: 'academy', id: '22', name: 'Limoges' },
  });
  const { id } = first.package;
  await accept(database, titled(first, 'Première'));
  await accept(database, titled(first, 'Seconde', { package: { id, version: 2 } }));
  const revision = () => database.selectFrom('reading').select('revision').executeTakeFirstOrThrow();
  const before = await revision();
  expect(await proposalsOf(database, 'academy:22')).toEqual([['Seconde', 'Limoges', 2]]);
  expect(await listProgress(database, DEADLINE, '2020-10-17')).toMatchObject([
    { ref: 'academy:22', syntheses: 1, standing: 'published' },
  ]);
  await withdraw(database, id, 2);
  expect(await revision()).not.toEqual(before);
  expect(await proposalsOf(database, 'academy:22')).toEqual([['Première', 'Limoges', 1]]);
  expect(await findSynthesis(database, id, 2)).toMatchObject({
    state: 'withdrawn',
    withdrawal: { version: 2, reason: 'Une erreur de chiffres.', readable: 1 },
  });
  expect(await inclusionOf(database)).toMatchObject({ proposals: 1, territories: 1 });
  await withdraw(database, id, 1);
  expect(await findSynthesis(database, id)).toMatchObject({
    state: 'withdrawn',
    withdrawal: { readable: undefined },
  });
  expect(await listSyntheses(database, {}, { limit: 10 })).toEqual([]);
  expect(await inclusionOf(database)).toMatchObject({ proposals: 0, territories: 0 });
  for (const [today, standing] of [
    ['2020-10-16', 'awaited'],
    ['2020-10-17', 'late'],
  ] as const) {
    expect(await listProgress(database, DEADLINE, today)).toMatchObject([{ syntheses: 0, standing }]);
  }
});

it('what goes up from a meeting to its académie is shown once, and nobody hides what another says', async () => {
  const database = shared();
  const network = titled(uniqueDocument(), 'Du réseau', {
    scope: { level: 'network', id: 'gâtine/1', name: 'Réseau de Gâtine' },
  });
  const academy = titled(uniqueDocument(), 'De l’académie');
  await accept(database, network, '2020-10-17T08:00:00.000Z');
  expect(await proposalsOf(database, 'academy:13')).toEqual([['Du réseau', 'Réseau de Gâtine', 1]]);
  await accept(database, academy);
  expect(await proposalsOf(database, 'academy:13')).toEqual([['De l’académie', 'Académie de Poitiers', 1]]);
  // Another territory sends the same identifiers, and says that it is about this one.
  const other = titled(uniqueDocument({ territory: LIMOGES }), 'D’une autre');
  await accept(database, other, '2020-10-18T08:00:00.000Z');
  expect(await proposalsOf(database, 'academy:13')).toHaveLength(1);
  expect(
    (await listSyntheses(database, { area: AREA }, { limit: 10 })).map(({ title }) => title),
  ).toHaveLength(2);
  expect(await inclusionOf(database)).toMatchObject({ proposals: 2, practices: 0, territories: 2 });
  expect(await listMeetings(database, AREA, { limit: 10 })).toMatchObject([
    { packageId: academy.package.id, department: '079', participants: 39 },
  ]);
  expect(await listNetworks(database, AREA)).toMatchObject([{ id: 'gâtine/1', participants: 39 }]);
  expect(await listParts(database, AREA)).toContainEqual(
    expect.objectContaining({ code: '079', syntheses: 1, meetings: 1, participants: 39 }),
  );
  expect(await attendanceOf(database, AREA)).toEqual({
    source: 'synthesis',
    categories: [{ title: 'Enseignants', people: 24 }],
    grouped: 15,
  });
  await withdraw(database, academy.package.id, 1);
  expect(await proposalsOf(database, 'academy:13')).toEqual([['Du réseau', 'Réseau de Gâtine', 1]]);
  expect(await attendanceOf(database, AREA)).toMatchObject({ source: 'meetings', grouped: 15 });
});

it('of two versions accepted at once, the higher one is read', async () => {
  const database = shared();
  const first = uniqueDocument();
  const { id } = first.package;
  const versions = Array.from({ length: 4 }, (_, index) => ({
    ...first,
    package: { id, version: index + 1 },
  }));
  await Promise.all(versions.toReversed().map((document) => accept(database, document)));
  expect(await listSyntheses(database, { area: AREA }, { limit: 10 })).toMatchObject([{ version: 4 }]);
});

it('takes whatever a text may hold, and all of it can be made again from the accepted documents', async () => {
  const database = shared();
  const odd = 'a\u0000b\ud800c\ue000d\u202e';
  const manyWords = Array.from({ length: 150_000 }, (_, index) => `mot${index}`).join(' ');
  const model = uniqueDocument({ title: 'Un titre \ud800' });
  const text = (content: string) => ({
    type: 'doc' as const,
    content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: content }] }],
  });
  await accept(database, {
    ...model,
    context: text(odd),
    conclusion: text(manyWords),
    attendance: { total: 5, categories: [{ id: odd, title: odd, count: 5 }], grouped: null },
    themes: model.themes.map((theme) => ({ ...theme, proposals: [...theme.proposals, ...theme.proposals] })),
  });
  const rows = async () => ({
    passages: await database.selectFrom('passage').selectAll().orderBy('position').execute(),
    meetings: await database.selectFrom('meeting').selectAll().execute(),
    attendance: await database.selectFrom('attendance').selectAll().orderBy('category').execute(),
    tallies: await database.selectFrom('theme_tally').selectAll().orderBy('subject_id').execute(),
  });
  const made = await rows();
  expect(made.passages.length).toBeGreaterThan(200);
  expect(made.passages.filter(({ item_id, shown }) => item_id !== '' && !shown)).toHaveLength(1);
  await database.deleteFrom('publication').execute();
  await database.updateTable('reading').set({ layout: 0 }).execute();
  await bringPublicationsUpToDate(database, DEFAULT_SETTINGS.campaign);
  expect(await rows()).toEqual(made);
});

it('goes through long lists page by page without losing or repeating any', async () => {
  const database = shared();
  for (let index = 0; index < 5; index += 1) {
    // Some are accepted at the same instant.
    await accept(database, uniqueDocument(), `2020-10-1${Math.floor(index / 2)}T08:00:00.000Z`);
  }
  const seen: string[] = [];
  for (let after: { acceptedAt: string; packageId: string } | undefined; ; ) {
    const [one] = await listSyntheses(database, {}, { limit: 1, after });
    if (!one) break;
    seen.push(one.packageId);
    after = { acceptedAt: one.acceptedAt.toISOString(), packageId: one.packageId };
  }
  const all = (await listSyntheses(database, {}, { limit: 10 })).map(({ packageId }) => packageId);
  expect(seen).toEqual(all);
  expect(new Set(seen).size).toBe(5);
});

it('what was indexed in an earlier format is shown, and laid out again, as the document of today', async () => {
  const database = shared();
  const document = titled(uniqueDocument(), 'Indexée autrefois');
  await accept(database, document);
  await database
    .updateTable('synthesis')
    .set({ document: documentJson(document, 1) })
    .execute();
  await database.updateTable('reading').set({ layout: 1 }).execute();
  await bringPublicationsUpToDate(database, DEFAULT_SETTINGS.campaign);
  expect(await proposalsOf(database, 'academy:13')).toEqual([
    ['Indexée autrefois', document.scope.name, document.package.version],
  ]);
  expect(await findSynthesis(database, document.package.id)).toMatchObject({
    state: 'readable',
    synthesis: { document: { ...document, code: null } },
  });
});

it('what a later version of the space indexed is not shown, and stops nothing else', async () => {
  const database = shared();
  const first = titled(uniqueDocument(), 'Première');
  const { id } = first.package;
  await accept(database, first);
  await accept(database, titled(first, 'À venir', { package: { id, version: 2 } }));
  await database
    .updateTable('synthesis')
    .set({ document: JSON.stringify({ format: 'cahiers-synthesis', formatVersion: 9 }) })
    .where('version', '=', 2)
    .execute();
  await database.updateTable('reading').set({ layout: 1 }).execute();
  await bringPublicationsUpToDate(database, DEFAULT_SETTINGS.campaign);
  expect(await findSynthesis(database, id, 2)).toBeUndefined();
  expect(await findSynthesis(database, id, 1)).toMatchObject({ state: 'readable' });
  await withdraw(database, id, 2);
  expect(await proposalsOf(database, 'academy:13')).toEqual([['Première', first.scope.name, 1]]);
});
