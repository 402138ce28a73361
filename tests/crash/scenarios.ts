import { copyFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE } from '../../main/engine/dossier/checkpoint.ts';
import { nodeFileSystem } from '../../main/engine/dossier/file-system.ts';
import { JOURNAL } from '../../main/engine/dossier/journal.ts';
import { decodeRecords } from '../../main/engine/dossier/journal-format.ts';
import { readWhole } from '../../main/engine/dossier/whole-file.ts';
import type { ApplicationProcess } from '../factories/application-process.ts';
import type { TestDossier } from '../factories/dossier.ts';
import { ELISE, nameEverywhere } from '../factories/named-everywhere.ts';
import type { Ledger } from './ledger.ts';

export const PASSPHRASE = 'quatre mots sans aucun lien';

/** Something that a coordinator does, during which the application is killed. */
export interface Scenario {
  readonly name: string;
  /** What the dossier holds before; it is then taken as it lies on the disk, as a crash would leave it. */
  readonly prepare: (dossier: TestDossier) => Promise<void>;
  /** When the application has the dossier open already; else `act` opens it. */
  readonly opened: boolean;
  /** How far ahead the application’s clock is, in milliseconds. */
  readonly ahead?: number;
  readonly act: (application: ApplicationProcess, ledger: Ledger, folder: string) => Promise<void>;
}

/** The journal is full at this many bytes, and a checkpoint follows. */
const FULL = 4 * 1024 * 1024;

const YEAR = 365 * 24 * 3600 * 1000;

/** Added after the backup that is restored. */
const LATER = 'Après la sauvegarde';

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'commit',
    opened: true,
    prepare: (dossier) => addPeople(dossier, 3),
    act: async (application, ledger) => {
      await ledger.add(application, 'Commit');
      await Promise.all([1, 2, 3, 4].map((number) => ledger.add(application, `Ensemble ${number}`)));
      await ledger.add(application, 'Ensuite');
    },
  },
  {
    name: 'checkpoint',
    opened: true,
    prepare: fillJournal,
    act: async (application, ledger) => {
      for (let number = 1; number <= 8; number++) await ledger.add(application, `Plein ${number}`);
    },
  },
  {
    name: 'checkpoint-behind',
    opened: true,
    prepare: async (dossier) => {
      await fillJournal(dossier);
      await dossier.store.checkpoint();
      await fillJournal(dossier);
    },
    act: async (application, ledger, folder) => {
      const inode = () => nodeFileSystem.status(join(folder, DATABASE))?.inode;
      const before = inode();
      for (let number = 1; inode() === before; number++) await ledger.add(application, `Pendant ${number}`);
      for (let number = 1; number <= 3; number++) await ledger.add(application, `Après ${number}`);
    },
  },
  {
    name: 'open',
    opened: false,
    prepare: (dossier) => addPeople(dossier, 50),
    act: async (application, ledger, folder) => {
      await application.runJob('dossier.open', { folder });
      await ledger.add(application, 'Rouvert');
    },
  },
  {
    name: 'close',
    opened: true,
    prepare: (dossier) => addPeople(dossier, 3),
    act: async (application, ledger) => {
      await ledger.add(application, 'Dernière');
      await application.runJob('dossier.close', null);
    },
  },
  {
    name: 'attachment',
    opened: true,
    prepare: async (dossier) => {
      const meeting = await createMeeting(dossier);
      await dossier.call('syntheses.create', { level: 'meeting', id: meeting.id });
    },
    act: async (application, ledger, folder) => {
      const path = join(folder, '..', 'compte-rendu.pdf');
      writeFileSync(path, `%PDF-1.7\n${'x'.repeat(700_000)}`);
      await ledger.attach(application, path);
      await ledger.add(application, 'Ensuite');
    },
  },
  {
    name: 'backup',
    opened: true,
    prepare: (dossier) => addPeople(dossier, 3),
    act: async (application, ledger) => {
      await ledger.add(application, 'Avant');
      await ledger.backUp(application);
      await ledger.add(application, 'Ensuite');
    },
  },
  {
    name: 'restore',
    opened: true,
    prepare: async (dossier) => {
      await addPeople(dossier, 3);
      await dossier.runJob('backups.make', null);
      await dossier.call('people.create', { familyName: LATER });
    },
    act: (application, ledger) => ledger.restore(application, LATER),
  },
  {
    name: 'erasure',
    opened: true,
    prepare: async (dossier) => {
      const meeting = await createMeeting(dossier);
      await nameEverywhere(dossier, meeting.id, { signed: false });
      await dossier.runJob('backups.make', null);
    },
    act: (application, ledger) => ledger.erase(application, ELISE.familyName),
  },
  {
    name: 'purge',
    opened: true,
    // Of every kind, all is due by then.
    ahead: 5 * YEAR,
    prepare: async (dossier) => {
      const meeting = await createMeeting(dossier);
      await nameEverywhere(dossier, meeting.id, { signed: false });
      await dossier.runJob('backups.make', null);
    },
    act: (application, ledger) => ledger.purge(application),
  },
  {
    name: 'protection',
    opened: true,
    prepare: (dossier) => addPeople(dossier, 3),
    act: async (application, ledger) => {
      await ledger.add(application, 'Avant');
      const recoveryCode = await application.runJob('protection.newCode', null);
      await application.runJob('protection.turnOn', { passphrase: PASSPHRASE, recoveryCode });
      await ledger.add(application, 'Protégée');
    },
  },
  {
    name: 'ground-deleted',
    opened: true,
    prepare: (dossier) => addPeople(dossier, 3),
    act: async (application, ledger, folder) => {
      await ledger.add(application, 'Avant');
      rmSync(folder, { recursive: true });
      ledger.takenAway();
      await Promise.all([1, 2, 3].map((number) => ledger.add(application, `Ensemble ${number}`)));
      await ledger.add(application, 'Ensuite');
    },
  },
  {
    name: 'ground-renamed',
    opened: true,
    prepare: (dossier) => addPeople(dossier, 3),
    act: async (application, ledger, folder) => {
      await ledger.add(application, 'Avant');
      ledger.renamed = `${folder}, renommé`;
      renameSync(folder, ledger.renamed);
      await ledger.add(application, 'Ensuite');
      await ledger.backUp(application);
      await ledger.add(application, 'Enfin');
    },
  },
  {
    name: 'ground-replaced',
    opened: true,
    prepare: (dossier) => addPeople(dossier, 3),
    act: async (application, ledger, folder) => {
      const journal = join(folder, JOURNAL);
      copyFileSync(journal, `${folder}, journal ancien`);
      await ledger.add(application, 'Avant');
      renameSync(`${folder}, journal ancien`, journal);
      ledger.takenAway();
      await Promise.all([1, 2, 3].map((number) => ledger.add(application, `Ensemble ${number}`)));
      await ledger.add(application, 'Ensuite');
    },
  },
  {
    name: 'clock-ahead',
    opened: true,
    ahead: YEAR,
    prepare: async (dossier) => {
      await addPeople(dossier, 3);
      await dossier.runJob('backups.make', null);
    },
    act: async (application, ledger) => {
      await ledger.add(application, 'Dans un an');
      await ledger.backUp(application);
      await ledger.add(application, 'Ensuite');
    },
  },
  {
    name: 'clock-behind',
    opened: true,
    ahead: -5 * YEAR,
    prepare: async (dossier) => {
      await addPeople(dossier, 3);
      await dossier.runJob('backups.make', null);
    },
    act: async (application, ledger) => {
      await ledger.add(application, 'Cinq ans avant');
      await ledger.backUp(application);
      await ledger.add(application, 'Ensuite');
    },
  },
];

/** Much at once and without end, with backups among it: for kills at random moments. */
export const LOAD: Scenario = {
  name: 'load',
  opened: true,
  prepare: (dossier) => addPeople(dossier, 3),
  act: async (application, ledger) => {
    const callers = [1, 2, 3, 4, 5, 6, 7, 8].map(async (caller) => {
      for (let number = 1; ; number++) {
        await ledger.add(application, `Appel ${caller}, personne ${number}`);
        if (caller === 1 && number % 20 === 0) await ledger.backUp(application);
      }
    });
    await Promise.all(callers);
  },
};

async function addPeople(dossier: TestDossier, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, (_, index) =>
      dossier.call('people.create', { familyName: `Présente ${index}`, organisation: 'Collège Jean-Moulin' }),
    ),
  );
}

/** Leaves room in the journal for a few commands only. */
async function fillJournal(dossier: TestDossier): Promise<void> {
  const meeting = await createMeeting(dossier);
  const room = () => {
    const content = readWhole(nodeFileSystem, join(dossier.folder, JOURNAL));
    return FULL - decodeRecords(content).end;
  };
  for (let left = room(); left > 3000; left = room()) {
    await dossier.call('proposals.create', {
      meetingId: meeting.id,
      title: 'Prêter un ordinateur à chaque lycéen',
      body: 'x'.repeat(Math.min(5000, left - 2000)),
      themeId: 'egal-acces',
    });
  }
}

function createMeeting(dossier: TestDossier): Promise<{ id: string }> {
  return dossier.call('meetings.create', {
    title: 'Rencontre de Niort',
    level: 'department',
    territoryCode: '079',
    state: 'held',
    date: '2020-10-14',
    startTime: '08:30',
    endTime: '13:00',
  });
}
