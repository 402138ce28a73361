import { QueryClient, QueryObserver } from '@tanstack/react-query';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answered, type News, ShownAnswers } from '../../../renderer/client/shown-answers.ts';
import { AROUND } from '../../../shared/wire.ts';

const LIST = ['registrations.list', { meetingId: 'm' }] as const;

interface Registered {
  id: string;
  personId: string;
  attendance: string;
}

const named = (id: string, attendance = ''): Registered => ({ id, personId: `p-${id}`, attendance });

/** A window over an application whose answers wait until the test lets them go. */
function subject() {
  const tables = {
    registration: [named('a'), named('b')] as Registered[],
    venue: ['lycée'],
    clock: 0,
  };
  const answers: Record<string, (input: { ids?: string[] }) => Answered> = {
    'registrations.list': ({ ids }) => ({
      value: tables.registration.filter(({ id }) => !ids || ids.includes(id)),
      reads: ids ? ['registration'] : ['registration', 'person'],
    }),
    'venues.list': () => ({ value: [...tables.venue], reads: ['venue'] }),
    'preferences.get': () => ({ value: 'Camille', reads: [AROUND] }),
    'dashboard.get': () => ({ value: `${tables.registration.length} le ${tables.clock}` }),
    // It reads the list only where there is no venue.
    'both.get': () =>
      tables.venue.length > 0
        ? { value: tables.venue.length, reads: ['venue'] }
        : { value: tables.registration.length, reads: ['venue', 'registration'] },
    'broken.get': () => {
      throw new Error('refused');
    },
  };
  const asked: { readonly name: string; readonly ids?: string[]; readonly answer: () => Promise<void> }[] =
    [];
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
  });
  const shown = new ShownAnswers(queries, (name, input) => {
    // What is answered is what there is now, whenever it arrives.
    const { promise, resolve, reject } = Promise.withResolvers<Answered>();
    const settle = (() => {
      try {
        const answered = structuredClone(answers[name]?.(input as object)) as Answered;
        return () => resolve(answered);
      } catch (error) {
        return () => reject(error);
      }
    })();
    const { ids } = input as { ids?: string[] };
    asked.push({
      ...{ name, ...(ids && { ids }) },
      answer: async () => {
        settle();
        await promise.catch(() => undefined);
        await new Promise(setImmediate);
      },
    });
    return promise;
  });
  const show = (queryKey: readonly [string, unknown]) => {
    const queryFn = () => shown.answer(queryKey);
    return new QueryObserver(queries, { queryKey, queryFn }).subscribe(() => undefined);
  };
  const answerAll = async () => {
    for (let one = asked.shift(); one; one = asked.shift()) await one.answer();
  };
  return {
    ...{ tables, asked, queries, shown, show, answerAll },
    hear: (news: News) => shown.hear(news),
    names: () => asked.map(({ name, ids }) => (ids ? `${name} ${ids.join(' ')}` : name)),
    data: ([name, input]: readonly [string, unknown] = LIST) => queries.getQueryData([name, input]),
    mark: (id: string, attendance: string) => {
      tables.registration = tables.registration.map((row) => (row.id === id ? { ...row, attendance } : row));
    },
  };
}

const VENUES = ['venues.list', null] as const;
const DASHBOARD = ['dashboard.get', null] as const;
const BOTH = ['both.get', {}] as const;
const key = ([name, input]: readonly [string, unknown]) => [name, input ?? {}] as const;

test('what depends on nothing that changed is not asked for again', async () => {
  const { show, answerAll, hear, names, tables, data } = subject();
  for (const one of [LIST, VENUES, DASHBOARD]) show(key(one));
  await answerAll();
  tables.venue.push('collège');
  hear({ venue: ['v'], history: 'all' });
  expect(names()).toEqual(['venues.list', 'dashboard.get']);
  await answerAll();
  expect(data(key(VENUES))).toEqual(['lycée', 'collège']);
});

test('the end of a job asks again for what may depend on what lies around, and no more', async () => {
  const { show, answerAll, hear, names } = subject();
  for (const one of [LIST, VENUES, DASHBOARD, ['preferences.get', null] as const]) show(key(one));
  await answerAll();
  hear({ [AROUND]: 'all' });
  expect(names()).toEqual(['dashboard.get', 'preferences.get']);
});

test('everything is asked for again when it is not known what changed', async () => {
  const { show, answerAll, hear, names } = subject();
  for (const one of [LIST, VENUES, DASHBOARD]) show(key(one));
  await answerAll();
  hear('everything');
  expect(names()).toEqual(['registrations.list', 'venues.list', 'dashboard.get']);
});

test('what has left the screen is forgotten when it has changed, and kept when it has not', async () => {
  const { show, answerAll, hear, data } = subject();
  for (const one of [LIST, VENUES]) show(key(one))();
  await answerAll();
  hear({ venue: 'all' });
  expect(data(key(VENUES))).toBeUndefined();
  expect(data(LIST)).toHaveLength(2);
  hear('everything');
  expect(data(LIST)).toBeUndefined();
});

test('of a list whose rows alone changed, those rows are asked for', async () => {
  const { show, answerAll, hear, names, mark, data, tables } = subject();
  show(LIST);
  await answerAll();
  mark('b', 'present');
  hear({ registration: ['b'], history: 'all' });
  expect(names()).toEqual(['registrations.list b']);
  await answerAll();
  expect(data()).toEqual(tables.registration);
  hear({ person: ['p-a'] });
  expect(names()).toEqual(['registrations.list']);
  await answerAll();
  // Those that are gone leave, those of elsewhere do not come.
  tables.registration = tables.registration.slice(1);
  hear({ registration: ['a', 'z'] });
  await answerAll();
  expect(data()).toEqual([named('b', 'present')]);
});

test.each<[string, News, (rows: Registered[]) => Registered[]]>([
  ['a row is new', { registration: ['c'] }, (rows) => [named('c'), ...rows]],
  [
    'a row is someone else’s',
    { registration: ['a'] },
    ([a, b]) => [b, { ...a, personId: 'q' }] as Registered[],
  ],
])('the whole is asked for when %s', async (_, news, change) => {
  const { show, answerAll, hear, names, data, tables } = subject();
  show(LIST);
  await answerAll();
  tables.registration = change(tables.registration);
  hear(news);
  expect(names()).toHaveLength(1);
  await answerAll();
  expect(data()).toEqual(tables.registration);
});

test.each<[string, News]>([
  ['something else that it depends on changed too', { registration: ['a'], person: ['p-a'] }],
  ['its rows are too many', { registration: 'all' }],
])('the whole is asked for at once when %s', async (_, news) => {
  const { show, answerAll, hear, names } = subject();
  show(LIST);
  await answerAll();
  hear(news);
  expect(names()).toEqual(['registrations.list']);
});

test('rows that were asked for are not forgotten when others change meanwhile, in whichever order they come', async () => {
  const { show, answerAll, hear, names, asked, mark, data, tables } = subject();
  show(LIST);
  await answerAll();
  mark('a', 'present');
  hear({ registration: ['a'] });
  mark('b', 'absent');
  mark('a', 'excused');
  hear({ registration: ['b', 'a'] });
  expect(names()).toEqual(['registrations.list a', 'registrations.list a b']);
  const [first, second] = asked.splice(0);
  await second?.answer();
  await first?.answer();
  expect(names()).toEqual([]);
  expect(data()).toEqual(tables.registration);
});

test('a first answer that something overtook is asked for again, unless it does not depend on it', async () => {
  const { show, hear, names, asked, data } = subject();
  show(LIST);
  hear({ venue: 'all' });
  await asked.shift()?.answer();
  expect(names()).toEqual([]);
  expect(data()).toHaveLength(2);

  const other = subject();
  other.show(LIST);
  other.mark('a', 'present');
  other.hear({ registration: ['a'] });
  await other.asked.shift()?.answer();
  expect(other.data()).toBeUndefined();
  await other.answerAll();
  expect(other.data()).toEqual(other.tables.registration);
});

test('an answer that turns out to depend on what changed meanwhile is asked for again', async () => {
  const { show, hear, asked, tables, answerAll, data } = subject();
  show(BOTH);
  await answerAll();
  tables.venue = [];
  hear({ venue: 'all' });
  // Not what it was last known to depend on.
  tables.registration.push(named('c'));
  hear({ registration: ['c'] });
  expect(asked).toHaveLength(1);
  await answerAll();
  expect(data(BOTH)).toBe(3);
});

test('what was refused may depend on anything', async () => {
  const { show, answerAll, hear, names } = subject();
  show(['broken.get', {}]);
  await answerAll();
  hear({ venue: 'all' });
  expect(names()).toEqual(['broken.get']);
});

test('rows asked for on purpose are there once they are shown, even if others overtake them', async () => {
  const { show, answerAll, hear, shown, mark, asked, data, tables } = subject();
  show(LIST);
  await answerAll();
  mark('a', 'present');
  let isThere = false;
  const there = shown.bringUpToDate(LIST, ['a']).then(() => {
    isThere = true;
  });
  hear({ registration: ['a'] });
  await asked.shift()?.answer();
  expect(isThere).toBe(false);
  await answerAll();
  await there;
  expect(data()).toEqual(tables.registration);
});

type Step =
  | { readonly do: 'mark' | 'cancel' | 'add'; readonly id: string }
  | { readonly do: 'venue' | 'ended' | 'lost' | 'show' | 'leave' }
  | { readonly do: 'answer'; readonly which: number };

const id = fc.constantFrom('a', 'b', 'c', 'd');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('mark' as const, 'cancel', 'add'), id }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('venue' as const, 'ended', 'lost', 'show', 'leave') }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('answer' as const), which: fc.nat(3) }) },
);

test('whatever happens and in whichever order answers come, what is shown in the end is what there is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { tables, asked, show, hear, answerAll, data, mark } = subject();
      const keys = [LIST, key(VENUES), BOTH];
      let leave = keys.map(show);
      let marks = 0;
      for (const one of steps) {
        if (one.do === 'mark') {
          mark(one.id, String(++marks));
          hear({ registration: [one.id] });
        } else if (one.do === 'cancel') {
          tables.registration = tables.registration.filter((row) => row.id !== one.id);
          hear({ registration: [one.id] });
        } else if (one.do === 'add') {
          if (tables.registration.some((row) => row.id === one.id)) continue;
          tables.registration = [...tables.registration, named(one.id)].toSorted((a, b) =>
            a.id < b.id ? -1 : 1,
          );
          hear({ registration: [one.id], person: [`p-${one.id}`] });
        } else if (one.do === 'venue') {
          tables.venue = tables.venue.length > 0 ? [] : ['lycée'];
          hear({ venue: 'all' });
        } else if (one.do === 'ended') hear({ [AROUND]: 'all' });
        else if (one.do === 'lost') hear('everything');
        else if (one.do === 'leave') for (const left of leave.splice(0)) left();
        else if (one.do === 'show') leave = [...leave, ...(leave.length === 0 ? keys.map(show) : [])];
        else if (one.do === 'answer') await asked.splice(one.which, 1)[0]?.answer();
      }
      if (leave.length === 0) keys.map(show);
      await answerAll();
      expect(data(LIST)).toEqual(tables.registration);
      expect(data(key(VENUES))).toEqual(tables.venue);
      expect(data(BOTH)).toBe(tables.venue.length > 0 ? tables.venue.length : tables.registration.length);
    }),
    { numRuns: 300 },
  );
});
