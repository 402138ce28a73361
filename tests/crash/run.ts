import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { LOCK } from '../../main/engine/dossier/lock.ts';
import { ApplicationProcess, Died } from '../factories/application-process.ts';
import { openTestApplication, openTestDossier, type TestApplication } from '../factories/dossier.ts';
import { numbers } from '../factories/numbers.ts';
import { Ledger } from './ledger.ts';
import { LOAD, SCENARIOS, type Scenario } from './scenarios.ts';
import { callsUnder, canInject, killAt, type SystemCall, watchCalls } from './system-calls.ts';
import { judge } from './verdict.ts';

/**
 * Kills the built application while it works, again and again, reopens what it left and compares it with what it had
 * answered: at each system call by which a scenario touches its dossier, then at random moments under load. Without
 * `--all` it stops after `--seconds`, having gone round the scenarios evenly, once at least however slow the machine is.
 */
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    all: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    report: { type: 'string' },
    only: { type: 'string' },
  },
});

/** One works while the other starts. */
const WORKERS = 2;
/** Of the time, given to kills at random moments. */
const RANDOM_SHARE = 0.2;
/** Milliseconds of work before a random kill, at most. */
const LONGEST_LOAD = 1500;

/** How long items are begun. */
interface Span {
  /** None is begun after. */
  readonly end: number;
  /** These many are, whatever the time is. */
  readonly least: number;
}

const ALWAYS: Span = { end: Number.POSITIVE_INFINITY, least: 0 };

interface Prepared {
  readonly scenario: Scenario;
  readonly template: string;
  readonly ledger: () => Ledger;
  readonly calls: readonly SystemCall[];
}

interface Outcome {
  kills: number;
  readonly problems: string[];
}

const root = mkdtempSync(join(tmpdir(), 'cahiers-crash-'));
let copies = 0;
const random = numbers(Number(options.seed));
const judges = await Promise.all(Array.from({ length: WORKERS }, async () => openTestApplication()));
let status = 1;
try {
  status = await run();
} finally {
  for (const one of judges) await one.close();
  rmSync(root, { recursive: true, force: true });
}
process.exit(status);

async function run(): Promise<number> {
  const began = performance.now();
  const end = (share: number) =>
    options.all ? Number.POSITIVE_INFINITY : began + Number(options.seconds) * 1000 * share;
  const scenarios = SCENARIOS.filter(({ name }) => !options.only || name === options.only);
  const outcomes = new Map<string, Outcome>(
    [...scenarios, LOAD].map(({ name }) => [name, { kills: 0, problems: [] }]),
  );
  const injecting = canInject();
  let tried = 0;
  let points = 0;
  if (injecting) {
    const prepared: Prepared[] = [];
    await inParallel([...scenarios.entries()], ALWAYS, async ([index, scenario]) => {
      prepared[index] = await prepare(scenario, true);
    });
    points = prepared.reduce((sum, { calls }) => sum + calls.length, 0);
    const order = roundRobin(prepared.map((one) => shuffled(one.calls).map((call) => ({ ...one, call }))));
    const chosen = { end: end(1 - RANDOM_SHARE), least: scenarios.length };
    tried = await inParallel(order, chosen, async ({ call, ...one }, judging) => {
      const place = `${call.name} ${call.occurrence}`;
      await attempt(one, judging, place, outcomeOf(one), (application) => killAt(application.pid, call));
    });
  }
  const load = await prepare(LOAD, false);
  const moments = Array.from({ length: options.all ? 500 : 10_000 }, () => 1 + random(LONGEST_LOAD));
  await inParallel(moments, { end: end(1), least: WORKERS }, async (moment, judging) => {
    await attempt(load, judging, `after ${moment} ms`, outcomeOf(load), async (application) => {
      setTimeout(() => void application.kill(), moment);
      return { stop: async () => undefined };
    });
  });

  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, { kills, problems }] of outcomes) {
    const state = problems.length > 0 ? 'failed' : kills > 0 ? 'passed' : 'skipped';
    counts[state] += 1;
    console.log(`  ${state}: ${name}, killed ${kills} times`);
    for (const problem of problems) console.log(`    ${problem}`);
  }
  const kills = [...outcomes.values()].reduce((sum, one) => sum + one.kills, 0);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    injecting
      ? `${kills} kills, ${tried} of them at one of the ${points} system calls of these scenarios, in ${seconds} s (seed ${options.seed})`
      : `${kills} kills at random moments, in ${seconds} s; strace is not there to choose the system calls`,
  );
  if (options.report) writeFileSync(options.report, JSON.stringify(counts));
  return counts.failed === 0 ? 0 : 1;

  function outcomeOf({ scenario }: Pick<Prepared, 'scenario'>): Outcome {
    const outcome = outcomes.get(scenario.name);
    if (!outcome) throw new Error(`no outcome for ${scenario.name}`);
    return outcome;
  }
}

/** Makes the dossier of a scenario as it lies on the disk, and lists the system calls of a run that nobody kills. */
async function prepare(scenario: Scenario, survey: boolean): Promise<Prepared> {
  const template = join(root, scenario.name);
  const dossier = await openTestDossier();
  let before: Set<string>;
  let backups: number;
  try {
    await scenario.prepare(dossier);
    const { people } = await dossier.call('people.list', {});
    before = new Set(people.map(({ familyName }) => familyName));
    backups = (await dossier.call('backups.list', null)).backups.length;
    // Not its lock: this very process, which goes on, is its holder.
    cpSync(dossier.folder, template, { recursive: true, filter: (path) => basename(path) !== LOCK });
  } finally {
    await dossier.close();
  }
  const ledger = () => new Ledger(before, backups);
  const calls = survey ? await listCalls(scenario, template, ledger()) : [];
  return { scenario, template, ledger, calls };
}

async function listCalls(scenario: Scenario, template: string, ledger: Ledger): Promise<SystemCall[]> {
  const place = copyOf(template);
  const application = await startFor(scenario, place.data);
  try {
    if (scenario.opened) await application.runJob('dossier.open', { folder: place.dossier });
    const log = join(place.data, '..', 'calls');
    const watching = await watchCalls(application.pid, log);
    await scenario.act(application, ledger, place.dossier);
    await watching.stop();
    return callsUnder(log, place.dossier);
  } finally {
    await application.kill();
    place.remove();
  }
}

/** Runs a scenario under something that kills it, and judges what is left. */
async function attempt(
  { scenario, template, ledger: newLedger }: Omit<Prepared, 'calls'>,
  judging: TestApplication,
  when: string,
  outcome: Outcome,
  arm: (application: ApplicationProcess) => Promise<{ stop(): Promise<void> }>,
): Promise<void> {
  const ledger = newLedger();
  const place = copyOf(template);
  const application = await startFor(scenario, place.data);
  try {
    if (scenario.opened) await application.runJob('dossier.open', { folder: place.dossier });
    const armed = await arm(application);
    try {
      await scenario.act(application, ledger, place.dossier);
    } catch (error) {
      if (!(error instanceof Died)) throw error;
    }
    // A call that this run did not make: it ends here all the same.
    await application.kill();
    await armed.stop();
    outcome.kills += 1;
    const problems = await judge(judging, place.dossier, ledger);
    outcome.problems.push(...problems.map((problem) => `killed at ${when}: ${problem}`));
  } catch (error) {
    outcome.problems.push(`killed at ${when}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await application.kill();
    place.remove();
  }
}

function startFor({ ahead = 0 }: Scenario, data: string): Promise<ApplicationProcess> {
  const shift = `Date.now = ((now) => () => now() + ${ahead})(Date.now);
    globalThis.Date = class extends Date { constructor(...given) { super(...(given.length > 0 ? given : [Date.now()])); } };`;
  const settings =
    ahead === 0 ? {} : { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(shift)}"` };
  return ApplicationProcess.start(data, { settings });
}

function copyOf(template: string) {
  copies += 1;
  const folder = join(root, `run-${copies}`);
  const data = join(folder, 'data');
  const dossier = join(folder, 'dossier');
  mkdirSync(data, { recursive: true });
  cpSync(template, dossier, { recursive: true });
  return { data, dossier, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Does some work on each, several at a time; answers how many it began. */
async function inParallel<Item>(
  items: readonly Item[],
  { end, least }: Span,
  work: (item: Item, judging: TestApplication) => Promise<void>,
): Promise<number> {
  let next = 0;
  await Promise.all(
    judges.map(async (judging) => {
      while (next < items.length && (next < least || performance.now() < end)) {
        await work(items[next++] as Item, judging);
      }
    }),
  );
  return next;
}

/** The first of each list, then the second of each, and so on. */
function roundRobin<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list[index] ?? [])).flat();
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, key: random(2 ** 31) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
