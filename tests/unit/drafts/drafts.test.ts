import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { call } from '../../../renderer/client/call.ts';
import { Drafts } from '../../../renderer/drafts/drafts.ts';
import { foundInForm } from '../../../renderer/drafts/form-draft.ts';
import { handOverFormer } from '../../../renderer/drafts/former-drafts.ts';
import { baseOf, foundDraft } from '../../../renderer/drafts/found.ts';
import {
  baseIn,
  changedUnder,
  changesIn,
  NOTHING_TYPED,
  type Typing,
  typedIn,
  typingFound,
  without,
} from '../../../renderer/drafts/typing.ts';
import { LARGEST_DRAFT } from '../../../shared/drafts/contract.ts';
import { AppError } from '../../../shared/errors.ts';

const DOSSIER = 'dossier';
const OWN = 'own window';
const OTHER = 'other window';

/** The calls that an application was sent: what was kept, what was forgotten. */
let sent: { name: string; drafts: Record<string, unknown> }[];
/** What the application holds. */
let held: { key: string; value: string; window: string }[];
let answer: () => Promise<void>;
/** Why it does not keep the drafts of some keys. */
let refuse: (keys: readonly string[]) => AppError | undefined;
/** How long a list of what it holds is waited for. */
let listing: () => Promise<void>;
let said: string[];
let drafts: Drafts;

beforeEach(async () => {
  vi.useFakeTimers({ now: 0 });
  [sent, held, said] = [[], [], []];
  answer = async () => undefined;
  refuse = () => undefined;
  listing = async () => undefined;
  const say = ({ message }: AppError) => said.push(message);
  drafts = new Drafts({ call: ask, window: OWN, onUnkept: say, onGone: say });
  await drafts.open(DOSSIER);
});
afterEach(() => {
  vi.useRealTimers();
});

test('what is typed is kept at once, then at most every second, several drafts together', async () => {
  for (const text of ['N', 'N’', 'N’D']) drafts.keep('person:new', typing(text));
  await pass(0);
  drafts.keep('person:new', typing('N’Di'));
  drafts.keep('meeting:new', typing('Niort'));
  await pass(999);
  expect(sent).toEqual([{ name: 'drafts.keep', drafts: { 'person:new': 'N’D' } }]);
  drafts.keep('person:new', typing('N’Diaye'));
  await pass(1);
  expect(sent[1]).toEqual({
    name: 'drafts.keep',
    drafts: { 'person:new': 'N’Diaye', 'meeting:new': 'Niort' },
  });
  drafts.keep('person:new', typing('N’Diaye'));
  await pass(5000);
  expect(sent).toHaveLength(2);
});

test('leaving a field keeps what waits at once, and leaving the page does whatever is on its way', async () => {
  drafts.keep('person:new', typing('a'));
  await pass(0);
  drafts.keep('person:new', typing('ab'));
  const slow = Promise.withResolvers<void>();
  answer = () => slow.promise;
  drafts.flush();
  drafts.keep('person:new', typing('abc'));
  drafts.flush();
  expect(sent).toHaveLength(2);
  drafts.flush({ leaving: true });
  expect(sent.map((one) => one.drafts['person:new'])).toEqual(['a', 'ab', 'abc']);
  slow.resolve();
  await pass(0);
});

test('what was saved is forgotten, of the window that typed it', async () => {
  held = [row('person:new', 'Martin', OTHER)];
  await drafts.refresh();
  expect(drafts.read('person:new')?.value).toBe('Martin');
  drafts.forget('person:new');
  expect(drafts.read('person:new')).toBeUndefined();
  expect(drafts.under('person:')).toEqual([]);
  await pass(0);
  expect(sent).toEqual([{ name: 'drafts.forget', drafts: { 'person:new': OTHER } }]);
  drafts.forget('person:new');
  drafts.keep('meeting:new', typing('Niort'));
  drafts.forget('meeting:new');
  await pass(5000);
  expect(sent).toHaveLength(1);
});

test('what another window types comes in, but not over what is being typed here', async () => {
  drafts.keep('person:new', typing('ici'));
  held = [row('person:new', 'ailleurs', OTHER), row('meeting:new', 'ailleurs', OTHER)];
  await drafts.refresh();
  expect(['person:new', 'meeting:new'].map((key) => drafts.read(key)?.value)).toEqual(['ici', 'ailleurs']);
  await pass(0);
  expect(sent).toEqual([{ name: 'drafts.keep', drafts: { 'person:new': 'ici' } }]);
});

test('an answer of before what was kept meanwhile is asked for again', async () => {
  const slow = Promise.withResolvers<void>();
  listing = () => slow.promise;
  const refreshed = drafts.refresh();
  drafts.keep('person:new', typing('Martin'));
  await pass(0);
  listing = async () => undefined;
  slow.resolve();
  held = [row('person:new', 'Martin', OWN)];
  await refreshed;
  expect(drafts.read('person:new')?.value).toBe('Martin');
});

test('what cannot be kept is said once, and kept as soon as it can be', async () => {
  answer = () => Promise.reject(new AppError('disk-full', 'Le disque est plein.'));
  drafts.keep('person:new', typing('a'));
  await pass(0);
  drafts.keep('person:new', typing('ab'));
  await pass(5000);
  expect({ said, isFailing: drafts.isFailing }).toEqual({ said: ['Le disque est plein.'], isFailing: true });
  expect(drafts.read('person:new')?.value).toBe('ab');
  answer = async () => undefined;
  await pass(5000);
  expect({ last: sent.at(-1)?.drafts, isFailing: drafts.isFailing }).toEqual({
    last: { 'person:new': 'ab' },
    isFailing: false,
  });
});

test('what there is no room for is said once and tried again, the rest being kept and forgotten meanwhile', async () => {
  held = [row('meeting:new', 'Niort', OWN)];
  await drafts.refresh();
  const full = new AppError('drafts-full', 'Trop de saisies.', { keys: ['person:new'] });
  refuse = (keys) => (keys.includes('person:new') ? full : undefined);
  drafts.keep('person:new', typing('a'));
  drafts.keep('venue:new', typing('Lycée'));
  drafts.forget('meeting:new');
  await pass(0);
  expect(sent.slice(-2)).toEqual([
    { name: 'drafts.keep', drafts: { 'venue:new': 'Lycée' } },
    { name: 'drafts.forget', drafts: { 'meeting:new': OWN } },
  ]);
  await pass(5000);
  expect({ said, isFailing: drafts.isFailing }).toEqual({ said: ['Trop de saisies.'], isFailing: true });
  refuse = () => undefined;
  await pass(5000);
  expect(sent.at(-1)).toEqual({ name: 'drafts.keep', drafts: { 'person:new': 'a' } });
  expect(drafts.isFailing).toBe(false);
});

test('what is about something that is gone is said once, and neither kept nor tried again', async () => {
  held = [row('person:a', 'Martin', OWN)];
  await drafts.refresh();
  const gone = new AppError('draft-gone', 'Cette personne est effacée.', { keys: ['person:a'] });
  refuse = (keys) => (keys.includes('person:a') ? gone : undefined);
  drafts.keep('person:a', typing('Martinet'));
  drafts.keep('venue:new', typing('Lycée'));
  await pass(0);
  expect(sent.at(-1)).toEqual({ name: 'drafts.keep', drafts: { 'venue:new': 'Lycée' } });
  drafts.keep('person:a', typing('Martinets'));
  await pass(10_000);
  expect(sent).toHaveLength(2);
  expect({ said, isFailing: drafts.isFailing }).toEqual({
    ...{ said: ['Cette personne est effacée.'], isFailing: false },
  });
  expect(drafts.read('person:a')).toBeUndefined();
  // A former state of the dossier, put back, may have it.
  await drafts.refresh();
  refuse = () => undefined;
  drafts.keep('person:a', typing('Martinets'));
  await pass(1000);
  expect(sent.at(-1)?.drafts).toEqual({ 'person:a': 'Martinets' });
});

test('what an erasure changed or forgot of what is typed here is taken by its screens, and by no other', async () => {
  held = ['a', 'b', 'c'].map((id) => row(`person:${id}`, 'Vaudreuil', id === 'c' ? OTHER : OWN));
  await drafts.refresh();
  const taken: string[] = [];
  for (const id of ['a', 'b', 'c', 'new']) drafts.onTaken(`person:${id}`, () => taken.push(id));
  drafts.onTaken('person:a', () => taken.push('left'))();
  expect(await drafts.takeErased()).toBe(false);
  drafts.keep('person:new', typing('Petit'));
  drafts.keep('person:a', typing('Vaudreuille'));
  held = [row('person:b', 'Personne effacée', OWN), row('person:c', 'Personne effacée', OTHER)];
  expect(await drafts.takeErased()).toBe(true);
  expect(taken).toEqual(['a', 'b']);
  expect(['a', 'b', 'new'].map((id) => drafts.read(`person:${id}`)?.value)).toEqual([
    ...[undefined, 'Personne effacée', 'Petit'],
  ]);
  await pass(1000);
  expect(sent).toEqual([{ name: 'drafts.keep', drafts: { 'person:new': 'Petit' } }]);
});

test('what waits for one dossier never goes to the next', async () => {
  drafts.keep('person:new', typing('Martin'));
  await drafts.open('another');
  await pass(5000);
  expect(sent).toEqual([]);
  expect(drafts.read('person:new')).toBeUndefined();
});

test('long texts go by several calls, and one that no call takes is said', async () => {
  const half = 'x'.repeat(LARGEST_DRAFT / 2);
  for (const key of ['synthesis:a', 'synthesis:b', 'synthesis:c']) drafts.keep(key, typing(half));
  await pass(0);
  expect(sent.map((one) => Object.keys(one.drafts))).toEqual([
    ['synthesis:a'],
    ['synthesis:b'],
    ['synthesis:c'],
  ]);
  drafts.keep('synthesis:a', typing(half + half));
  drafts.keep('synthesis:b', typing('court'));
  await pass(1000);
  expect(said).toEqual(['Ce texte est trop long pour être gardé.']);
  // It keeps no other from being kept.
  expect(sent.at(-1)?.drafts).toEqual({ 'synthesis:b': 'court' });
});

test('what was typed is found with what has become of what it was based on', async () => {
  const saved = { name: 'Martin', minor: false };
  const read = (kept: unknown) => kept as typeof saved;
  const place = (key: string, now: typeof saved | undefined = saved) => ({ key, saved: now, read });
  const typed = { name: 'Martinet', minor: false };
  held = [
    { key: 'a', value: JSON.stringify({ base: baseOf(saved), value: typed }), window: OWN },
    { key: 'b', value: JSON.stringify({ base: null, value: saved }), window: OWN },
  ];
  await drafts.refresh();
  const base = baseOf(saved);
  expect(foundDraft(drafts, place('a'))).toEqual({ value: typed, base, changed: false });
  expect(foundDraft(drafts, place('a', { ...saved, minor: true }))).toMatchObject({ changed: true });
  // Of what is deleted: left for when it comes back.
  expect(foundDraft(drafts, { ...place('a'), saved: undefined })).toBeUndefined();
  expect(drafts.read('a')).toBeDefined();
  // What equals what is saved is of no use.
  expect(foundDraft(drafts, place('b'))).toBeUndefined();
  expect(drafts.read('b')).toBeUndefined();
});

test('a form takes the fields that it has, as they were typed, and no others', async () => {
  const typed = { name: 'Martin', rooms: [null], email: 'awa@', departmentCode: '079', city: 5, former: 1 };
  held = [{ key: 'venue:new', value: JSON.stringify({ base: null, value: typed }), window: OWN }];
  await drafts.refresh();
  const schema = z.object({
    ...{ name: z.string(), rooms: z.array(z.object({ name: z.string() })), city: z.string() },
    ...{ email: z.union([z.literal(''), z.email()]), departmentCode: z.string().nullable() },
  });
  const initial = { name: '', rooms: [], email: '', departmentCode: null, city: 'Niort' };
  const place = { key: 'venue:new', edits: false };
  expect(foundInForm(drafts, place, schema, initial)?.value).toEqual({
    ...{ name: 'Martin', rooms: [], email: 'awa@', departmentCode: '079', city: 'Niort' },
  });
  expect(foundInForm(drafts, { ...place, accepts: () => false }, schema, initial)).toBeUndefined();
});

test('what is typed in a form is told from what changes under it, then and when it is found again', () => {
  const saved = { name: 'Martin', function: '', phone: '05' };
  const type = (typing: Typing<typeof saved>, name: keyof typeof saved, value: string, known: number) =>
    typedIn(typing, name, { value, held: saved[name], known });
  const typing = type(
    type(NOTHING_TYPED as Typing<typeof saved>, 'function', 'maire', 7),
    'name',
    'Petit',
    9,
  );
  expect(typing).toEqual({
    fields: { function: 'maire', name: 'Petit' },
    over: { function: '', name: 'Martin' },
    since: 7,
  });
  // What one goes back to is typed still, over what it was typed over first.
  expect(type(typing, 'name', 'Martin', 12).over).toEqual(typing.over);
  expect(changesIn(type(typing, 'name', 'Martin', 12), saved)).toEqual(['function']);
  expect(changedUnder(typing, { ...saved, phone: '06' })).toEqual([]);
  expect(changedUnder(typing, { ...saved, name: 'Petit' })).toEqual([]);
  const others = { ...saved, name: 'Martinet' };
  expect(changedUnder(typing, others)).toEqual(['name']);
  const isNamed = (name: string) => name === 'name';
  expect(without(typing, isNamed)).toEqual({
    fields: { function: 'maire' },
    over: { function: '' },
    since: 7,
  });

  const value = { ...saved, ...typing.fields };
  const again = (now: typeof saved, base: string | null = baseIn(typing), changed = false) =>
    typingFound({ value: { ...now, ...typing.fields }, base, changed }, now);
  expect(again(saved)).toEqual(typing);
  expect(changedUnder(again({ ...saved, phone: '06' }), { ...saved, phone: '06' })).toEqual([]);
  expect(changedUnder(again(others), others)).toContain('name');
  expect(again(others).since).toBe(7);
  // As a former version kept it: one knows whether what was saved has changed, and since nothing that can be told.
  expect(typingFound({ value, base: baseOf(saved), changed: false }, saved)).toEqual({ ...typing, since: 0 });
  expect(changedUnder(typingFound({ value, base: baseOf(others), changed: true }, saved), saved)).toEqual([
    'name',
    'function',
  ]);
});

test('what a former version left is removed from the browser once its dossier has it', async () => {
  const left = new Map([
    ['draft:findings:a', '"of this dossier"'],
    ['draft:findings:b', '"of another"'],
    ['draft:findings:c', '{'],
    ['other', 'not ours'],
  ]);
  const storage = Object.assign(Object.fromEntries(left), {
    getItem: (name: string) => left.get(name) ?? null,
    removeItem: (name: string) => left.delete(name),
  });
  const adopt = (async (_: string, { drafts: asked }: { drafts: { key: string; value: string }[] }) =>
    asked.flatMap(({ key, value }) =>
      value === '{"base":null,"value":"of this dossier"}' ? [key] : [],
    )) as unknown as typeof call;
  await handOverFormer(adopt, { dossier: DOSSIER, window: OWN }, storage as unknown as Storage);
  expect([...left.keys()]).toEqual(['draft:findings:b', 'other']);
});

const typing = (value: string) => () => ({ base: null, value });
const row = (key: string, value: string, window: string) => ({
  ...{ key, window, value: JSON.stringify({ base: null, value }) },
});
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

/** The application: what it is sent is noted, then answered when the test says so. */
const ask = (async (name: string, input: { drafts?: { key: string; value?: string; window?: string }[] }) => {
  if (name === 'drafts.list') {
    const then = held;
    await listing();
    return then;
  }
  const told = (input.drafts ?? []).map(({ key, value, window }) => [
    key,
    value === undefined ? window : JSON.parse(value).value,
  ]);
  sent.push({ name, drafts: Object.fromEntries(told) });
  const refused = name === 'drafts.keep' ? refuse(told.map(([key]) => String(key))) : undefined;
  if (refused) throw refused;
  await answer();
  return null;
}) as unknown as typeof call;
