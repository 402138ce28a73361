import { kindOf } from './kind.ts';
import type { Table } from './table.ts';
import { readText } from './text.ts';
import { readWorkbook } from './workbook.ts';

/** Reads a CSV or XLSX file, known by its content rather than its name. Throws a refusal. */
export async function readTable(content: Buffer, sheet: string | null): Promise<Table> {
  return kindOf(content) === 'text' ? readText(content) : readWorkbook(content, sheet);
}
