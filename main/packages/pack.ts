import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import {
  buildPackage,
  type PackageDescription,
  type PackagePart,
} from '../../shared/packages/build-package.ts';
import type { PackageSummary } from '../../shared/packages/contract.ts';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { verifyPackage } from '../../shared/packages/verify-package.ts';
import type { CommandContext, JobContext } from '../engine/operations.ts';
import type { TemporaryFile } from '../engine/temporary-file.ts';
import { synthesisDocument } from './assemble.ts';
import { numberTaken, signedAnew, unverified } from './errors.ts';
import { sourceOf } from './file-source.ts';
import { packageById, packagesOf, sql } from './read.ts';
import { sha512 } from './sha512.ts';

/** Media that gain nothing by being compressed again. */
const COMPRESSED = /\.(pdf|png|jpe?g|gif|webp|heic|mp[34]|m4a|zip|docx|xlsx|pptx|od[tsp])$/i;

export interface Packed {
  readonly synthesisId: string;
  /** What was signed when it was begun. */
  readonly document: SynthesisDocument;
  /** The package’s number. */
  readonly number: number;
  readonly description: PackageDescription;
  readonly parts: readonly PackagePart[];
  /** JSON of the keys of what was confirmed. */
  readonly confirmed: string;
  /** How the history tells it. */
  readonly told: string;
  /** What else is written with it. */
  readonly also?: (command: CommandContext) => void;
}

/**
 * Makes the zip of a package, reads it back, verifies it and keeps it. One of the same number that was kept meanwhile is
 * answered in its place. Throws `package-unverified`, `number-taken`, `signed-anew`; nothing is kept then.
 */
export async function pack(context: JobContext, packed: Packed): Promise<PackageSummary> {
  const { dossier, files, progress, signal, commit } = context;
  const { synthesisId, document, number, description, parts, confirmed, told, also } = packed;
  const zip = files.newFile();
  try {
    const { content } = await buildPackage(parts, description, {
      sha512,
      signal,
      onProgress: (done, total) => progress({ done, total, label: 'Préparation de l’envoi' }),
    });
    await zip.write(content, signal);
    await requireVerified(context, zip);
    const kept = await dossier.keepFile(Readable.from(zip.read(), { signal }));
    return await commit(told, (command) => {
      const already = packagesOf(command.read, synthesisId).find(({ version }) => version === number);
      if (already) return already;
      const { identifier } = description;
      const taken = sql.selectFrom('package').select('id').where('identifier', '=', identifier);
      if (command.read.first(taken.where('version', '=', number))) throw numberTaken();
      also?.(command);
      const signed = synthesisDocument(command.read, synthesisId, identifier);
      if (JSON.stringify(signed) !== JSON.stringify(document)) throw signedAnew();
      const row = { id: command.newId(), synthesisId, identifier, version: number, name: description.folder };
      const built = { ...row, ...kept, builtAt: command.now(), confirmed };
      command.write.run(sql.insertInto('package').values(built));
      return packageById(command.read, row.id);
    });
  } finally {
    await zip.remove();
  }
}

export function textPart(path: string, text: string): PackagePart {
  const bytes = new TextEncoder().encode(text);
  return {
    path,
    content: async function* () {
      yield bytes;
    },
  };
}

export function filePart(path: string, content: PackagePart['content']): PackagePart {
  return { path, content, stored: COMPRESSED.test(path) };
}

async function requireVerified({ signal, progress }: JobContext, zip: TemporaryFile): Promise<void> {
  const verified = await verifyPackage(sourceOf(zip), {
    sha512,
    crc32,
    signal,
    onProgress: (done, total) => progress({ done, total, label: 'Vérification de l’envoi' }),
  });
  if (!verified.ok) throw unverified(verified.reasons);
}
