import { Readable } from 'node:stream';
import { notFound } from '../../shared/errors.ts';
import { codeMark, markedCode } from '../../shared/syntheses/document-code.ts';
import type { Attachment } from '../../shared/syntheses/model.ts';
import type { FileRef } from '../../shared/wire.ts';
import type { CommandContext, JobContext } from '../engine/operations.ts';
import { emptyFile, tooLarge } from './errors.ts';
import { frozenOf } from './freeze.ts';
import { filesOf } from './held-files.ts';
import { mediaTypeOf } from './media-type.ts';
import { sql } from './read.ts';

/** Bytes that one joined file may have. */
const LARGEST = 100_000_000;
const MARK_LENGTH = codeMark('AAAA-AAAA').length;

type KeptFile = Omit<Attachment, 'id' | 'purpose'>;

/** Keeps a file that a window has sent among those of the dossier. Its row comes with the command that follows. */
export async function keepUpload(context: JobContext, uploadId: string): Promise<KeptFile> {
  const { name, size, read } = context.files.received(uploadId);
  if (size === 0) throw emptyFile();
  if (size > LARGEST) throw tooLarge();
  context.progress({ done: 0, total: null, label: 'Copie du fichier dans le dossier' });
  const kept = await context.dossier.keepFile(Readable.from(read(), { signal: context.signal }));
  return { name, mediaType: mediaTypeOf(name), size: kept.size, sha512: kept.sha512 };
}

/** The code that a PDF drawn by Cahiers says of itself, which those who sign on a computer leave in it. */
export async function codeInUpload(context: JobContext, uploadId: string): Promise<string | undefined> {
  const { size, read } = context.files.received(uploadId);
  if (size > LARGEST) return undefined;
  let end = '';
  for await (const bytes of read()) {
    context.signal.throwIfAborted();
    // The mark may be cut between two pieces.
    const text = end + Buffer.from(bytes).toString('latin1');
    const code = markedCode(text);
    if (code !== undefined) return code;
    end = text.slice(-MARK_LENGTH);
  }
  return undefined;
}

export function addAttachment(
  { write, newId }: CommandContext,
  synthesisId: string,
  purpose: Attachment['purpose'],
  file: KeptFile,
): Attachment {
  const attachment: Attachment = { id: newId(), purpose, ...file };
  write.run(sql.insertInto('attachment').values({ ...attachment, synthesisId }));
  return attachment;
}

/** Hands a file that a synthesis holds back to the window, under the name that it is shown by. */
export async function offerAttachment(
  { read, dossier, files }: JobContext,
  { id, name, sha512 }: { id: string; name: string; sha512: string },
): Promise<FileRef> {
  const held = filesOf(read, id, frozenOf(read, id)?.document);
  const file = held.find((one) => one.sha512 === sha512 && one.name === name);
  if (!file) throw notFound('Ce document joint');
  return files.offer(dossier.readFile(sha512), name, file.mediaType);
}
