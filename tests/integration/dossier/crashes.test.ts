import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OpenStore } from '../../../main/dossier/open-store.ts';
import { type FaultyFileSystem, faultyFileSystem } from '../../factories/faulty-file-system.ts';
import {
  createNotes,
  erase,
  foldNotes,
  notes,
  openNotes,
  temporaryFolder,
  write,
} from '../../factories/store.ts';

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

/** A folder as a crash at some moment left it, and the states that may be found in it. */
interface Crash {
  readonly folder: string;
  readonly call: string;
  readonly answered: number;
  readonly issued: number;
}

test('whenever the machine stops, what was answered is found again, and a beginning of the rest', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), fc.boolean(), async (steps, behind) => {
      const place = temporaryFolder();
      try {
        const { crashes, states } = await run(steps, place.folder, behind);
        for (const crash of crashes) await expectWhole(crash, states);
      } finally {
        place.remove();
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

/** Runs the steps, checkpoints `behind` the commands that come meanwhile or at once, copying the folder before each call to the disk and, for writes, in the middle of it. */
async function run(steps: readonly Step[], root: string, behind: boolean) {
  const folder = join(root, 'dossier');
  const files = faultyFileSystem();
  /** The plain model: all the notes after each command issued. */
  const states: Notes[] = [{}];
  const crashes: Crash[] = [];
  let answered = 0;
  const options = behind ? { fold: foldNotes(files) } : {};
  let store: OpenStore = await createNotes(folder, files, options);
  watch(files, folder, (call, tear) => {
    const copy = join(root, `crash-${crashes.length}`);
    mkdirSync(copy);
    cpSync(folder, copy, { recursive: true });
    tear?.(copy);
    crashes.push({ folder: copy, call, answered, issued: states.length - 1 });
  });
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
        store = await openNotes(folder, { files, ...options });
    }
    expect(notes(store)).toEqual(states.at(-1));
  }
  await store.close();
  return { crashes, states };
}

const CHANGING = ['write', 'sync', 'syncData', 'rename', 'remove', 'truncate', 'syncFolder', 'close'];

function watch(
  files: FaultyFileSystem,
  folder: string,
  crash: (call: string, tear?: (copy: string) => void) => void,
): void {
  files.before = (call, path) => {
    if (CHANGING.includes(call)) crash(`${call} ${path}`);
  };
  files.taken = (path, bytes) => {
    const name = path.slice(folder.length + 1);
    // Only the journal is written over in place; a file of its own that is cut off is thrown away.
    if (name === 'dossier.journal' && bytes.length > 1) {
      crash(`middle of a write to ${name}`, (copy) => tearWrite(join(copy, name), bytes));
    }
    return undefined;
  };
}

/** Puts the first half of `bytes` at the end of the journal’s records. */
function tearWrite(path: string, bytes: Uint8Array): void {
  const journal = readFileSync(path);
  const at = journal.findLastIndex((byte) => byte !== 0) + 1;
  journal.set(bytes.subarray(0, Math.min(bytes.length >> 1, journal.length - at)), at);
  writeFileSync(path, journal);
}

async function expectWhole(
  { folder, call, answered, issued }: Crash,
  states: readonly Notes[],
): Promise<void> {
  const store = await openNotes(folder);
  const found = notes(store);
  await store.close();
  expect(states.slice(answered, issued + 1), `crash at: ${call}`).toContainEqual(found);
  rmSync(folder, { recursive: true, force: true });
}

function without(all: Notes, one: string): Notes {
  const { [one]: _, ...rest } = all;
  return rest;
}
