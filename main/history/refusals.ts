import { declarationOf, inSpokenOrder } from '../../shared/declared/walk.ts';
import { AppError } from '../../shared/errors.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { RowChange } from './read.ts';
import { after, type Image } from './rows.ts';
import { type DossierSpeech, imageIn, speechOf } from './speech.ts';

export type Way = 'undo' | 'redo';

interface Described {
  readonly description: string;
}

/** What keeps a command from being undone or done again. */
export interface InTheWay {
  /** Rows that are no longer as it left or found them. */
  readonly changed?: readonly Image[];
  /** What removing its rows would do to others. */
  readonly taken?: readonly RowChange[];
  /** Rows that need those that it would remove. */
  readonly needing?: readonly Image[];
  /** Why a frozen synthesis would not stay as it is. */
  readonly frozen?: string;
  /** Why the campaign and what the dossier uses of it would no longer agree. */
  readonly campaign?: string;
}

export const nothingToUndo = () => new AppError('nothing-to-undo', 'Il n’y a rien à annuler.');
export const nothingToRedo = () => new AppError('nothing-to-redo', 'Il n’y a rien à rétablir.');
export const cannotUndo = ({ description }: Described) =>
  new AppError(
    'cannot-undo',
    `«\u00a0${description}\u00a0» ne s’annule pas\u00a0: ce qui a été préparé ou envoyé est gardé tel quel.`,
  );

/** Says what stands in the way; it is called before anything is taken back. */
export function refusalOf(
  read: Reader,
  way: Way,
  { description }: Described,
  { changed = [], taken = [], needing = [], frozen, campaign }: InTheWay,
): AppError {
  const no = `«\u00a0${description}\u00a0» ne peut plus être ${way === 'undo' ? 'annulé' : 'rétabli'}`;
  if (frozen !== undefined)
    return new AppError('synthesis-frozen', `${no}\u00a0: ${frozen} Rien n’a changé.`);
  if (campaign !== undefined) {
    return new AppError('campaign-in-use', `${no}\u00a0: ${campaign} Rien n’a changé.`);
  }
  const speech = speechOf(read, taken);
  const named = (rows: readonly Image[]) => (rows.length === 0 ? '' : ` (${inWords(rows, speech)})`);
  if (taken.length > 0) {
    const rows = taken.map((change) => ({ ...after(change), row: imageIn(change) }));
    return new AppError(
      'changed-since',
      `${no}\u00a0: cela supprimerait ou changerait ce qui a été saisi depuis${named(distinct(rows))}. Si ce n’est plus utile, supprimez-le d’abord. Rien n’a changé.`,
    );
  }
  if (needing.length > 0) {
    return new AppError(
      'changed-since',
      `${no}\u00a0: ce qui a été saisi depuis en a besoin${named(needing)}. Rien n’a changé.`,
    );
  }
  return new AppError(
    'changed-since',
    `${no}\u00a0: ce qui était concerné a été modifié depuis${named(changed)}. Rien n’a changé.`,
  );
}

const distinct = (rows: readonly Image[]): Image[] => [
  ...new Map(rows.map((row) => [`${row.table} ${row.id}`, row])).values(),
];

/** Things of one kind named up to here; more are counted. */
const NAMED = 2;

/** « 12 inscriptions ; proposition «\u00a0Équiper\u00a0» » */
function inWords(rows: readonly Image[], speech: DossierSpeech): string {
  const order = inSpokenOrder(speech.tables);
  const kinds = Map.groupBy(rows, ({ table }) => table);
  return [...kinds]
    .sort(([one], [other]) => order(one, other))
    .map(([table, of]) => {
      const { says, name } = declarationOf(speech.tables, table);
      const { what, hung } = says;
      if (of.length > NAMED) return `${of.length.toLocaleString('fr-FR')} ${hung[1]}`;
      const names = of.map(({ id, row }) => (row ? name(row, speech) : speech.nameOf(table, id)));
      const said = names.filter(Boolean).map((one) => `«\u00a0${one}\u00a0»`);
      const kind = (of.length === 1 ? what : hung[1]).toLowerCase();
      return [kind, said.join(' et ')].filter(Boolean).join(' ');
    })
    .join('\u202f; ');
}
