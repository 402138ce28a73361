import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createDispatcher } from '../../../main/engine/dispatch.ts';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import type {
  Change,
  DossierStore,
  RecordingReader,
  Work,
  Writer,
} from '../../../main/engine/dossier/store.ts';
import type { Caller, FileShelf } from '../../../main/engine/operations.ts';
import { AppError } from '../../../shared/errors.ts';
import { command, job, outside, query } from '../../../shared/operation.ts';
import { type Answer, type AppEvent, AROUND, type Touched } from '../../../shared/wire.ts';

const contract = {
  'things.today': query(z.null(), z.string()),
  'things.known': query(z.null(), z.number()),
  'things.around': query(z.null(), z.number()),
  'things.none': query(z.null(), z.null()),
  'things.count': query(z.object({ above: z.number().default(0) }), z.number()),
  'things.add': command(z.object({ name: z.string().min(1, 'Donnez un nom.') }), z.string()),
  'things.see': command(z.object({ name: z.string() }), z.boolean()),
  'things.keep': outside(z.object({ name: z.string() }), z.string()),
  'things.fail': command(z.null(), z.null()),
  'things.refuse': command(z.null(), z.null()),
  'things.import': job(z.object({ names: z.array(z.string()) }), z.number()),
  'things.never': job(z.null(), z.null()),
};

const CAMILLE: Caller = { name: 'Camille', may: () => true };

/** A dispatcher over a stand-in store that holds names, and whose disk is as slow as the test decides. */
function subject() {
  const names: string[] = [];
  const changes: Change[] = [];
  const counts = { read: 0 };
  const events: AppEvent[] = [];
  const logged: unknown[] = [];
  let disk = Promise.resolve();
  let touched: Touched | undefined = { thing: ['a'] };
  const store = {
    record: async <T>(change: Change, work: Work<T>) => {
      let description = change.description;
      const describe = (sentence: string) => {
        description = sentence;
      };
      const value = work(store as unknown as Writer, describe, () => undefined);
      changes.push({ ...change, description });
      const sequence = change.operation === 'things.see' ? null : changes.length;
      await disk;
      return { value, sequence, touched };
    },
    transactOutside: async <T>(work: (write: Writer) => T) => {
      const value = work(store as unknown as Writer);
      await disk;
      return value;
    },
    recordingReader: () => {
      counts.read += 1;
      return reader;
    },
    get version() {
      return changes.length;
    },
    get lastSequence() {
      return changes.length;
    },
    durable: () => disk,
  } as unknown as DossierStore;
  const reads = new Set<string>();
  const reader = {
    reads,
    all: () => {
      reads.add('thing');
      return names;
    },
  } as unknown as RecordingReader;
  let open: DossierStore | undefined = store;

  const { dispatch: dispatchFor, stop } = createDispatcher({
    contract,
    handlers: {
      'things.today': ({ read, now }) => `${read.all(EVERY).length} le ${now()}`,
      'things.known': ({ read }) => read.all(EVERY).length,
      'things.around': ({ read }) => read.all(EVERY).length,
      'things.none': () => null,
      'things.count': ({ read }, { above }) => read.all(EVERY).length - above,
      'things.add': (context, { name }) => {
        names.push(name);
        context.describe(`Chose ajoutée : ${name}`);
        return context.newId();
      },
      'things.see': (_, { name }) => names.includes(name),
      'things.keep': ({ author, now }, { name }) => {
        names.push(name);
        return `${author}, ${now()}`;
      },
      'things.fail': () => {
        throw new TypeError('secret of the user');
      },
      'things.refuse': () => {
        throw new AppError('full', 'La salle est pleine.', {
          fields: { room: 'Choisissez une autre salle.' },
        });
      },
      'things.import': async ({ progress, commit }, input) => {
        progress({ done: 1, total: 2, label: 'Lecture' });
        return commit('Choses importées', () => names.push(...input.names));
      },
      'things.never': ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    },
    ofSession: new Set(['things.around']),
    ofTables: new Set(['things.count', 'things.today', 'things.none']),
    assertSeen: (_, basedOn) => {
      if (basedOn < changes.length) throw new AppError('changed-elsewhere', 'Modifié ailleurs.');
    },
    clock: { now: () => '2020-10-12T08:00:00.000Z' },
    files: {} as FileShelf,
    dossier: () => {
      if (!open) throw new AppError('no-dossier', 'Aucun dossier n’est ouvert.');
      return open;
    },
    emit: (event) => events.push(event),
    log: (error) => logged.push(error),
  });
  return {
    dispatch: (name: string, input: unknown, caller = CAMILLE, basedOn?: unknown) =>
      dispatchFor(caller, name, input, basedOn),
    stop,
    names,
    changes,
    counts,
    events,
    logged,
    slowDisk: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      disk = promise;
      return resolve;
    },
    tell: (next: Touched | undefined) => {
      touched = next;
    },
    closeDossier: () => {
      open = undefined;
    },
  };
}

const EVERY = bareStatement('SELECT * FROM thing', []);

function jobOf(answer: Answer): string {
  return z.object({ ok: z.literal(true), value: z.object({ job: z.uuid() }) }).parse(answer).value.job;
}

describe('the dispatcher', () => {
  it('answers a query, with the defaults of its input', async () => {
    const { dispatch, names } = subject();
    names.push('a', 'b');
    expect(await dispatch('things.count', {})).toMatchObject({ ok: true, value: 2 });
  });

  it('tells the tables that an answer depends on, when nothing else can change it', async () => {
    const { dispatch } = subject();
    expect(await dispatch('things.none', null)).toEqual({ ok: true, value: null });
    expect(await dispatch('things.count', {})).toEqual({
      ...{ ok: true, value: 0, sequence: 0, reads: ['thing'] },
    });
    expect(await dispatch('things.around', null)).toMatchObject({ reads: ['thing', AROUND] });
    // The one asks for the time; the other is given more than its context.
    expect(await dispatch('things.today', null)).not.toHaveProperty('reads');
    expect(await dispatch('things.known', null)).not.toHaveProperty('reads');
  });

  it('has a command say what it is based on, and tells what each answer knows of', async () => {
    const { dispatch } = subject();
    const add = (name: string, basedOn?: unknown) => dispatch('things.add', { name }, CAMILLE, basedOn);
    expect(await add('a')).toMatchObject({ sequence: 1 });
    expect(await dispatch('things.count', {})).toMatchObject({ value: 1, sequence: 1 });
    expect(await add('b', 0)).toMatchObject({ error: { code: 'changed-elsewhere' } });
    expect(await add('b', 1)).toMatchObject({ ok: true, sequence: 2 });
    expect(await dispatch('things.today', null)).toMatchObject({ sequence: 2 });
    expect(await add('c', '2')).toMatchObject({ error: { code: 'invalid-input' } });
    // What is answered without looking at the dossier is of no moment.
    expect(await dispatch('things.none', null)).not.toHaveProperty('sequence');
  });

  it('works out once what is asked twice of a dossier that has not changed, unless it depends on more', async () => {
    const { dispatch, counts } = subject();
    await dispatch('things.count', {});
    await dispatch('things.count', { above: 0 });
    expect(counts.read).toBe(1);
    expect(await dispatch('things.count', { above: 1 })).toMatchObject({ value: -1 });
    await dispatch('things.add', { name: 'a' });
    expect(await dispatch('things.count', {})).toMatchObject({ value: 1 });
    expect(counts.read).toBe(3);
    await Promise.all(['things.today', 'things.today'].map((name) => dispatch(name, null)));
    await Promise.all(['things.known', 'things.known'].map((name) => dispatch(name, null)));
    expect(counts.read).toBe(7);
  });

  it('keeps nothing of what changed while it was worked out', async () => {
    const { dispatch, counts, slowDisk } = subject();
    const written = slowDisk();
    const counted = dispatch('things.count', {});
    const added = dispatch('things.add', { name: 'a' });
    written();
    await Promise.all([counted, added]);
    expect(await dispatch('things.count', {})).toMatchObject({ value: 1 });
    expect(counts.read).toBe(2);
  });

  it('tells what a command touched when it is known, and nothing when it changed nothing', async () => {
    const { dispatch, events, tell } = subject();
    await dispatch('things.add', { name: 'a' });
    tell(undefined);
    await dispatch('things.add', { name: 'b' });
    await dispatch('things.see', { name: 'b' });
    expect(events).toEqual([
      { type: 'changed', sequence: 1, touched: { thing: ['a'] } },
      { type: 'changed' },
    ]);
  });

  it('writes outside the history without telling anyone that something changed', async () => {
    const { dispatch, names, changes, events } = subject();
    const answer = await dispatch('things.keep', { name: 'a' });
    expect(answer).toEqual({ ok: true, value: 'Camille, 2020-10-12T08:00:00.000Z' });
    expect({ names, changes, events }).toEqual({ names: ['a'], changes: [], events: [] });
  });

  it('answers a command with its place in the history, which names who asked for it', async () => {
    const { dispatch, changes } = subject();
    const add = (caller: Caller) => dispatch('things.add', { name: 'salle' }, caller);
    expect(await add(CAMILLE)).toMatchObject({ ok: true, value: expect.any(String), sequence: 1 });
    expect(await add({ ...CAMILLE, name: 'Aïssatou' })).toMatchObject({ sequence: 2 });
    expect(changes.map(({ author }) => author)).toEqual(['Camille', 'Aïssatou']);
  });

  it('refuses a caller what it may not do, whatever the input, and lets it do the rest', async () => {
    const { dispatch, names } = subject();
    const reader: Caller = { name: 'Script', may: (_, kind) => kind === 'query' };
    for (const name of ['things.add', 'things.keep', 'things.import']) {
      const refused = await dispatch(name, { name: '', names: ['a'] }, reader);
      expect(refused).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    }
    expect(await dispatch('things.count', {}, reader)).toMatchObject({ ok: true, value: 0 });
    expect(names).toEqual([]);
  });

  it.each(['things.unknown', '__proto__', 'constructor', 'toString', ''])(
    'refuses the name %j',
    async (name) => {
      const { dispatch } = subject();
      expect(await dispatch(name, null)).toMatchObject({ ok: false, error: { code: 'unknown-operation' } });
    },
  );

  it('puts the sentence of a faulty field beside it, and runs nothing', async () => {
    const { dispatch, names, events } = subject();
    expect(await dispatch('things.add', { name: '' })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', details: { fields: { name: 'Donnez un nom.' } } },
    });
    expect({ names, events }).toEqual({ names: [], events: [] });
  });

  it('tells of a change only once it is on disk', async () => {
    const { dispatch, events, changes, slowDisk } = subject();
    const written = slowDisk();
    const answer = dispatch('things.add', { name: 'salle' });
    await Promise.resolve();
    expect(events).toEqual([]);
    written();
    expect(await answer).toMatchObject({ ok: true });
    expect(events).toEqual([{ type: 'changed', sequence: 1, touched: { thing: ['a'] } }]);
    expect(changes).toEqual([
      {
        operation: 'things.add',
        author: 'Camille',
        at: '2020-10-12T08:00:00.000Z',
        description: 'Chose ajoutée : salle',
      },
    ]);
  });

  it('does not answer a query from what is not on disk yet', async () => {
    const { dispatch, slowDisk } = subject();
    const order: string[] = [];
    const written = slowDisk();
    const added = dispatch('things.add', { name: 'salle' }).then(() => order.push('added'));
    const counted = dispatch('things.count', {}).then(() => order.push('counted'));
    await new Promise(setImmediate);
    expect(order).toEqual([]);
    written();
    await Promise.all([added, counted]);
    expect(order.toSorted()).toEqual(['added', 'counted']);
  });

  it('passes on an error meant for the user, and hides and logs any other', async () => {
    const { dispatch, logged } = subject();
    expect(await dispatch('things.refuse', null)).toEqual({
      ok: false,
      error: {
        code: 'full',
        message: 'La salle est pleine.',
        details: { fields: { room: 'Choisissez une autre salle.' } },
      },
    });
    expect(logged).toEqual([]);
    const failed = await dispatch('things.fail', null);
    expect(failed).toMatchObject({ ok: false, error: { code: 'unexpected' } });
    expect(JSON.stringify(failed)).not.toContain('secret');
    expect(logged).toHaveLength(1);
  });

  it('says that no dossier is open', async () => {
    const { dispatch, closeDossier } = subject();
    closeDossier();
    for (const [name, input] of [
      ['things.count', {}],
      ['things.add', { name: 'a' }],
    ] as const) {
      expect(await dispatch(name, input)).toMatchObject({ ok: false, error: { code: 'no-dossier' } });
    }
  });
});

describe('a job', () => {
  it('answers its identifier at once, then its progress, its end and its result, as often as asked', async () => {
    const { dispatch, events } = subject();
    const id = jobOf(await dispatch('things.import', { names: ['a', 'b'] }));
    expect(await dispatch('jobs.wait', { job: id })).toEqual({ ok: true, value: 2, sequence: 1 });
    expect(await dispatch('jobs.wait', { job: id })).toEqual({ ok: true, value: 2, sequence: 1 });
    expect(events).toEqual([
      { type: 'progress', job: id, progress: { done: 1, total: 2, label: 'Lecture' } },
      { type: 'changed', sequence: 1, touched: { thing: ['a'] } },
      { type: 'ended', job: id },
    ]);
  });

  it('is listed while it runs, and cancelled without leaving anything', async () => {
    const { dispatch, names } = subject();
    const id = jobOf(await dispatch('things.never', null));
    expect(await dispatch('jobs.running', null)).toMatchObject({
      value: [{ job: id, name: 'things.never' }],
    });
    expect(await dispatch('jobs.cancel', { job: id })).toEqual({ ok: true, value: null });
    expect(await dispatch('jobs.wait', { job: id })).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
    expect(await dispatch('jobs.running', null)).toEqual({ ok: true, value: [] });
    expect(names).toEqual([]);
  });

  it('that is not known is said so', async () => {
    const { dispatch } = subject();
    const answer = await dispatch('jobs.wait', { job: '019a0000-0000-7000-8000-000000000000' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('ends with the application', async () => {
    const { dispatch, stop } = subject();
    const id = jobOf(await dispatch('things.never', null));
    await stop();
    expect(await dispatch('jobs.wait', { job: id })).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
  });
});
