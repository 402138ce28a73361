import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Mutation, mutationsIn } from './mutations.ts';
import { TARGETS, type Target } from './targets.ts';
import type { MutantRun } from './vitest.config.ts';

/**
 * Puts small faults into the code, one at a time, and counts those that no test notices:
 * `npm run mutants -- [--count 300] [--seed 1] [--target packages] [--file shared/packages/bag.ts]`. (Stryker draws no
 * sample of its mutants: all of these files’ would take a day.)
 */
const ROOT = join(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    target: { type: 'string' },
    file: { type: 'string' },
  },
});
/** Faults tried at the same time. */
const AT_ONCE = 2;
/** A run that takes this many times what it usually does will not end. */
const PATIENCE = 5;

interface Mutant {
  readonly target: Target;
  readonly file: string;
  readonly line: number;
  readonly mutation: Mutation;
}
type Outcome = 'killed' | 'survived' | 'timeout';

const targets = TARGETS.filter(({ name }) => values.target === undefined || name === values.target);
const all = targets
  .flatMap(mutantsOf)
  .filter(({ file }) => values.file === undefined || file === values.file);
const random = seeded(Number(values.seed));
const drawn = shuffled(all, random).slice(0, Number(values.count));
console.log(`seed ${values.seed}: ${drawn.length} faults of ${all.length}`);

const usual = new Map<Target, number>();
for (const target of new Set(drawn.map((mutant) => mutant.target))) {
  const start = performance.now();
  if ((await run({ tests: target.tests, mutant: null }, Number.POSITIVE_INFINITY)) !== 'survived') {
    throw new Error(`the tests of ${target.name} fail without any fault`);
  }
  usual.set(target, performance.now() - start);
}

const outcomes = new Map<Mutant, Outcome>();
const waiting = [...drawn];
await Promise.all(Array.from({ length: AT_ONCE }, work));
report();

async function work(): Promise<void> {
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
    const { target, file, mutation } = mutant;
    const limit = (usual.get(target) ?? 0) * PATIENCE + 10_000;
    const outcome = await run({ tests: target.tests, mutant: { file, mutation } }, limit);
    outcomes.set(mutant, outcome);
    if (outcome !== 'killed') console.log(inWords(mutant, outcome));
    if (outcomes.size % 25 === 0) console.log(`${outcomes.size} of ${drawn.length}`);
  }
}

function run(asked: MutantRun, limit: number): Promise<Outcome> {
  const child = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      'tests/mutants/vitest.config.ts',
      '--reporter=dot',
    ],
    {
      cwd: ROOT,
      stdio: 'ignore',
      detached: true,
      env: { ...process.env, CAHIERS_MUTANT: JSON.stringify(asked) },
    },
  );
  return new Promise((resolve) => {
    const timer =
      limit === Number.POSITIVE_INFINITY
        ? undefined
        : setTimeout(() => {
            resolve('timeout');
            // Its workers go with it.
            if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
          }, limit);
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? 'survived' : 'killed');
    });
  });
}

function inWords({ file, line, mutation }: Mutant, outcome: Outcome): string {
  return `${outcome}: ${file}:${line} ${mutation.operator} → ${mutation.replacement.slice(0, 80)}`;
}

function report(): void {
  for (const target of usual.keys()) {
    const its = [...outcomes].filter(([mutant]) => mutant.target === target).map(([, outcome]) => outcome);
    const count = (outcome: Outcome) => its.filter((one) => one === outcome).length;
    const judged = its.length - count('timeout');
    console.log(
      JSON.stringify({
        ...{ target: target.name, faults: its.length, killed: count('killed'), survived: count('survived') },
        ...{ timeouts: count('timeout'), share: judged === 0 ? null : count('killed') / judged },
      }),
    );
  }
}

function mutantsOf(target: Target): Mutant[] {
  return target.files.flatMap(sourcesIn).flatMap((file) => {
    const source = readFileSync(join(ROOT, file), 'utf8');
    return mutationsIn(source).map((mutation) => ({
      ...{ target, file, mutation },
      line: source.slice(0, mutation.start).split('\n').length,
    }));
  });
}

function sourcesIn(path: string): string[] {
  if (statSync(join(ROOT, path)).isFile()) return [path];
  return readdirSync(join(ROOT, path))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${path}/${name}`);
}

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(values: readonly T[], next: () => number): T[] {
  return values
    .map((value) => ({ value, rank: next() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ value }) => value);
}
