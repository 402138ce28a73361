import type { listsContract } from '../../shared/lists/contract.ts';
import type { Handlers } from '../engine/operations.ts';
import type { SpreadsheetReader } from '../spreadsheets/reader.ts';
import { exportRegistrations } from './export-registrations.ts';
import { importPeople } from './import.ts';
import { readPeopleFile } from './import-list.ts';
import { previewImport } from './import-preview.ts';

export const listsHandlers = ({
  spreadsheets,
}: {
  spreadsheets: SpreadsheetReader;
}): Handlers<typeof listsContract> => ({
  'people.readFile': (context, input) => readPeopleFile(spreadsheets, context, input),
  'people.previewImport': (context, input) => previewImport(spreadsheets, context, input),
  'people.import': (context, input) => importPeople(spreadsheets, context, input),
  'registrations.export': exportRegistrations,
});
