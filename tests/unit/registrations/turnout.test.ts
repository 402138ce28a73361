import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attendeesOf,
  isFromAfar,
  type Known,
  nameKey,
  type Recorded,
  turnoutOf,
} from '../../../shared/registrations/turnout.ts';

const recorded = (changes: Partial<Recorded>): Recorded => ({
  ...{ id: 'r1', personId: 'p1', meetingId: 'niort', status: 'registered', attendance: 'present' },
  ...{ representedBy: '', category: 'parents' },
  ...changes,
});
const represented = (id: string, representedBy: string, changes: Partial<Recorded> = {}) =>
  recorded({ id: `r-${id}`, personId: id, attendance: 'represented', representedBy, ...changes });
const nobody = () => [];

function counted(registrations: Recorded[], known: Record<string, readonly Known[]> = {}) {
  const { presences, people, categories } = turnoutOf(
    attendeesOf(registrations, (name) => known[name] ?? []),
  );
  return { presences, people, ...Object.fromEntries(categories) };
}

describe('who came', () => {
  it('is nobody who cancelled, was excused or absent, or of whom nothing is recorded', () => {
    expect(
      counted([
        recorded({ status: 'cancelled' }),
        recorded({ id: 'r2', personId: 'p2', attendance: 'excused' }),
        recorded({ id: 'r3', personId: 'p3', attendance: 'absent' }),
        recorded({ id: 'r4', personId: 'p4', attendance: null }),
        represented('p5', 'Zoé Martin', { status: 'cancelled' }),
      ]),
    ).toEqual({ presences: 0, people: 0 });
  });

  it('counts presences, and beside them distinct people', () => {
    const twice = [recorded({}), recorded({ id: 'r2', meetingId: 'poitiers', attendance: 'remote' })];
    expect(counted(twice)).toEqual({ presences: 2, people: 1, parents: 1 });
    expect(attendeesOf(twice, nobody).map(({ fromAfar }) => fromAfar)).toEqual([false, true]);
  });

  it('counts a representative once, in their own category where it is known', () => {
    const known = { 'martin zoe': [{ id: 'zoé', category: 'enseignants' }] };
    expect(counted([represented('p1', 'Mme Zoé Martin, adjointe')], known)).toEqual({
      ...{ presences: 1, people: 1, enseignants: 1 },
    });
    expect(counted([represented('p1', 'Zoé Martin')])).toEqual({ presences: 1, people: 1, parents: 1 });
    expect(counted([represented('p1', ''), represented('p2', '')])).toEqual({
      ...{ presences: 2, people: 2, parents: 2 },
    });
  });

  it('does not count again a representative who is registered, nor one who represents two', () => {
    const known = { 'martin zoe': [{ id: 'zoé', category: 'enseignants' }] };
    const own = recorded({ id: 'r9', personId: 'zoé', category: 'enseignants', attendance: 'remote' });
    const both = [represented('p1', 'MARTIN Zoé'), represented('p2', 'zoe martin')];
    expect(counted([own, ...both], known)).toEqual({ presences: 1, people: 1, enseignants: 1 });
    expect(attendeesOf([...both, own], (name) => known[name as 'martin zoe'] ?? [])).toMatchObject([
      { who: 'zoé', fromAfar: true },
    ]);
    expect(counted(both)).toEqual({ presences: 1, people: 1, parents: 1 });
  });

  it('takes for the representative the namesake who is there', () => {
    const known = {
      'martin zoe': [
        { id: 'a', category: 'agents' },
        { id: 'b', category: 'enseignants' },
      ],
    };
    const there = recorded({ personId: 'b', category: 'enseignants' });
    expect(counted([represented('p2', 'Zoé Martin'), there], known)).toEqual({
      ...{ presences: 1, people: 1, enseignants: 1 },
    });
    // Which of the two came cannot be told: the category is that of the person represented.
    expect(counted([represented('p2', 'Zoé Martin')], known)).toMatchObject({ people: 1, parents: 1 });
  });

  it('is what a slow reading of the rule finds, in whatever order', () => {
    const names = ['', 'Zoé Martin', 'Martin Zoé', 'Ali Roy', 'Luc Petit'];
    const people = [
      { id: 'a', category: 'agents', name: 'Martin Zoé' },
      { id: 'b', category: 'parents', name: 'Martin Zoé' },
      { id: 'c', category: 'agents', name: 'Roy Ali' },
      { id: 'd', category: 'eleves', name: '' },
    ];
    const someone = fc.record({
      person: fc.constantFrom(...people),
      meetingId: fc.constantFrom('niort', 'poitiers'),
      status: fc.constantFrom('registered' as const, 'cancelled' as const),
      attendance: fc.constantFrom(null, 'present', 'remote', 'excused', 'absent', 'represented'),
      representedBy: fc.constantFrom(...names),
    });
    const list = fc.uniqueArray(someone, { selector: ({ person, meetingId }) => person.id + meetingId });
    fc.assert(
      fc.property(list, (drawn) => {
        const rows = drawn.map(
          ({ person: { id: personId, category }, ...rest }, index): Recorded => ({
            ...{ id: `r${index}`, personId, category },
            ...rest,
          }),
        );
        const namesakes = (name: string) => people.filter((one) => nameKey(one.name) === name);
        const found = turnoutOf(attendeesOf(rows, namesakes));
        expect(turnoutOf(attendeesOf(rows.toReversed(), namesakes))).toEqual(found);
        expect([...found.categories.values()].reduce((sum, one) => sum + one, 0)).toBe(found.people);

        // Ask of each meeting, of each possible person, whether they came.
        const whose = new Set<string>();
        let presences = 0;
        for (const meetingId of ['niort', 'poitiers']) {
          const here = rows.filter((row) => row.meetingId === meetingId && row.status === 'registered');
          const marked = (id: string) =>
            here.some((row) => row.personId === id && /^(present|remote)$/.test(row.attendance ?? ''));
          const standsIn = here
            .filter(({ attendance }) => attendance === 'represented')
            .map((row) => {
              if (row.representedBy === '') return `for ${row.id}`;
              if (row.representedBy === 'Luc Petit') return 'Luc';
              if (row.representedBy === 'Ali Roy') return 'c';
              const listed = ['a', 'b'].filter((id) => here.some(({ personId }) => personId === id));
              return listed.find(marked) ?? listed[0] ?? 'a Zoé';
            });
          const possible = ['a', 'b', 'c', 'd', 'Luc', 'a Zoé', ...rows.map(({ id }) => `for ${id}`)];
          const came = possible.filter((one) => marked(one) || standsIn.includes(one));
          presences += came.length;
          for (const one of came) whose.add(one);
        }
        expect([found.presences, found.people]).toEqual([presences, whose.size]);
      }),
      { numRuns: 500 },
    );
  });
});

it('attends from afar who is recorded so, or means to and is not recorded on site', () => {
  const cases = [
    [{ remote: true, attendance: null }, true],
    [{ remote: true, attendance: 'present' }, false],
    [{ remote: true, attendance: 'absent' }, true],
    [{ remote: false, attendance: 'remote' }, true],
    [{ remote: false, attendance: null }, false],
  ] as const;
  for (const [registration, expected] of cases) expect(isFromAfar(registration)).toBe(expected);
});
