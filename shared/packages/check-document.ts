import { z } from 'zod';
import { ATTACHMENTS_FOLDER, payloadOxum } from './bag.ts';
import type { PackageFile } from './port.ts';
import { refusals } from './refusals.ts';
import { FORMAT_VERSION, isShallow, SynthesisDocument } from './synthesis-document.ts';

const REQUIRED_LABELS = [
  'Source-Organization',
  'External-Identifier',
  'External-Description',
  'Bagging-Date',
  'Bag-Size',
  'Payload-Oxum',
] as const;

type Read =
  | { readonly ok: true; readonly document: SynthesisDocument }
  | { readonly ok: false; readonly reasons: readonly string[] };

/** Reads `data/synthesis.json`, received from anyone, against its schema. */
export function readDocument(text: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reasons: [refusals.notJson()] };
  }
  if (!isShallow(value)) return { ok: false, reasons: [refusals.notJson()] };
  const version = z.object({ formatVersion: z.number().int() }).safeParse(value);
  if (version.success && version.data.formatVersion > FORMAT_VERSION) {
    return { ok: false, reasons: [refusals.newerFormat(version.data.formatVersion)] };
  }
  const parsed = SynthesisDocument.safeParse(value, { error: () => 'valeur inattendue.' });
  if (parsed.success) return { ok: true, document: parsed.data };
  const reasons = parsed.error.issues.map(({ path, code, message }) =>
    refusals.schema(path.map(String).join('.'), code === 'unrecognized_keys' ? 'élément inconnu.' : message),
  );
  return { ok: false, reasons };
}

/** Where `bag-info.txt`, the attachments and the structured synthesis contradict each other. */
export function checkDocument(
  document: SynthesisDocument,
  info: ReadonlyMap<string, readonly string[]>,
  files: readonly PackageFile[],
): string[] {
  const reasons: string[] = [];
  for (const label of REQUIRED_LABELS) {
    const values = info.get(label) ?? [];
    if (values.length !== 1 || values[0] === '') reasons.push(refusals.bagInfoMissing(label));
  }
  const payload = files.filter(({ path }) => path.startsWith('data/'));
  const expected: Partial<Record<string, string>> = {
    'External-Identifier': document.package.id,
    'Bagging-Date': document.validatedOn,
    'Payload-Oxum': payloadOxum(payload),
  };
  for (const [label, value] of Object.entries(expected)) {
    const given = info.get(label)?.[0];
    if (given !== undefined && given !== value) reasons.push(refusals.bagInfoWrong(label));
  }
  return [...reasons, ...checkAttachments(document, payload)];
}

function checkAttachments(document: SynthesisDocument, payload: readonly PackageFile[]): string[] {
  const reasons: string[] = [];
  const present = new Map(payload.map((file) => [file.path, file]));
  const announced = new Set<string>();
  for (const { file, size, sha512 } of document.attachments) {
    announced.add(file);
    const found = present.get(file);
    if (!found) reasons.push(refusals.missing(file));
    else if (found.size !== size || found.sha512 !== sha512) reasons.push(refusals.attachmentDiffers(file));
  }
  for (const { path } of payload) {
    if (path.startsWith(ATTACHMENTS_FOLDER) && !announced.has(path)) {
      reasons.push(refusals.attachmentUnlisted(path));
    }
  }
  return reasons;
}
