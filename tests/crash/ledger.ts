import { DataKind } from '../../shared/personal-data/kinds.ts';
import type { ApplicationProcess } from '../factories/application-process.ts';
import type { TestApplication } from '../factories/dossier.ts';

/** What was asked of an application that is going to be killed, and what it answered. */
export class Ledger {
  /** Family names of the people in the dossier before. */
  readonly before: ReadonlySet<string>;
  readonly asked = new Set<string>();
  readonly answered = new Set<string>();
  attaching = false;
  attached = false;
  /** How many backups there must be at least. */
  backups: number;
  /** Where the dossier lies since it was renamed; undefined where it was. */
  renamed: string | undefined;
  /** True once the disk lost it under the application: only what is answered later must be found, with all before it. */
  isTakenAway = false;
  #answeredSince = false;
  /** What the dossier holds once restored, from the moment that this is asked. */
  restored: { readonly people: ReadonlySet<string>; answered: boolean } | undefined;

  /** Whether someone who is named everywhere is erased, alone or with all that is due, from the moment that this is asked. */
  erased: { answered: boolean } | undefined;

  constructor(before: ReadonlySet<string>, backups: number) {
    this.before = before;
    this.backups = backups;
  }

  async add(application: ApplicationProcess, familyName: string): Promise<void> {
    this.asked.add(familyName);
    await application.call('people.create', { familyName });
    this.answered.add(familyName);
    this.#answeredSince ||= this.isTakenAway;
  }

  /** Someone else just deleted the dossier’s folder, or put an older file in it: its backups are not looked for. */
  takenAway(): void {
    this.isTakenAway = true;
    this.backups = 0;
  }

  /** True when nothing is promised: all that was answered was on the disk, and was taken away. */
  get isAllGone(): boolean {
    return this.isTakenAway && !this.#answeredSince;
  }

  async attach(application: ApplicationProcess, path: string): Promise<void> {
    this.attaching = true;
    const id = await onlySynthesis(application);
    await application.runJob('syntheses.attach', { id, file: await application.sendFile(path) });
    this.attached = true;
  }

  async backUp(application: ApplicationProcess): Promise<void> {
    await application.runJob('backups.make', null);
    this.backups += 1;
  }

  /** Restores the oldest backup, which holds all those of `before` but one. */
  async restore(application: ApplicationProcess, except: string): Promise<void> {
    const { backups } = await application.call('backups.list', null);
    this.restored = {
      people: new Set([...this.before].filter((name) => name !== except)),
      answered: false,
    };
    await application.runJob('backups.restore', { name: backups.at(-1)?.name ?? '' });
    this.restored.answered = true;
  }

  /** Erases someone, then the texts that still name them: all earlier backups go. */
  async erase(application: ApplicationProcess, familyName: string): Promise<void> {
    const { people } = await application.call('people.list', {});
    const personId = people.find((person) => person.familyName === familyName)?.id ?? '';
    this.erased = { answered: false };
    this.backups = 0;
    await application.runJob('personalData.erase', { personId });
    this.erased.answered = true;
    await eraseLeft(application);
  }

  /** Erases all that is due, of every kind, then what still names someone. */
  async purge(application: ApplicationProcess): Promise<void> {
    this.erased = { answered: false };
    this.backups = 0;
    await application.runJob('personalData.purge', { kinds: DataKind.options });
    this.erased.answered = true;
    await eraseLeft(application);
  }
}

/** Erases people where they are still named, until nothing is left to. */
export async function eraseLeft(
  application: Pick<ApplicationProcess | TestApplication, 'call' | 'runJob'>,
): Promise<void> {
  for (;;) {
    const { left } = await application.call('personalData.overview', null);
    const keys = left.map(({ key }) => key);
    if (keys.length === 0) return;
    await application.runJob('personalData.eraseThere', { keys });
  }
}

/** The synthesis that a dossier holds. */
export async function onlySynthesis(application: Pick<ApplicationProcess, 'call'>): Promise<string> {
  const overview = await application.call('syntheses.overview', null);
  const latest = overview.flatMap((row) => row.latest ?? []);
  if (latest.length !== 1 || !latest[0]) throw new Error(`${latest.length} syntheses instead of one`);
  return latest[0].id;
}
