import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../../shared/errors.ts';
import { ChangedElsewhere } from '../../../shared/history/elsewhere.ts';
import type { Venue } from '../../../shared/venues/model.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { richText } from '../../factories/packages.ts';

let test: TestDossier;
let venue: Venue;
beforeAll(async () => {
  test = await openTestDossier();
});
afterAll(() => test.close());
beforeEach(async () => {
  const rooms = [{ name: 'CDI', capacity: 40 }];
  venue = await test.call('venues.create', { name: 'Lycée Paul Guérin', city: 'Niort', rooms });
});

/** The last command that a window which asks now knows of. */
const looked = () => test.store.lastSequence;
const now = () => test.call('venues.get', { id: venue.id });
const inside = (work: Promise<unknown>): Promise<ChangedElsewhere> =>
  work.then(
    () => {
      throw new Error('it overwrote what was changed elsewhere');
    },
    (error: AppError) => {
      expect(error.code).toBe('changed-elsewhere');
      return ChangedElsewhere.parse(error.details.elsewhere);
    },
  );

describe('two windows over the same venue', () => {
  it('change each a field, and keep both', async () => {
    const both = looked();
    await test.call('venues.update', { id: venue.id, contactPhone: '05 49 00 00 00' }, both);
    await test.call('venues.update', { id: venue.id, street: '19 rue de l’Herbaudière' }, both);
    expect(await now()).toEqual({
      ...venue,
      contactPhone: '05 49 00 00 00',
      street: '19 rue de l’Herbaudière',
    });
  });

  it('are told of a field that both change, with who, when and both values; nothing is written', async () => {
    const both = looked();
    await test.call('venues.update', { id: venue.id, contactName: 'Mme Vaudreuil' }, both);
    const changed = await now();
    const [last] = (await test.call('history.list', { limit: 1 })).entries;
    const told = await inside(
      test.call('venues.update', { id: venue.id, contactName: 'M. Dan', notes: 'Entrée nord' }, both),
    );
    expect(told).toEqual({
      author: last?.author,
      at: last?.at,
      sequence: looked(),
      things: [
        {
          what: 'Lieu',
          name: 'Lycée Paul Guérin',
          change: 'changed',
          fields: [{ label: 'Nom du contact', theirs: 'Mme Vaudreuil', yours: 'M. Dan' }],
        },
      ],
    });
    expect(await now()).toEqual(changed);
    // Seen and wanted all the same.
    await test.call('venues.update', { id: venue.id, contactName: 'M. Dan' }, told.sequence);
    expect(await now()).toEqual({ ...changed, contactName: 'M. Dan' });
  });

  it('agree when they write the same, or when what was changed was changed back', async () => {
    const both = looked();
    await test.call('venues.update', { id: venue.id, city: 'Thouars' }, both);
    await test.call('venues.update', { id: venue.id, city: 'Thouars' }, both);
    await test.call('venues.update', { id: venue.id, city: 'Niort' });
    await test.call('venues.update', { id: venue.id, city: 'Poitiers' }, both);
    expect((await now()).city).toBe('Poitiers');
  });

  it('are told of a room that one adds, changes or removes, and the other would take away', async () => {
    const both = looked();
    const [library] = venue.rooms;
    const added = { name: 'Amphithéâtre', capacity: 200 };
    await test.call(
      'venues.update',
      { id: venue.id, rooms: [{ ...library, jauge: 12 } as never, added] },
      both,
    );
    const told = await inside(test.call('venues.update', { id: venue.id, rooms: [] }, both));
    expect(told.things.map(({ what, name, change }) => [what, name, change])).toEqual([
      ['Salle', 'CDI', 'removed'],
      ['Salle', 'Amphithéâtre', 'removed'],
    ]);
    expect(told.things[0]?.fields).toEqual([{ label: 'Jauge', theirs: '12', yours: '' }]);
    expect((await now()).rooms).toHaveLength(2);
  });

  it('are told of what was undone meanwhile', async () => {
    await test.call('venues.update', { id: venue.id, notes: 'Parking fermé' });
    const both = looked();
    await test.call('history.undo', {});
    const told = await inside(
      test.call('venues.update', { id: venue.id, notes: 'Parking fermé le 14' }, both),
    );
    expect(told.things[0]?.fields).toEqual([{ label: 'Notes', theirs: '', yours: 'Parking fermé le 14' }]);
  });

  it('keep the row of a school that both have in a network', async () => {
    const school = (name: string) => ({ name, uai: '', city: 'Niort' });
    const schools = [school('Collège Fontanes'), school('Lycée de la Venise verte')];
    const { id } = await test.call('networks.create', { name: 'Réseau de Niort', schools });
    const both = looked();
    await test.call('networks.update', { id, schools: [...schools, school('École Zola')] }, both);
    const told = await inside(test.call('networks.update', { id, schools: schools.toReversed() }, both));
    expect(told.things.map(({ name, change }) => [name, change])).toEqual([['École Zola', 'removed']]);
  });
});

it('what two windows type in one sheet is told apart, though the history has it in one entry', async () => {
  const { id: meetingId } = await test.call('meetings.create', {
    ...{ title: 'Rencontre de Niort', level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00' },
  });
  const [{ id: workshopId } = { id: '' }] = await test.call('workshops.createFromThemes', { meetingId });
  const save = async (text: string, basedOn: number) => {
    await test.call('workshops.saveSheet', { workshopId, findings: richText(text) }, basedOn);
    return looked();
  };
  const one = await save('Le débit', looked());
  const mine = await save('Le débit manque', one);
  const told = await inside(save('Le débit est bas', one));
  expect(told.things[0]?.fields).toEqual([
    { label: 'Constats', theirs: 'Le débit manque', yours: 'Le débit est bas' },
  ]);
  // Who goes on typing overwrites nobody.
  await save('Le débit manque partout', mine);
  const { entries } = await test.call('history.list', { limit: 1 });
  expect(entries[0]?.typing?.saves).toBe(3);
});

it('a command over nothing known, or over what cannot be, is taken as it is or refused', async () => {
  const both = looked();
  await test.call('venues.update', { id: venue.id, city: 'Thouars' });
  await test.call('venues.update', { id: venue.id, city: 'Melle' });
  for (const base of [-1, 1.5, Number.NaN, 'a', null]) {
    const answer = await test.application.dispatch(
      test.application.atThisDesk,
      'venues.update',
      { id: venue.id, city: 'Niort' },
      base,
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  }
  // Whatever came before it was made is before what it is based on.
  await inside(test.call('venues.update', { id: venue.id, city: 'Niort' }, 0));
  await inside(test.call('venues.update', { id: venue.id, city: 'Niort' }, both));
  await test.call('venues.update', { id: venue.id, city: 'Niort' }, looked() + 1000);
});

it('what an import changed of others stands in nobody’s way', async () => {
  const both = looked();
  const lines = Array.from({ length: 300 }, (_, n) => `Martin${n};Awa`);
  const file = await test.sendFile('liste.csv', ['Nom;Prénom', ...lines].join('\n'));
  const { mapping } = await test.runJob('people.readFile', { file });
  await test.runJob('people.import', { file, mapping });
  await test.call('venues.update', { id: venue.id, city: 'Melle' }, both);
  expect((await now()).city).toBe('Melle');
  const [{ id: personId } = { id: '' }] = (await test.call('people.list', { text: 'martin7' })).people;
  const told = await inside(test.call('people.update', { id: personId, givenName: 'Zoé' }, both));
  expect(told.things).toEqual([
    {
      ...{ what: 'Personne', name: 'Awa Martin7', change: 'changed' },
      fields: [{ label: 'Prénom', theirs: 'Awa', yours: 'Zoé' }],
    },
  ]);
});

it('nothing is overwritten unseen, and nothing else is refused', { timeout: 60_000 }, async () => {
  const FIELDS = ['name', 'city', 'notes'] as const;
  const values = fc.constantFrom('a', 'b', 'c');
  const change = fc.dictionary(fc.constantFrom(...FIELDS), values, { minKeys: 1, noNullPrototype: true });
  const step = fc.record({ window: fc.nat(1), looks: fc.boolean(), change });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const start = { name: 'a', city: 'a', notes: 'a' };
      const { id } = await test.call('venues.create', start);
      let current: Record<string, string> = start;
      const views = [0, 1].map(() => ({ fields: current, sequence: looked() }));
      for (const { window, looks, change } of steps) {
        if (looks) views[window] = { fields: current, sequence: looked() };
        const view = views[window];
        if (!view) throw new Error('there is no such window');
        const unseen = Object.entries(change).some(
          ([field, value]) => current[field] !== view.fields[field] && current[field] !== value,
        );
        const refused = await test.call('venues.update', { id, ...change }, view.sequence).then(
          () => false,
          (error: AppError) => error.code === 'changed-elsewhere',
        );
        expect(refused).toBe(unseen);
        if (!refused) {
          current = { ...current, ...change };
          views[window] = { fields: current, sequence: looked() };
        }
      }
      expect(await test.call('venues.get', { id })).toMatchObject(current);
    }),
    { numRuns: 60 },
  );
});
