import { z } from 'zod';
import { Id } from '../fields.ts';
import { job, query } from '../operation.ts';
import { FileRef } from '../wire.ts';

/** Blank rows that a sheet may have: enough for every door, not so many that a typing error empties the printer. */
export const MOST_BLANK_ROWS = 200;

/** Which sign-in sheets are wanted: all those of the dossier, those of some meetings, or of some workshops. */
export const SheetScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({
    kind: z.literal('meetings'),
    meetingIds: z.array(Id).min(1, 'Choisissez au moins une rencontre.'),
  }),
  z.object({
    kind: z.literal('workshops'),
    workshopIds: z.array(Id).min(1, 'Choisissez au moins un atelier.'),
  }),
]);
export type SheetScope = z.infer<typeof SheetScope>;

export const SheetRequest = z.object({
  scope: SheetScope,
  /** One sheet for each workshop, and one for those who have none yet, rather than one for the meeting. */
  perWorkshop: z.boolean().default(false),
  /** Rows left empty at the end of each sheet, for people who come without having registered. */
  blankRows: z
    .number('Indiquez un nombre de lignes.')
    .int('Indiquez un nombre entier de lignes.')
    .min(0, 'Ce nombre ne peut pas être négatif.')
    .max(MOST_BLANK_ROWS, `Une feuille compte au plus ${MOST_BLANK_ROWS} lignes vides.`)
    .default(5),
});
export type SheetRequest = z.output<typeof SheetRequest>;

/** What will be printed, known before anything is drawn. */
export const SheetSummary = z.object({
  sheets: z.number().int(),
  people: z.number().int(),
  /** Those of them who attend from afar, and have no box to sign in. */
  fromAfar: z.number().int(),
});
export type SheetSummary = z.infer<typeof SheetSummary>;

export const documentsContract = {
  'documents.signInSheetSummary': query(SheetRequest.pick({ scope: true, perWorkshop: true }), SheetSummary),
  /** Draws the sheets as one PDF, ready to print. */
  'documents.signInSheets': job(SheetRequest, FileRef),
  /** Draws a synthesis that is to be signed: its code is on each page. */
  'documents.synthesisToSign': job(z.object({ synthesisId: Id }), FileRef),
};
