import { expect, it } from 'vitest';
import { COLUMNS, FOLLOWED, namesIn } from '../../../main/personal-data/columns.ts';
import { partInWords } from '../../../main/personal-data/parts.ts';

it.each(FOLLOWED)('no two parts of a row in which someone may be named are told alike (%s)', (table) => {
  const columns = Object.keys(COLUMNS[table] ?? {}).filter((column) => namesIn(table, column));
  const parts = columns.map((column) => partInWords(table, column));
  expect(parts.toSorted()).toEqual([...new Set(parts)].toSorted());
});
