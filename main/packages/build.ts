import type { PackageDescription, PackagePart } from '../../shared/packages/build-package.ts';
import type { PackageSummary } from '../../shared/packages/contract.ts';
import { formatFor, newestFormat } from '../../shared/packages/formats/formats.ts';
import { decidimCsv, decidimJson, documentJson, meetingsCsv } from '../../shared/packages/payload.ts';
import { PAYLOAD, type RequiredFile } from '../../shared/packages/payload-files.ts';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { synthesisHtml } from '../../shared/packages/synthesis-html.ts';
import { slug } from '../../shared/text/file-names.ts';
import type { JobContext } from '../engine/operations.ts';
import type { Renderer } from '../engine/render.ts';
import type { TemporaryFile } from '../engine/temporary-file.ts';
import { markPackaged } from '../syntheses/change.ts';
import { synthesisById } from '../syntheses/read.ts';
import { calendarOf, synthesisDocument } from './assemble.ts';
import { checkSynthesis } from './check.ts';
import { notConfirmed, notSigned, personalData } from './errors.ts';
import { nextNumber } from './number.ts';
import { filePart, pack, textPart } from './pack.ts';
import { identifierOf, packageOf } from './read.ts';

/**
 * Builds the package of a signed synthesis, reads it back, verifies it and keeps it. One that exists is answered as it
 * is. `readers`: the formats that each space reads, of those that told. Throws `personal-data`, `not-confirmed`,
 * `package-unverified`, `signed-anew`; nothing is kept then.
 */
export async function buildSynthesisPackage(
  context: JobContext,
  { renderer, readers }: { renderer: Renderer; readers: readonly (readonly number[])[] },
  { synthesisId, confirmed }: { synthesisId: string; confirmed: readonly string[] },
): Promise<PackageSummary> {
  const { read, dossier, files, progress, signal } = context;
  const existing = packageOf(read, synthesisId);
  if (existing) return existing;
  const synthesis = synthesisById(read, synthesisId);
  if (!synthesis.signOff) throw notSigned();
  progress({ done: 0, total: null, label: 'Recherche de données personnelles' });
  const identifier = identifierOf(read, synthesis.scope) ?? context.newId();
  const document = synthesisDocument(read, synthesisId, identifier);
  const passed = await requireClean(context, synthesisId, confirmed);

  const number = nextNumber(read, synthesis);
  const pdf = files.newFile();
  try {
    await renderer.render('synthesis', document, pdf.path, {
      signal,
      seal: pdf.seal,
      onPage: (done, total) => progress({ done, total, label: `Mise en page\u00a0: ${done} sur ${total}` }),
    });
    const pages = pagesOf(document, {
      pdf,
      calendar: calendarOf(read, synthesisId),
      contentOf: (hash) => dossier.readFile(hash),
    });
    const format = formatFor(document, readers) ?? newestFormat();
    return await pack(context, {
      ...{ synthesisId, document, number, confirmed: JSON.stringify(passed) },
      description: describe(document, 1),
      parts: [documentPart(document, number, format), ...pages],
      told: `Envoi préparé\u00a0: ${document.title}`,
      also: (command) => markPackaged(command, synthesisId),
    });
  } finally {
    await pdf.remove();
  }
}

/** Throws unless nothing personal was found but what someone has confirmed; answers the keys that were. */
async function requireClean(
  { read, dossier }: JobContext,
  synthesisId: string,
  confirmed: readonly string[],
): Promise<string[]> {
  const { findings, unread } = await checkSynthesis(read, synthesisId, (hash) => dossier.readFile(hash));
  const stopping = findings.filter(({ stops }) => stops);
  if (stopping.length > 0) throw personalData(stopping.length);
  const known = new Set(confirmed);
  const asked = [...findings, ...unread].map(({ key }) => key);
  const missing = asked.filter((key) => !known.has(key));
  if (missing.length > 0) throw notConfirmed(missing.length);
  return asked;
}

/** What the package says, structured: all but its number is what was signed. */
export const documentPart = (document: SynthesisDocument, number: number, format: number): PackagePart =>
  textPart(
    PAYLOAD.document.path,
    documentJson({ ...document, package: { ...document.package, version: number } }, format),
  );

/** `ordinal`: which package it is of its version, that of `document`. */
export function describe(
  { scope, territory, campaign, package: { id, version }, title, validatedOn }: SynthesisDocument,
  ordinal: number,
): PackageDescription {
  const about = scope.level === territory.level && scope.id === territory.code ? territory.name : scope.name;
  const again = ordinal > 1 ? `-envoi-${ordinal}` : '';
  return {
    folder: `${slug(about).slice(0, 60)}-${slug(campaign.shortName)}-v${version}${again}`,
    organization: territory.name,
    identifier: id,
    description: title,
    date: validatedOn,
  };
}

interface Files {
  readonly pdf: TemporaryFile;
  readonly calendar: string;
  readonly contentOf: (sha512: string) => AsyncIterable<Uint8Array>;
}

/** All but the structured document: what was signed, for people and for other programs, under the version that was signed. */
function pagesOf(document: SynthesisDocument, { pdf, calendar, contentOf }: Files): PackagePart[] {
  const written: Readonly<Record<Exclude<RequiredFile, 'document'>, string | PackagePart['content']>> = {
    pdf: () => pdf.read(),
    page: synthesisHtml(document),
    meetings: meetingsCsv(document),
    calendar,
    decidimCsv: decidimCsv(document),
    decidimJson: decidimJson(document),
  };
  return [
    ...Object.entries(written).map(([name, content]) => {
      const { path } = PAYLOAD[name as keyof typeof written];
      return typeof content === 'string' ? textPart(path, content) : filePart(path, content);
    }),
    ...document.attachments.map(({ file, sha512: hash }) => filePart(file, () => contentOf(hash))),
  ];
}
