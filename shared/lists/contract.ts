import { z } from 'zod';
import { Id } from '../fields.ts';
import { job } from '../operation.ts';
import {
  ImportDecisions,
  ImportedFile,
  ImportFile,
  ImportPreview,
  ImportRequest,
  ImportResult,
} from '../people/import.ts';
import { FileRef } from '../wire.ts';

/** Lists of people that come in and go out with what they say of registrations and workshops. */
export const listsContract = {
  /** What a list (CSV or XLSX) holds, before anything is decided. */
  'people.readFile': job(ImportFile, ImportedFile),
  /** What an import would do, line by line; nothing is written. */
  'people.previewImport': job(ImportRequest, ImportPreview),
  /** Adds and updates people from a list, and registers them at a meeting if asked: one command, undone as one. */
  'people.import': job(ImportDecisions, ImportResult),
  /** Everyone registered at a meeting, as a list to open elsewhere. */
  'registrations.export': job(z.object({ meetingId: Id }), FileRef),
};
