import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import {
  buildPackage,
  type PackageDescription,
  type PackagePart,
} from '../../shared/packages/build-package.ts';
import type { PackageSummary } from '../../shared/packages/contract.ts';
import { newestFormat } from '../../shared/packages/formats/formats.ts';
import { slug } from '../../shared/packages/names.ts';
import { decidimCsv, decidimJson, documentJson, meetingsCsv } from '../../shared/packages/payload.ts';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { synthesisHtml } from '../../shared/packages/synthesis-html.ts';
import { verifyPackage } from '../../shared/packages/verify-package.ts';
import type { JobContext } from '../operations.ts';
import type { Renderer } from '../render.ts';
import { markPackaged } from '../syntheses/change.ts';
import { synthesisById } from '../syntheses/read.ts';
import type { TemporaryFile } from '../temporary-file.ts';
import { calendarOf, synthesisDocument } from './assemble.ts';
import { checkSynthesis } from './check.ts';
import { notConfirmed, notSigned, personalData, signedAnew, unverified } from './errors.ts';
import { sourceOf } from './file-source.ts';
import { identifierOf, packageOf, sql } from './read.ts';
import { sha512 } from './sha512.ts';

/** Media that gain nothing by being compressed again. */
const COMPRESSED = /\.(pdf|png|jpe?g|gif|webp|heic|mp[34]|m4a|zip|docx|xlsx|pptx|od[tsp])$/i;

/**
 * Builds the package of a signed synthesis, reads it back, verifies it and keeps it. One that exists is answered as it
 * is. Throws `personal-data`, `not-confirmed`, `package-unverified`, `signed-anew`; nothing is kept then.
 */
export async function buildSynthesisPackage(
  context: JobContext,
  renderer: Renderer,
  { synthesisId, confirmed }: { synthesisId: string; confirmed: readonly string[] },
): Promise<PackageSummary> {
  const { read, dossier, files, progress, signal } = context;
  const existing = packageOf(read, synthesisId);
  if (existing) return existing;
  const { scope, signOff } = synthesisById(read, synthesisId);
  if (!signOff) throw notSigned();
  progress({ done: 0, total: null, label: 'Recherche de données personnelles' });
  const document = synthesisDocument(read, synthesisId, identifierOf(read, scope) ?? context.newId());
  const passed = await requireClean(context, synthesisId, confirmed);

  const pdf = files.newFile();
  const zip = files.newFile();
  try {
    await renderer.render('synthesis', document, pdf.path, {
      signal,
      seal: pdf.seal,
      onPage: (done, total) => progress({ done, total, label: `Mise en page\u00a0: ${done} sur ${total}` }),
    });
    const parts = partsOf(document, {
      pdf,
      calendar: calendarOf(read, synthesisId),
      contentOf: (hash) => dossier.readFile(hash),
    });
    const description = describe(document);
    const { content } = await buildPackage(parts, description, {
      sha512,
      signal,
      onProgress: (done, total) => progress({ done, total, label: 'Préparation de l’envoi' }),
    });
    await zip.write(content, signal);
    await requireVerified(context, zip);
    const kept = await dossier.keepFile(Readable.from(zip.read(), { signal }));
    return await context.commit(`Envoi préparé\u00a0: ${document.title}`, (command) => {
      const already = packageOf(command.read, synthesisId);
      if (already) return already;
      markPackaged(command, synthesisId);
      const { id: identifier, version } = document.package;
      const signed = synthesisDocument(command.read, synthesisId, identifier);
      if (JSON.stringify(signed) !== JSON.stringify(document)) throw signedAnew();
      const row = {
        id: command.newId(),
        synthesisId,
        identifier,
        version,
        name: description.folder,
        ...kept,
      };
      const built: PackageSummary = { ...row, builtAt: command.now() };
      command.write.run(sql.insertInto('package').values({ ...built, confirmed: JSON.stringify(passed) }));
      return built;
    });
  } finally {
    await pdf.remove();
    await zip.remove();
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

async function requireVerified({ signal, progress }: JobContext, zip: TemporaryFile): Promise<void> {
  const verified = await verifyPackage(sourceOf(zip), {
    sha512,
    crc32,
    signal,
    onProgress: (done, total) => progress({ done, total, label: 'Vérification de l’envoi' }),
  });
  if (!verified.ok) throw unverified(verified.reasons);
}

function describe({
  scope,
  territory,
  campaign,
  package: { id, version },
  title,
  validatedOn,
}: SynthesisDocument) {
  const about = scope.level === territory.level && scope.id === territory.code ? territory.name : scope.name;
  const description: PackageDescription = {
    folder: `${slug(about).slice(0, 60)}-${slug(campaign.shortName)}-v${version}`,
    organization: territory.name,
    identifier: id,
    description: title,
    date: validatedOn,
  };
  return description;
}

interface Files {
  readonly pdf: TemporaryFile;
  readonly calendar: string;
  readonly contentOf: (sha512: string) => AsyncIterable<Uint8Array>;
}

function partsOf(document: SynthesisDocument, { pdf, calendar, contentOf }: Files): PackagePart[] {
  return [
    textPart('data/synthesis.json', documentJson(document, newestFormat())),
    textPart('data/synthesis.html', synthesisHtml(document)),
    filePart('data/synthesis.pdf', () => pdf.read()),
    textPart('data/proposals.decidim.json', decidimJson(document)),
    textPart('data/proposals.decidim.csv', decidimCsv(document)),
    textPart('data/meetings.csv', meetingsCsv(document)),
    textPart('data/meetings.ics', calendar),
    ...document.attachments.map(({ file, sha512: hash }) => filePart(file, () => contentOf(hash))),
  ];
}

function textPart(path: string, text: string): PackagePart {
  const bytes = new TextEncoder().encode(text);
  return {
    path,
    content: async function* () {
      yield bytes;
    },
  };
}

function filePart(path: string, content: PackagePart['content']): PackagePart {
  return { path, content, stored: COMPRESSED.test(path) };
}
