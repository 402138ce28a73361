import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OpenStore } from '../../../main/engine/dossier/open-store.ts';
import { faultyFileSystem } from '../../factories/faulty-file-system.ts';
import { numbers } from '../../factories/numbers.ts';
import { SimulatedDisk } from '../../factories/simulated-disk.ts';
import { createNotes, erase, foldNotes, notes, openNotes, write } from '../../factories/store.ts';

/** How many sequences are tried: more by `CAHIERS_TESTS=exhaustive`. */
const RUNS = process.env.CAHIERS_TESTS === 'exhaustive' ? 300 : 12;
const FOLDER = '/dossiers/poitiers';

type Notes = Record<string, string>;
type Step =
  | { readonly kind: 'write'; readonly id: string; readonly text: string }
  | { readonly kind: 'erase'; readonly id: string }
  | { readonly kind: 'together'; readonly ids: readonly string[] }
  | { readonly kind: 'checkpoint' }
  | { readonly kind: 'reopen' };

const id = fc.constantFrom('a', 'b', 'c', 'd');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('write' as const), id, text: fc.string({ maxLength: 40 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('erase' as const), id }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('together' as const),
      ids: fc.array(id, { minLength: 2, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'checkpoint' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reopen' as const }) },
);

/** A disk as a crash at some moment left it, and the states that may be found on it. */
interface Crash {
  readonly disk: SimulatedDisk;
  readonly call: string;
  readonly answered: number;
  readonly issued: number;
}

test('whenever the machine stops, what was answered is found again, and a beginning of the rest', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 7 }),
      fc.boolean(),
      fc.nat(),
      async (steps, behind, seed) => {
        const { crashes, states } = await run(steps, behind, seed);
        for (const crash of crashes) await expectWhole(crash, states);
        count += crashes.length;
      },
    ),
    { numRuns: RUNS },
  );
  console.log(`${count} crashes at every call to the disk`);
}, 900_000);

/**
 * Runs the steps, with checkpoints `behind` the commands or at once; before each call that changes the disk, keeps what a
 * kill or a power cut would leave there.
 */
async function run(steps: readonly Step[], behind: boolean, seed: number) {
  const below = numbers(seed);
  const disk = new SimulatedDisk();
  const files = faultyFileSystem(disk);
  /** The plain model: all the notes after each command issued. */
  const states: Notes[] = [{}];
  const crashes: Crash[] = [];
  let answered = 0;
  const options = behind ? { fold: foldNotes(files) } : {};
  let store: OpenStore = await createNotes(FOLDER, files, options);
  files.before = (call, path) => {
    if (!CHANGING.includes(call)) return;
    const isKill = below(3) === 0;
    crashes.push({
      disk: isKill ? disk.copy() : disk.afterPowerCut(() => below(2) === 0),
      call: `${isKill ? 'kill' : 'power cut'} before ${call} ${path}`,
      answered,
      issued: states.length - 1,
    });
  };
  const issue = (next: Notes, work: () => Promise<void>) => {
    states.push(next);
    const place = states.length - 1;
    return work().then(() => {
      answered = Math.max(answered, place);
    });
  };
  const put = (one: string, text: string) =>
    issue({ ...states.at(-1), [one]: text }, () => write(store, one, text));
  for (const step of steps) {
    switch (step.kind) {
      case 'write':
        await put(step.id, step.text);
        break;
      case 'erase':
        await issue(without(states.at(-1) ?? {}, step.id), () => erase(store, step.id));
        break;
      case 'together':
        await Promise.all(step.ids.map((one, index) => put(one, `ensemble ${index}`)));
        break;
      case 'checkpoint':
        await Promise.all([store.checkpoint(), put('a', 'pendant'), put('b', 'pendant')]);
        break;
      case 'reopen':
        await store.close();
        store = await openNotes(FOLDER, { files, ...options });
    }
    expect(notes(store)).toEqual(states.at(-1));
  }
  await store.close();
  return { crashes, states };
}

const CHANGING = ['write', 'sync', 'syncData', 'rename', 'remove', 'truncate', 'syncFolder', 'close'];

async function expectWhole({ disk, call, answered, issued }: Crash, states: readonly Notes[]): Promise<void> {
  const store = await openNotes(FOLDER, { files: disk });
  expect(states.slice(answered, issued + 1), call).toContainEqual(notes(store));
  await store.close();
}

function without(all: Notes, one: string): Notes {
  const { [one]: _, ...rest } = all;
  return rest;
}
