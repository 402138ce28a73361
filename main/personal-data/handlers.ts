import { AppError, notFound } from '../../shared/errors.ts';
import { csvForPeople } from '../../shared/packages/csv.ts';
import { slug } from '../../shared/packages/names.ts';
import type { ErasedCounts, Erasure, personalDataContract } from '../../shared/personal-data/contract.ts';
import { DATA_KINDS } from '../../shared/personal-data/kinds.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import { placeOf } from '../dossier/place.ts';
import { bareStatement } from '../dossier/sql.ts';
import type { Reader } from '../dossier/store.ts';
import type { CommandContext, Handlers, JobContext } from '../operations.ts';
import { personById } from '../people/read.ts';
import { lastMeeting, retained } from './due.ts';
import { eraseDue, erasePerson } from './erase.ts';
import { dataOf } from './held.ts';

interface Parts {
  readonly files: FileSystem;
  /** Takes what was erased out of every file of the open dossier. */
  readonly finish: () => Promise<void>;
}

export function personalDataHandlers({ files, finish }: Parts): Handlers<typeof personalDataContract> {
  const erase = async (context: JobContext, work: (command: CommandContext) => ErasedCounts) => {
    const { conflictCopies } = placeOf(files, context.dossier.folder);
    if (conflictCopies.length > 0) throw copiesRemain(conflictCopies);
    context.progress({ done: 0, total: null, label: 'Effacement' });
    await context.commit('Données personnelles effacées', (command) => noteErasure(command, work(command)));
    context.progress({ done: 0, total: null, label: 'Nettoyage des fichiers du dossier' });
    await finish();
    const [latest] = erasuresOf(context.read);
    if (!latest) throw notFound('Cet effacement');
    return latest;
  };
  return {
    'personalData.overview': ({ read, now }) => ({
      kinds: retained(read, now()),
      lastMeetingOn: lastMeeting(read),
      erasures: erasuresOf(read),
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
    'personalData.purge': (context, { kinds }) => erase(context, (command) => eraseDue(command, kinds)),
    'personalData.of': ({ read }, { personId }) => dataOf(read, personId),
    'personalData.export': async ({ read, files: shelf }, { personId }) => {
      const { own, mentions } = dataOf(read, personId);
      const rows = [...own, ...mentions].map(({ what, where, text }) => [what, where, text]);
      const { familyName, givenName } = personById(read, personId);
      const content = csvForPeople([['Rubrique', 'Où', 'Ce qui est écrit'], ...rows]);
      return shelf.offer(content, `donnees-${slug(`${familyName} ${givenName}`)}.csv`, 'text/csv');
    },
    'personalData.erase': (context, { personId }) => {
      personById(context.read, personId);
      return erase(context, (command) => erasePerson(command, personId));
    },
  };
}

/** They would keep what is erased, and are not Cahiers’s to remove. */
const copiesRemain = (names: readonly string[]) =>
  new AppError(
    'conflict-copies',
    `Ce dossier contient ${names.map((name) => `«\u00a0${name}\u00a0»`).join(', ')}, que la synchronisation a laissé et qui garderait ce qui doit être effacé. Mettez ces fichiers ailleurs ou supprimez-les, puis recommencez.`,
    { names },
  );

function noteErasure({ write, now }: CommandContext, counts: ErasedCounts): void {
  write.run(bareStatement('INSERT INTO erasure(at, counts) VALUES (?, ?)', [now(), JSON.stringify(counts)]));
}

function erasuresOf(read: Reader): Erasure[] {
  const rows = read.all(
    bareStatement<{ at: string; counts: string; finishedAt: string | null }>(
      'SELECT at, counts, finishedAt FROM erasure ORDER BY number DESC',
      [],
    ),
  );
  return rows.map(({ counts, ...erasure }) => ({ ...erasure, counts: JSON.parse(counts) }));
}
