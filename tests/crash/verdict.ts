import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LABEL } from '../../main/engine/dossier/label.ts';
import { UNFINISHED } from '../../main/engine/dossier/whole-file.ts';
import type { TestApplication } from '../factories/dossier.ts';
import { traces } from '../factories/named-everywhere.ts';
import { eraseLeft, type Ledger, onlySynthesis } from './ledger.ts';
import { PASSPHRASE } from './scenarios.ts';

/** Opens a dossier that a kill left, twice, and says all that is not as it was promised; nothing when all is well. */
export async function judge(application: TestApplication, opened: string, ledger: Ledger): Promise<string[]> {
  const folder = placeOf(opened, ledger);
  if (folder === undefined)
    return ledger.isAllGone ? [] : ['what was answered once it was taken away is nowhere'];
  try {
    await open(application, folder);
    const problems = [
      ...(await erasureProblems(application, folder, ledger)),
      ...(await peopleProblems(application, ledger)),
      ...(await historyProblems(application, ledger)),
      ...(await attachmentProblems(application, ledger)),
      ...(await backupProblems(application, ledger)),
    ];
    const first = await dump(application);
    await application.runJob('dossier.close', null);
    await open(application, folder);
    if ((await dump(application)) !== first) problems.push('opening it again changed it');
    // Work goes on, and what a kill left half written is thrown away.
    await application.call('people.create', { familyName: 'Une autre' });
    await application.runJob('backups.make', null);
    problems.push(...leftoverProblems(folder));
    return problems;
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    await application.runJob('dossier.close', null);
  }
}

/** Where the dossier is to be found; undefined when it was taken away, and the kill came before it was whole elsewhere. */
function placeOf(opened: string, { renamed, isTakenAway }: Ledger): string | undefined {
  if (!isTakenAway) return renamed ?? opened;
  const above = dirname(opened);
  return readdirSync(above)
    .filter((name) => name.startsWith(`${basename(opened)}-retrouve-`))
    .map((name) => join(above, name))
    .find((path) => existsSync(join(path, LABEL)));
}

/** Protected or not: the kill may have come before its protection, or after. */
async function open(application: TestApplication, folder: string): Promise<void> {
  const { readOnly } = await application.runJob('dossier.open', { folder, passphrase: PASSPHRASE });
  if (readOnly) throw new Error('it opens for reading only');
}

async function peopleIn(application: TestApplication): Promise<string[]> {
  const { people } = await application.call('people.list', {});
  return people.map(({ familyName }) => familyName);
}

/** An erasure that was begun is finished by the opening; nothing of whom it erased is then in any file. */
async function erasureProblems(
  application: TestApplication,
  folder: string,
  { erased }: Ledger,
): Promise<string[]> {
  const overview = () => application.call('personalData.overview', null);
  if (!erased || (await overview()).erasures.length === 0) {
    return erased?.answered ? ['the erasure was answered, and is not there'] : [];
  }
  // It takes its turn after what the opening goes on with.
  await application.runJob('backups.make', null);
  const unfinished = (await overview()).erasures.filter(({ finishedAt }) => finishedAt === null);
  if (unfinished.length > 0) return ['the opening did not finish the erasure'];
  await eraseLeft(application);
  return traces(folder).map((path) => `it still names someone erased: ${path}`);
}

async function peopleProblems(application: TestApplication, ledger: Ledger): Promise<string[]> {
  // Several of those who are erased bear the same name then.
  if (ledger.erased) return [];
  const people = await peopleIn(application);
  const found = new Set(people);
  if (found.size !== people.length) return ['someone is there twice'];
  const { restored } = ledger;
  if (restored && isSame(restored.people, found)) return [];
  if (restored?.answered) return ['the restore was answered, and is not there'];
  const promised = [...ledger.before, ...ledger.answered];
  const possible = new Set([...ledger.before, ...ledger.asked]);
  return [
    ...promised.filter((name) => !found.has(name)).map((name) => `lost, though it was answered: ${name}`),
    ...people.filter((name) => !possible.has(name)).map((name) => `nobody asked for it: ${name}`),
  ];
}

function isSame(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && [...some].every((one) => others.has(one));
}

async function historyProblems(application: TestApplication, { erased }: Ledger): Promise<string[]> {
  // What is being typed is kept outside the history, and takes a place in it.
  if (erased) return [];
  const { entries, total } = await application.call('history.list', { limit: 20_000 });
  const hasHole = entries.some(({ sequence }, index) => sequence !== total - index);
  return hasHole ? ['a command is missing among those before the last'] : [];
}

async function attachmentProblems(application: TestApplication, ledger: Ledger): Promise<string[]> {
  if (!ledger.attaching) return [];
  const id = await onlySynthesis(application);
  const { attachments } = await application.call('syntheses.get', { id });
  for (const { name, sha512 } of attachments) {
    await application.contentOf(await application.runJob('syntheses.openAttachment', { id, name, sha512 }));
  }
  return ledger.attached && attachments.length === 0 ? ['an attached file is lost'] : [];
}

async function backupProblems(application: TestApplication, ledger: Ledger): Promise<string[]> {
  const { verified, damaged } = await application.runJob('backups.verify', null);
  return [
    ...(damaged > 0 ? [`${damaged} damaged backups`] : []),
    ...(verified < ledger.backups ? [`${verified} backups instead of ${ledger.backups}`] : []),
  ];
}

function leftoverProblems(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(UNFINISHED))
    .map((name) => `left behind: ${name}`);
}

async function dump(application: TestApplication): Promise<string> {
  const history = await application.call('history.list', { limit: 20_000 });
  return JSON.stringify([await peopleIn(application), history]);
}
