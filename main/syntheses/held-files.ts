import type { DocumentAttachment } from '../../shared/packages/synthesis-document.ts';
import type { FrozenDocument } from '../../shared/syntheses/frozen.ts';
import type { Attachment, HeldFile } from '../../shared/syntheses/model.ts';
import { safeFileName } from '../../shared/text/file-names.ts';
import { FROZEN_FILES } from '../engine/dossier/copy.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { attachmentsOf, synthesisById } from './read.ts';

/** A joined file leaves with its synthesis; the evidence of a sign-off stays in the dossier. */
export const isJoined = ({ purpose }: Pick<Attachment, 'purpose'>): boolean => purpose === 'joined';

/**
 * The files that a synthesis holds, as they are shown and as they leave: those frozen with it, whatever became of their
 * rows, or those joined to it while it is being written; then the evidence of its sign-off.
 */
export function filesOf(read: Reader, id: string, frozen: FrozenDocument | undefined): HeldFile[] {
  const rows = attachmentsOf(read, id);
  const evidence = rows.filter(({ purpose }) => purpose === 'sign-off');
  return [...joinedTo(rows, frozen), ...evidence];
}

/** Those of them that leave with it. */
export function joinedTo(rows: readonly Attachment[], frozen: FrozenDocument | undefined): HeldFile[] {
  if (!frozen) return rows.filter(isJoined);
  return matched(frozen.attachments, rows.filter(isJoined)).held.map(({ file, row }) => {
    if (row) return row;
    const { name, mediaType, size, sha512 } = file;
    return { id: null, purpose: 'joined', name, mediaType, size, sha512 };
  });
}

/** What the dossier says otherwise of the files of a frozen synthesis, one sentence each. */
export function filesSince(read: Reader, id: string, frozen: FrozenDocument): string[] {
  const rows = attachmentsOf(read, id);
  const { signOff } = synthesisById(read, id);
  const { held, beside } = matched(frozen.attachments, rows.filter(isJoined));
  const named = (name: string) => `Document joint «\u00a0${name}\u00a0»`;
  return [
    ...held
      .filter(({ row }) => !row)
      .map(
        ({ file }) => `${named(file.name)}\u00a0: retiré du dossier, il fait toujours partie de la synthèse.`,
      ),
    ...beside.map(
      ({ name }) => `${named(name)}\u00a0: ajouté au dossier, il ne fait pas partie de la synthèse.`,
    ),
    ...(signOff && !rows.some((row) => row.id === signOff.attachmentId)
      ? ['Document signé\u00a0: retiré du dossier, qui n’a plus la preuve du visa.']
      : []),
  ];
}

export interface FrozenFile extends Omit<HeldFile, 'id'> {
  readonly synthesisId: string;
}

/** The files that frozen documents name and of which their synthesis has no row. */
export function frozenWithoutRow(read: Reader): FrozenFile[] {
  const withoutRow = `WHERE NOT EXISTS (SELECT 1 FROM attachment AS row WHERE row.synthesisId = synthesis.id
    AND row.sha512 = json_extract(file.value, '$.sha512'))`;
  return read.all(bareStatement<FrozenFile>(`${FROZEN} ${withoutRow}`, []));
}

/** A file of that content that a frozen document names, whatever became of its row; undefined when none does. */
export function frozenFile(read: Reader, sha512: string): FrozenFile | undefined {
  // Documents that do not hold it at all are told without being parsed.
  const ofContent = `WHERE instr(frozen, ?1) > 0 AND json_extract(file.value, '$.sha512') = ?1 LIMIT 1`;
  return read.first(bareStatement<FrozenFile>(`${FROZEN} ${ofContent}`, [sha512]));
}

const FROZEN = `SELECT synthesis.id AS synthesisId, 'joined' AS purpose, json_extract(file.value, '$.name') AS name,
  json_extract(file.value, '$.mediaType') AS mediaType, json_extract(file.value, '$.size') AS size,
  json_extract(file.value, '$.sha512') AS sha512 FROM synthesis, ${FROZEN_FILES} AS file`;

type Kept = Pick<Attachment, 'name' | 'sha512'>;

/**
 * Each file of a frozen document with the row that stands for it, and the rows that stand for none. Of several files of
 * one content, a row goes to that of its name first.
 */
export function matched<Row extends Kept>(
  files: readonly DocumentAttachment[],
  rows: readonly Row[],
): { held: { file: DocumentAttachment; row: Row | undefined }[]; beside: Row[] } {
  const found = new Map<DocumentAttachment, Row>();
  const beside = new Set(rows);
  const isNamed = (file: Kept, row: Kept) => file.name === safeFileName(row.name);
  for (const isSame of [isNamed, () => true]) {
    for (const file of files) {
      if (found.has(file)) continue;
      const row = [...beside].find((one) => one.sha512 === file.sha512 && isSame(file, one));
      if (!row) continue;
      found.set(file, row);
      beside.delete(row);
    }
  }
  return { held: files.map((file) => ({ file, row: found.get(file) })), beside: [...beside] };
}
