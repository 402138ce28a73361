import {
  ATTACHMENTS_FOLDER,
  BAG_DECLARATION,
  BAG_FILE,
  MANIFEST,
  parseManifest,
  TAG_FILES,
  TAG_MANIFEST,
} from './bag.ts';
import { payloadFile, requiredIn } from './payload-files.ts';
import type { PackageFile } from './port.ts';
import type { Reason } from './reason.ts';
import { refusals } from './refusals.ts';

/**
 * Everything that makes these files other than a complete and valid bag (RFC 8493 §3) of the kind that a package is:
 * both manifests list every file once and rightly, no file is foreign to a package, and none is missing that the format has.
 */
export function checkBag(
  files: readonly PackageFile[],
  texts: ReadonlyMap<string, string>,
  format: number,
): Reason[] {
  const paths = new Set(files.map(({ path }) => path));
  const reasons: Reason[] = [];
  for (const path of [...TAG_FILES, ...requiredIn(format).map(({ path }) => path)]) {
    if (!paths.has(path)) reasons.push(refusals.missing(path));
  }
  const declaration = texts.get(BAG_FILE);
  if (declaration !== undefined && !isDeclaration(declaration)) reasons.push(refusals.declaration());
  for (const { path } of files) if (!belongs(path)) reasons.push(refusals.unknownFile(path));
  const isPayload = (path: string) => path.startsWith('data/');
  const payload = files.filter(({ path }) => isPayload(path));
  // A tag manifest lists every tag file but itself (§2.2.1).
  const tags = files.filter(({ path }) => !isPayload(path) && path !== TAG_MANIFEST);
  return [
    ...reasons,
    ...checkManifest(MANIFEST, texts.get(MANIFEST), payload, isPayload),
    ...checkManifest(TAG_MANIFEST, texts.get(TAG_MANIFEST), tags, (path) => !isPayload(path)),
  ];
}

function isDeclaration(text: string): boolean {
  return text.replace(/\r\n?/g, '\n').trimEnd() === BAG_DECLARATION.trimEnd();
}

function belongs(path: string): boolean {
  if (TAG_FILES.includes(path) || payloadFile(path)) return true;
  return path.startsWith(ATTACHMENTS_FOLDER) && !path.slice(ATTACHMENTS_FOLDER.length).includes('/');
}

function checkManifest(
  name: string,
  text: string | undefined,
  files: readonly PackageFile[],
  mayList: (path: string) => boolean,
): Reason[] {
  if (text === undefined) return [];
  const { checksums, faults } = parseManifest(text);
  const reasons = faults.map((line) => refusals.manifestLine(name, line));
  const listed = new Map<string, string>();
  for (const { path, sha512 } of checksums) {
    if (listed.has(path)) reasons.push(refusals.listedTwice(name, path));
    if (!mayList(path)) reasons.push(refusals.listedAmiss(name, path));
    listed.set(path, sha512);
  }
  const present = new Map(files.map((file) => [file.path, file.sha512]));
  for (const [path, sha512] of listed) {
    const actual = present.get(path);
    if (actual === undefined && mayList(path)) reasons.push(refusals.listedAbsent(name, path));
    else if (actual !== undefined && actual !== sha512) reasons.push(refusals.checksum(path));
  }
  for (const { path } of files) if (!listed.has(path)) reasons.push(refusals.unlisted(path, name));
  return reasons;
}
