import { readFrozen } from '../../shared/syntheses/frozen.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { codeOf, FROZEN_STATES } from './freeze.ts';
import { isJoined, matched } from './held-files.ts';
import { sql } from './read.ts';
import type { SynthesesTables } from './table.ts';

/** A row as it is to be: null when it is to go; of one that stays, the columns that are to change at least. */
export interface RowToBe {
  readonly table: string;
  readonly id: string;
  readonly row: Readonly<Record<string, unknown>> | null;
}

type Synthesis = SynthesesTables['synthesis'];
type Attachment = SynthesesTables['attachment'];

/** A synthesis with the files that the dossier lists of it. */
interface Held {
  readonly synthesis: Synthesis | undefined;
  readonly attachments: readonly Attachment[];
}

/**
 * Why rows cannot be given another state: a frozen synthesis would hold other files than its document says, or another
 * document than the one that is signed. Undefined when they can; what is amiss already keeps nobody from anything.
 */
export function frozenInTheWay(read: Reader, rows: readonly RowToBe[]): string | undefined {
  for (const id of synthesesOf(read, rows)) {
    const now = heldNow(read, id);
    const why = obstacle(now, heldThen(now, id, rows));
    if (why !== undefined) return why;
  }
  return undefined;
}

function obstacle(now: Held, then: Held): string | undefined {
  const { synthesis } = then;
  if (!synthesis || !isFrozen(synthesis)) return undefined;
  if (isDocumentChanged(now.synthesis, synthesis)) return staysAsItIs(synthesis, []);
  const known = amiss(now);
  const files = [...amiss(then)].filter(([key]) => !known.has(key)).map(([, words]) => words);
  if (files.length > 0) {
    const isItself = now.synthesis?.state === synthesis.state;
    return isItself ? staysAsItIs(synthesis, files) : comesBackOtherwise(synthesis, files);
  }
  const { frozen, frozenCode } = synthesis;
  const isSignedAgain = isSigned(synthesis) && now.synthesis && !isSigned(now.synthesis);
  return isSignedAgain && frozen && frozenCode && codeOf(frozen) !== frozenCode
    ? isNotWhatWasSigned(synthesis)
    : undefined;
}

const isFrozen = ({ state }: Synthesis): boolean => FROZEN_STATES.includes(state);
const isSigned = ({ state }: Synthesis): boolean => state === 'signed' || state === 'sent';

const DOCUMENT = ['title', 'content', 'signedContent', 'frozen', 'frozenCode', 'frozenAt'] as const;

function isDocumentChanged(now: Synthesis | undefined, then: Synthesis): boolean {
  if (!now?.frozen || !isFrozen(now)) return false;
  return DOCUMENT.some((column) => now[column] !== then[column]);
}

/** What the dossier lists otherwise than a frozen synthesis holds, in words. */
function amiss({ synthesis, attachments }: Held): Map<string, string> {
  const found = new Map<string, string>();
  if (!synthesis?.frozen || !isFrozen(synthesis)) return found;
  const { document } = readFrozen(synthesis.frozen);
  const { held, beside } = matched(document.attachments, attachments.filter(isJoined));
  for (const { file, row } of held) if (!row) found.set(file.file, `document joint ${quoted(file.name)}`);
  for (const { id, name } of beside) found.set(id, `document joint ${quoted(name)}`);
  const { signedFileId } = synthesis;
  if (isSigned(synthesis) && signedFileId !== null && !attachments.some(({ id }) => id === signedFileId))
    found.set(signedFileId, 'document signé');
  return found;
}

function synthesesOf(read: Reader, rows: readonly RowToBe[]): Set<string> {
  const ids = new Set<string>();
  for (const { table, id, row } of rows) {
    if (table === 'synthesis') ids.add(id);
    if (table !== 'attachment') continue;
    if (typeof row?.synthesisId === 'string') ids.add(row.synthesisId);
    const now = read.first(sql.selectFrom('attachment').select('synthesisId').where('id', '=', id));
    if (now) ids.add(now.synthesisId);
  }
  return ids;
}

function heldNow(read: Reader, id: string): Held {
  return {
    synthesis: read.first(sql.selectFrom('synthesis').selectAll().where('id', '=', id)),
    attachments: read.all(sql.selectFrom('attachment').selectAll().where('synthesisId', '=', id)),
  };
}

function heldThen(now: Held, id: string, rows: readonly RowToBe[]): Held {
  let { synthesis } = now;
  const attachments = new Map(now.attachments.map((one) => [one.id, one]));
  for (const { table, id: rowId, row } of rows) {
    if (table === 'synthesis' && rowId === id)
      synthesis = row ? ({ ...synthesis, ...row } as Synthesis) : undefined;
    if (table !== 'attachment') continue;
    if (!row) attachments.delete(rowId);
    else attachments.set(rowId, { ...attachments.get(rowId), ...row } as Attachment);
  }
  const own = [...attachments.values()].filter(({ synthesisId }) => synthesisId === id);
  return { synthesis, attachments: own };
}

const quoted = (name: string): string => `«\u00a0${name}\u00a0»`;
const among = (things: readonly string[]): string => (things.length === 0 ? '' : ` (${things.join(', ')})`);

const staysAsItIs = (synthesis: Synthesis, files: readonly string[]): string =>
  `la synthèse ${quoted(synthesis.title)} est ${isSigned(synthesis) ? 'visée' : 'à la signature'}, et ce qui est figé avec elle ne change plus${among(files)}. ${
    isSigned(synthesis)
      ? 'Préparez une nouvelle version pour la changer.'
      : 'Reprenez d’abord la rédaction\u00a0; le document déjà imprimé ne vaudra plus.'
  }`;

const comesBackOtherwise = (synthesis: Synthesis, files: readonly string[]): string =>
  `la synthèse ${quoted(synthesis.title)} serait de nouveau ${isSigned(synthesis) ? 'visée' : 'à la signature'} avec d’autres documents que ceux du dossier${among(files)}. ${
    isSigned(synthesis)
      ? 'Enregistrez de nouveau son visa.'
      : 'Mettez-la à la signature telle qu’elle est à présent.'
  }`;

const isNotWhatWasSigned = ({ title }: Synthesis): string =>
  `quelqu’un a été effacé du dossier depuis, et la synthèse ${quoted(title)} n’est plus le document qui a été signé. Reprenez la rédaction, remettez-la à la signature et faites signer le nouveau document.`;
