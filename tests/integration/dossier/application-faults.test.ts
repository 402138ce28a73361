import { afterAll, describe, expect, test } from 'vitest';
import { Tries } from '../../../main/engine/dossier/tries.ts';
import type { AppContract } from '../../../shared/contract.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Input } from '../../../shared/operation.ts';
import { openTestApplication, type TestApplication } from '../../factories/dossier.ts';
import { ailing, FAULTS, type Fault } from '../../factories/fault-injection.ts';
import { contentOfSample } from '../../factories/samples.ts';
import { SimulatedDisk } from '../../factories/simulated-disk.ts';

/** Every fault at every call, which takes some minutes; otherwise, in turn, about as many as this for each job. */
const EXHAUSTIVE = process.env.CAHIERS_TESTS === 'exhaustive';
const USUAL = 7;

const FOLDER = '/dossiers/poitiers';
const PASSPHRASE = 'quatre mots sans aucun lien';
const OTHER = 'cinq mots qui vont bien ensemble';
const NAME = 'Vaudreuil';
const NEW = {
  name: 'Poitiers',
  campaignId: 'egn-2020',
  territory: { level: 'academy' as const, code: '13' },
};

let tried = 0;
afterAll(() => console.log(`${tried} faults of the disk tried and survived by jobs on a dossier`));

type Job =
  | 'dossier.open'
  | 'dossier.close'
  | 'dossier.create'
  | 'personalData.erase'
  | 'protection.turnOn'
  | 'protection.turnOff'
  | 'protection.changePassphrase'
  | 'protection.renewCode'
  | 'backups.make'
  | 'backups.restore'
  | 'backups.verify'
  | 'backups.copy'
  | 'syntheses.attach';

interface Scenario {
  readonly name: Job | 'backups.preview';
  readonly isProtected?: boolean;
}

const SCENARIOS: readonly Scenario[] = [
  { name: 'personalData.erase' },
  { name: 'protection.turnOn' },
  { name: 'protection.turnOff', isProtected: true },
  { name: 'protection.changePassphrase', isProtected: true },
  { name: 'protection.renewCode', isProtected: true },
  { name: 'backups.make' },
  { name: 'backups.restore', isProtected: true },
  { name: 'backups.verify' },
  { name: 'backups.preview' },
  { name: 'backups.copy' },
  { name: 'dossier.create' },
  { name: 'syntheses.attach', isProtected: true },
  { name: 'dossier.open', isProtected: true },
  { name: 'dossier.close' },
];

describe.each(SCENARIOS)('when a call to the disk fails during $name', (scenario) => {
  test('it is said in a sentence, and the dossier is found whole, as before or as after', async () => {
    const disk = ailing(new SimulatedDisk());
    await using application = openTestApplication({
      disk: disk.files,
      now: '2021-02-01T08:00:00.000Z',
      tries: new Tries(async () => undefined),
    });
    const template = new SimulatedDisk();
    disk.change(template);
    template.put('/cle/lisez-moi.txt', Buffer.from('Une clé.'));
    const ids = await fill(application, scenario.isProtected ?? false);
    const trial = { application, ids, scenario, disk };
    const before = await begin(trial, template);
    disk.arm();
    await act(trial);
    const calls = disk.heal();
    const after = await settle(trial);
    expect(calls.length).toBeGreaterThan(0);

    const problems: string[] = [];
    const step = EXHAUSTIVE ? 1 : Math.max(1, calls.length / USUAL);
    let turn = 0;
    for (let place = 0; place < calls.length; place += step) {
      const index = Math.floor(place);
      const call = calls[index] ?? 'status';
      const faults = FAULTS.filter((fault) => fault.concerns(call));
      const chosen = EXHAUSTIVE ? faults : [faults[turn++ % faults.length] as Fault];
      for (const fault of chosen) {
        await survive(trial, template, index + 1, fault, [before, after]).catch((error: Error) => {
          problems.push(`${fault.name} at call ${index + 1}, ${call}: ${error.message}`);
        });
        tried++;
      }
    }
    expect(problems).toEqual([]);
  });
});

interface Trial {
  readonly application: TestApplication;
  readonly ids: { readonly person: string; readonly synthesis: string; readonly backup: string };
  readonly scenario: Scenario;
  readonly disk: ReturnType<typeof ailing>;
}
type Content = Awaited<ReturnType<typeof contentOfSample>>;

/** Puts the dossier on a disk as it was, and opens it where that is what comes before. */
async function begin(trial: Trial, template: SimulatedDisk): Promise<Content> {
  const { application, scenario, disk } = trial;
  if (application.application.session.store) await application.runJob('dossier.close', null);
  disk.change(template.copy());
  await open(application);
  const content = await contentOfSample(application);
  if (scenario.name === 'dossier.open') await application.runJob('dossier.close', null);
  return content;
}

/** Does what the scenario is about; answers what it failed with. */
async function act({ application, ids, scenario: { name } }: Trial): Promise<unknown> {
  const run = <N extends Job>(job: N, input: Input<AppContract, N>) =>
    application.runJob(job, input).then(
      () => undefined,
      (error: unknown) => error,
    );
  switch (name) {
    case 'personalData.erase':
      return run(name, { personId: ids.person });
    case 'protection.turnOn':
      return run(name, { passphrase: PASSPHRASE, recoveryCode: await newCode(application) });
    case 'protection.turnOff':
      return run(name, { passphrase: PASSPHRASE });
    case 'protection.changePassphrase':
      return run(name, { passphrase: PASSPHRASE, next: OTHER });
    case 'protection.renewCode':
      return run(name, { passphrase: PASSPHRASE, recoveryCode: await newCode(application) });
    case 'backups.restore':
      return run(name, { name: ids.backup });
    case 'backups.preview':
      return application.call(name, { name: ids.backup }).then(
        () => undefined,
        (error: unknown) => error,
      );
    case 'backups.copy':
      return run(name, { folder: '/cle' });
    case 'dossier.create':
      return run(name, { ...NEW, folder: '/dossiers/niort' });
    case 'syntheses.attach':
      return run(name, {
        id: ids.synthesis,
        file: await application.sendFile('note.txt', 'x'.repeat(99_999)),
      });
    case 'dossier.open':
      return run(name, { folder: FOLDER, passphrase: PASSPHRASE });
    default:
      return run(name, null);
  }
}

async function survive(
  trial: Trial,
  template: SimulatedDisk,
  nth: number,
  fault: Fault,
  possible: readonly Content[],
): Promise<void> {
  const { application, disk } = trial;
  await begin(trial, template);
  disk.arm(nth, fault);
  const error = await act(trial);
  disk.heal();
  if (error !== undefined) {
    expect(error).toBeInstanceOf(AppError);
    const { code, message } = error as AppError;
    expect(code).not.toBe('unexpected');
    expect(message).toMatch(/^[A-ZÀÉ].*\.$/);
    expect(message).not.toMatch(/\bE[A-Z]{3,}|undefined|Error/);
  }
  const content = await settle(trial);
  expect(possible).toContainEqual(content);
  if (error === undefined) expect(content).toEqual(possible[1]);
  expect(await application.runJob('backups.verify', null)).toMatchObject({ damaged: 0, lost: 0 });
}

/** Closes and opens the dossier again; answers what it holds, once its files show no more than they should. */
async function settle({ application, disk }: Trial): Promise<Content> {
  if (application.application.session.store) await application.runJob('dossier.close', null);
  await open(application);
  // What an opening goes on with by itself ends after it.
  await expect
    .poll(async () => {
      const { erasures } = await application.call('personalData.overview', null);
      return erasures.every(({ finishedAt }) => finishedAt !== null);
    })
    .toBe(true);
  const content = await contentOfSample(application);
  const { isOn } = await application.call('protection.state', null);
  const isInClear = !isOn && content.people.some((name) => name.includes(NAME));
  if (!isInClear) expect(showing(disk.now), 'files that show the name').toEqual([]);
  return content;
}

/** Files in which a name can be read. */
function showing(disk: SimulatedDisk): string[] {
  return disk.files(FOLDER).filter((path) => {
    const text = Buffer.from(disk.content(path)).toString('latin1').toLowerCase();
    return text.includes(NAME.toLowerCase());
  });
}

const newCode = (application: TestApplication) => application.runJob('protection.newCode', null);

/** By whichever passphrase it has now. */
async function open(application: TestApplication): Promise<void> {
  // Each trial puts the dossier back as it was: what is in clear takes the place of what was protected.
  const by = (passphrase: string) =>
    application.runJob('dossier.open', { folder: FOLDER, passphrase, unprotected: true });
  const opened = await by(PASSPHRASE).catch((error: AppError) => {
    if (error.code !== 'passphrase-wrong') throw error;
    return by(OTHER);
  });
  expect(opened.readOnly).toBe(false);
}

/** A dossier with someone, an attached file, and a backup that precedes someone else. */
async function fill(application: TestApplication, isProtected: boolean): Promise<Trial['ids']> {
  const { call, runJob } = application;
  await runJob('dossier.create', { ...NEW, folder: FOLDER });
  const meeting = await call('meetings.create', {
    ...{ title: 'Rencontre de Niort', level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00', link: '' },
  });
  const person = await call('people.create', { familyName: NAME, email: 'quelquune@example.org' });
  await call('registrations.register', { meetingId: meeting.id, personId: person.id, remote: false });
  const synthesis = await call('syntheses.create', { level: 'meeting', id: meeting.id });
  const file = await application.sendFile('Compte rendu.txt', 'Compte rendu de la rencontre.\n'.repeat(999));
  await runJob('syntheses.attach', { id: synthesis.id, file });
  if (isProtected) {
    const recoveryCode = await newCode(application);
    await runJob('protection.turnOn', { passphrase: PASSPHRASE, recoveryCode });
  }
  const backup = await runJob('backups.make', null);
  await call('people.create', { familyName: 'Petit' });
  await runJob('dossier.close', null);
  return { person: person.id, synthesis: synthesis.id, backup: backup.name };
}
