import type { z } from 'zod';
import { ATTACHMENTS_FOLDER, payloadOxum } from './bag.ts';
import type { Formats } from './formats/format.ts';
import { FORMATS, formatNumbers, formatOf, newestFormat } from './formats/formats.ts';
import type { PackageFile } from './port.ts';
import type { Reason } from './reason.ts';
import { refusals } from './refusals.ts';
import { parseStrictJson, type StrictJson } from './strict-json.ts';
import { MAX_DEPTH, MAX_VALUES, type SynthesisDocument } from './synthesis-document.ts';

const REQUIRED_LABELS = [
  'Source-Organization',
  'External-Identifier',
  'External-Description',
  'Bagging-Date',
  'Bag-Size',
  'Payload-Oxum',
] as const;

type Read =
  | { readonly ok: true; readonly format: number; readonly document: SynthesisDocument }
  | { readonly ok: false; readonly reasons: readonly Reason[] };

/** Reads `data/synthesis.json`, received from anyone, by the reader of its format. */
export function readDocument(text: string, formats: Formats = FORMATS): Read {
  const json = parseStrictJson(text, { depth: MAX_DEPTH, values: MAX_VALUES });
  if (!json.ok) return { ok: false, reasons: [jsonReason(json)] };
  const { value } = json;
  const number = formatOf(value) ?? newestFormat(formats);
  const format = formats[number];
  if (!format) return { ok: false, reasons: [refusals.newerFormat(number, formatNumbers(formats))] };
  const parsed = format.form.safeParse(value, { error: issueInWords });
  if (parsed.success) return { ok: true, format: number, document: format.read(parsed.data) };
  const reasons = parsed.error.issues.map(({ path, message }) =>
    refusals.schema(
      path.map((part) => (typeof part === 'number' ? part : String(part))),
      message,
    ),
  );
  return { ok: false, reasons };
}

function jsonReason(json: Extract<StrictJson, { ok: false }>): Reason {
  switch (json.fault) {
    case 'depth':
      return refusals.jsonTooDeep();
    case 'size':
      return refusals.jsonTooMuch();
    case 'duplicate':
      return refusals.jsonDuplicate(json.key);
    case 'reserved':
      return refusals.jsonReserved(json.key);
    case 'broken-text':
      return refusals.jsonBrokenText();
    case 'syntax':
      return refusals.notJson();
  }
}

/** What to mend in a value that its schema refuses. */
function issueInWords({ code, maximum, minimum, origin }: z.core.$ZodRawIssue): string {
  switch (code) {
    case 'unrecognized_keys':
      return 'élément inconnu. Retirez-le.';
    case 'too_big':
      if (origin === 'string') return `ce texte dépasse ${maximum} caractères. Raccourcissez-le.`;
      return `${origin === 'array' ? 'il y en a trop' : 'ce nombre est trop grand'} (${maximum} au plus).`;
    case 'too_small':
      if (origin === 'string') return 'il n’y a rien. Remplissez-le.';
      return `${origin === 'array' ? 'il n’y en a pas assez' : 'ce nombre est trop petit'} (${minimum} au moins).`;
    case 'invalid_format':
      return 'cette valeur n’est pas écrite comme attendu, ou contient un caractère interdit. Corrigez-la.';
    default:
      return 'cette valeur n’est pas de celles qui sont attendues. Corrigez-la.';
  }
}

/** Where `bag-info.txt`, the attachments and the structured synthesis contradict each other. */
export function checkDocument(
  document: SynthesisDocument,
  info: ReadonlyMap<string, readonly string[]>,
  files: readonly PackageFile[],
): Reason[] {
  const reasons: Reason[] = [];
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

function checkAttachments(document: SynthesisDocument, payload: readonly PackageFile[]): Reason[] {
  const reasons: Reason[] = [];
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
