import { readFile, stat } from 'node:fs/promises';
import { TABLE_LIMITS } from '../../shared/tables/limits.ts';
import { kindOf } from './kind.ts';
import { refusals } from './refusals.ts';
import type { Table } from './table.ts';
import { readText } from './text.ts';
import { readWorkbook } from './workbook.ts';

/** Reads a CSV or XLSX file, known by its content rather than its name. Throws a refusal. */
export async function readTable(path: string, sheet: string | null): Promise<Table> {
  const { size } = await stat(path);
  if (size > TABLE_LIMITS.file) throw refusals.tooHeavy(size);
  const content = await readFile(path);
  return kindOf(content) === 'text' ? readText(content) : readWorkbook(content, sheet);
}
