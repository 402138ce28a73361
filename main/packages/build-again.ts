import { TAG_FILES } from '../../shared/packages/bag.ts';
import type { PackageSummary } from '../../shared/packages/contract.ts';
import { formatFor } from '../../shared/packages/formats/formats.ts';
import { PAYLOAD } from '../../shared/packages/payload-files.ts';
import type { JobContext } from '../engine/operations.ts';
import { synthesisById } from '../syntheses/read.ts';
import { synthesisDocument } from './assemble.ts';
import { describe, documentPart } from './build.ts';
import { type KeptFile, keptFiles, keptFormat } from './kept-package.ts';
import { nextNumber } from './number.ts';
import { filePart, pack } from './pack.ts';
import { confirmedOf, packagesOf } from './read.ts';

/**
 * The package of the same version that all of these readers read (each told the formats that it does): the one that is
 * given, else another that there is, else one that is built now, of the same pages. Undefined when there can be none.
 */
export async function packageFor(
  context: JobContext,
  given: PackageSummary,
  readers: readonly (readonly number[])[],
): Promise<PackageSummary | undefined> {
  const { read, dossier } = context;
  const { synthesisId, identifier } = given;
  if (readers.length === 0) return given;
  const others = packagesOf(read, synthesisId).filter(({ id }) => id !== given.id);
  for (const one of [given, ...others]) {
    const format = await keptFormat(await keptFiles(dossier, one));
    if (format !== undefined && readers.every((known) => known.includes(format))) return one;
  }
  const format = formatFor(synthesisDocument(read, synthesisId, identifier), readers);
  return format === undefined ? undefined : buildAgain(context, given, format);
}

/** Builds a version again in another format. Of what was verified and confirmed, nothing changes but how it is structured. */
async function buildAgain(
  context: JobContext,
  { id, sha512, size, synthesisId, identifier }: PackageSummary,
  format: number,
): Promise<PackageSummary> {
  const { read, dossier } = context;
  const synthesis = synthesisById(read, synthesisId);
  const document = synthesisDocument(read, synthesisId, identifier);
  const number = nextNumber(read, synthesis);
  const ordinal = packagesOf(read, synthesisId).length + 1;
  const files = await keptFiles(dossier, { sha512, size });
  return pack(context, {
    ...{ synthesisId, document, number, confirmed: confirmedOf(read, id) },
    description: describe(document, ordinal),
    parts: [
      documentPart(document, number, format),
      ...files.filter(isPage).map(({ path, content }) => filePart(path, content)),
    ],
    told: `Envoi ${ordinal} de la version ${synthesis.version} préparé, avec les mêmes pages\u00a0: ${document.title}`,
  });
}

/** What people and other programs read as it was signed, unlike what a format and a bag say of it. */
const isPage = ({ path }: KeptFile): boolean => path !== PAYLOAD.document.path && !TAG_FILES.includes(path);
