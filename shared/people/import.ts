import { z } from 'zod';
import { Id } from '../fields.ts';
import { FileRef, UploadId } from '../wire.ts';
import { ImportField, ImportMapping } from './import-fields.ts';

/** Lines of each kind that a preview shows at most; the others are counted. */
export const SHOWN_LINES = 2000;

export const ImportFile = z.object({
  file: UploadId,
  /** The sheet of a workbook; the first that says something when null. */
  sheet: z.string().max(300).nullable().default(null),
});

/** What is in a file, and a first guess of what its columns give. */
export const ImportedFile = z.object({
  name: z.string(),
  sheets: z.array(z.string()),
  sheet: z.string(),
  /** Rows that the sheet hides, and that are left out. */
  hidden: z.int(),
  /** Rows under the headings. */
  rows: z.int(),
  columns: z.array(z.object({ title: z.string(), samples: z.array(z.string()) })),
  mapping: z.array(ImportField.nullable()),
});
export type ImportedFile = z.infer<typeof ImportedFile>;

export const ImportRequest = ImportFile.extend({
  mapping: ImportMapping,
  /** The meeting at which everyone of the list is to be registered. */
  meetingId: Id.nullable().default(null),
  /** Whether to say who of the whole dossier is not in the list; with a meeting, only who is registered there is said. */
  wholeDossier: z.boolean().default(false),
});
export type ImportRequest = z.output<typeof ImportRequest>;

const Listed = z.object({ name: z.string(), function: z.string(), organisation: z.string() });

/** Someone of the dossier who bears the same name, or has the same address, as a line that is taken for someone else. */
export const Lookalike = Listed.extend({ id: Id });

export const ImportPreview = z.object({
  counts: z.object({
    rows: z.int(),
    new: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    gone: z.int(),
    faulty: z.int(),
    /** New people whose function says nothing of their category: they go to the campaign’s fallback. */
    unknownCategory: z.int(),
  }),
  /** What becomes of registrations, when a meeting was chosen. */
  registrations: z
    .object({
      added: z.int(),
      /** Already registered. */
      kept: z.int(),
      /** Cancelled before, and left so. */
      cancelled: z.int(),
    })
    .nullable(),
  new: z.array(
    Listed.extend({ line: z.int(), category: z.string(), email: z.string(), lookalikes: z.array(Lookalike) }),
  ),
  changed: z.array(
    Listed.extend({
      line: z.int(),
      id: Id,
      changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
  gone: z.array(Listed.extend({ id: Id })),
  faulty: z.array(
    z.object({
      line: z.int(),
      name: z.string(),
      faults: z.array(z.object({ column: z.string(), reason: z.string() })),
    }),
  ),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const ImportDecisions = ImportRequest.extend({
  /** Whether people that the dossier knows take what the list says of them. */
  applyChanges: z.boolean().default(true),
  /** Whether to cancel the registrations of those who are no longer in the list. Only with a meeting. */
  cancelGone: z.boolean().default(false),
  /** Lines that the user recognised as someone of the dossier. */
  same: z
    .array(z.object({ line: z.int(), personId: Id }))
    .max(SHOWN_LINES)
    .default([]),
});
export type ImportDecisions = z.output<typeof ImportDecisions>;

export const ImportResult = z.object({
  added: z.int(),
  updated: z.int(),
  registered: z.int(),
  cancelled: z.int(),
  setAside: z.int(),
  /** The lines set aside, each with the reason, to be mended and imported again; null when there are none. */
  faulty: FileRef.nullable(),
});
export type ImportResult = z.infer<typeof ImportResult>;
