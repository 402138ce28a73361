import type { KnownCopy } from '../../shared/dossier/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { Held, personalDataContract, TypedPerson } from '../../shared/personal-data/contract.ts';
import { DATA_KINDS } from '../../shared/personal-data/kinds.ts';
import { csvForPeople } from '../../shared/text/csv.ts';
import { slug } from '../../shared/text/file-names.ts';
import type { FileSystem } from '../engine/dossier/file-system.ts';
import { LISTED_WITHIN } from '../engine/dossier/known-dossiers.ts';
import { placeOf } from '../engine/dossier/place.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { DossierStore } from '../engine/dossier/store.ts';
import type { CommandContext, Handlers, JobContext } from '../engine/operations.ts';
import { listPeople } from '../people/read.ts';
import { farMeetings, lastMeeting, retained } from './due.ts';
import { eraseDue, erasePerson, soughtWhenDue } from './erase.ts';
import { type Erased, erasuresOf, leftFrom, noteErasure } from './erasures.ts';
import { mentionsInFiles } from './files.ts';
import { dataOf, textsNaming, whoIs } from './held.ts';
import { eraseThere, forgetGone, leaveThere, listLeft } from './left.ts';
import { eraseNamed, requireNoCard, soughtNamed } from './named.ts';
import { findDeleted, personOf } from './people-sought.ts';

interface Parts {
  readonly files: FileSystem;
  /** The open dossier; throws `no-dossier` when none is. */
  readonly dossier: () => DossierStore;
  /** Other folders that hold what was written of the open dossier; each disk is waited for that many milliseconds. */
  readonly copies: (within?: number) => Promise<KnownCopy[]>;
  /** Takes what was erased out of every file of the open dossier, then backs it up. */
  readonly finish: () => Promise<void>;
  /** Tells the windows that people were erased. */
  readonly tell: () => void;
}

export function personalDataHandlers({
  files,
  dossier,
  copies,
  finish,
  tell,
}: Parts): Handlers<typeof personalDataContract> {
  const erase = async (context: JobContext, work: (command: CommandContext) => void) => {
    const { conflictCopies } = placeOf(files, context.dossier.folder);
    if (conflictCopies.length > 0) throw copiesRemain(conflictCopies);
    // What lies on a stick that is lost keeps nobody from being erased.
    const elsewhere = (await copies()).filter(({ isAway }) => !isAway);
    const later = elsewhere.findLast(({ isLater }) => isLater);
    if (later) throw wentOn(later.folder);
    if (elsewhere.length > 0) throw leftElsewhere(elsewhere.map(({ folder }) => folder));
    context.progress({ done: 0, total: null, label: 'Effacement' });
    await context.commit('Données personnelles effacées', (command) => {
      work(command);
      forgetGone(command.write);
    });
    tell();
    context.progress({ done: 0, total: null, label: 'Nettoyage des fichiers du dossier' });
    await finish();
  };
  const noted = async (context: JobContext, work: (command: CommandContext) => Erased) => {
    await erase(context, (command) => noteErasure(command.write, command.now(), work(command)));
    const [latest] = erasuresOf(context.read);
    if (!latest) throw new Error('an erasure was not noted');
    return latest;
  };
  return {
    'personalData.overview': async ({ read, now }) => ({
      kinds: retained(read, now()),
      lastMeetingOn: lastMeeting(read),
      farMeetings: farMeetings(read, now()),
      erasures: erasuresOf(read),
      left: listLeft(read),
      copies: await copies(LISTED_WITHIN),
    }),
    'personalData.keepFor': ({ write, describe }, { kind, months }) => {
      write.run(
        bareStatement(
          'INSERT INTO retention(kind, months) VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET months = excluded.months',
          [kind, months],
        ),
      );
      describe(`Durée de conservation changée\u00a0: ${DATA_KINDS[kind].title}, ${months} mois`);
      return null;
    },
    'personalData.purge': async (context, { kinds }) => {
      const sought = soughtWhenDue(context.read, context.now(), kinds);
      const inFiles = leftFrom(await mentionsInFiles(context.dossier, sought, reading(context, false)));
      return noted(context, (command) => {
        const { counts, left } = eraseDue(command, kinds);
        return { counts, left: [...left, ...inFiles] };
      });
    },
    'personalData.find': ({ read }, { text, limit }) => {
      const there = listPeople(read, { text, limit }).map((person) => ({ ...person, deleted: false }));
      const deleted = findDeleted(read, text).map((person) => ({ ...person, deleted: true }));
      return [...there, ...deleted]
        .slice(0, limit)
        .map(({ id, familyName, givenName, organisation, deleted }) => ({
          ...{ id, familyName, givenName },
          ...{ organisation, deleted },
        }));
    },
    'personalData.of': async ({ read }, { personId }) => {
      personOf(read, personId);
      return dataOf(dossier(), personId);
    },
    'personalData.export': async ({ dossier, files: shelf }, { personId }) => {
      const { own, mentions } = await dataOf(dossier, personId);
      return offerList(shelf, personOf(dossier, personId).person, [...own, ...mentions]);
    },
    'personalData.erase': async (context, { personId }) => {
      personOf(context.read, personId);
      const { sought } = whoIs(context.read, personId);
      const inFiles = leftFrom(await mentionsInFiles(context.dossier, [sought], reading(context, true)));
      return noted(context, (command) => {
        const { counts, left } = erasePerson(command, personId);
        return { counts, left: [...left, ...inFiles] };
      });
    },
    'personalData.ofNamed': async ({ read }, person) => textsNaming(dossier(), soughtNamed(read, person)),
    'personalData.exportNamed': async ({ dossier, files: shelf }, person) => {
      const named = await textsNaming(dossier, soughtNamed(dossier, person));
      return offerList(shelf, person, named);
    },
    'personalData.eraseNamed': async (context, person) => {
      requireNoCard(context.read, person);
      const sought = soughtNamed(context.read, person);
      const inFiles = leftFrom(await mentionsInFiles(context.dossier, [sought], reading(context, true)));
      return noted(context, (command) => {
        const { counts, left } = eraseNamed(command, person);
        return { counts, left: [...left, ...inFiles] };
      });
    },
    'personalData.eraseThere': async (context, { keys }) => {
      await erase(context, (command) => eraseThere(command, keys));
      return null;
    },
    'personalData.leaveThere': (context, { keys }) => {
      leaveThere(context, keys);
      context.describe('Texte relu\u00a0: il nomme quelqu’un d’autre');
      return null;
    },
  };
}

/** Reads the attached files within a job, which can be stopped until then. */
const reading = ({ signal, progress }: JobContext, thorough: boolean) => ({
  thorough,
  onFile: (done: number, total: number) => {
    signal.throwIfAborted();
    progress({ done, total, label: 'Lecture des documents joints' });
  },
});

const quotedList = (names: readonly string[]): string =>
  names.map((name) => `«\u00a0${name}\u00a0»`).join(', ');

/** What is held on someone, as a list to hand over. */
function offerList(
  shelf: JobContext['files'],
  { familyName, givenName }: TypedPerson,
  held: readonly Held[],
): ReturnType<JobContext['files']['offer']> {
  const rows = held.map(({ what, where, text }) => [what, where, text]);
  const content = csvForPeople([['Rubrique', 'Où', 'Ce qui est écrit'], ...rows]);
  return shelf.offer(content, `donnees-${slug(`${familyName} ${givenName}`)}.csv`, 'text/csv');
}

/** They would keep what is erased, and are not Cahiers’s to remove. */
const copiesRemain = (names: readonly string[]) =>
  new AppError(
    'conflict-copies',
    `Ce dossier contient ${quotedList(names)}, que la synchronisation a ${
      names.length === 1
        ? 'laissé et qui garderait ce qui doit être effacé. Mettez ce fichier ailleurs ou supprimez-le'
        : 'laissés et qui garderaient ce qui doit être effacé. Mettez ces fichiers ailleurs ou supprimez-les'
    }, puis recommencez.`,
    { names },
  );

/** What is erased of the older one stays in the one where the work went on, which nobody must be told to remove. */
const wentOn = (folder: string) =>
  new AppError(
    'work-went-on',
    `C’est ici l’ancien emplacement de ce dossier\u00a0: le travail a continué dans «\u00a0${folder}\u00a0». Effacez depuis celui-là. Rien n’a été effacé ici.`,
    { folder },
  );

/** So would what lies where the dossier was before it had to be written elsewhere. */
const leftElsewhere = (folders: readonly string[]) =>
  new AppError(
    'copies-elsewhere',
    `Ce dossier a dû être réécrit à un autre emplacement, et ${quotedList(folders)} en ${
      folders.length === 1 ? 'garde' : 'gardent chacun'
    } une copie, avec ce qui doit être effacé. Vérifiez que rien n’y manque ici, supprimez-${
      folders.length === 1 ? 'la' : 'les'
    }, puis recommencez.`,
    { folders },
  );
