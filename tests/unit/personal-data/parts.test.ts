import { expect, it } from 'vitest';
import { partInWords } from '../../../main/personal-data/parts.ts';
import { TABLES } from '../../../main/tables.ts';
import { namesIn, tablesNaming } from '../../../shared/declared/walk.ts';

it.each(tablesNaming(TABLES))(
  'no two parts of a row in which someone may be named are told alike (%s)',
  (table) => {
    const columns = Object.keys(TABLES[table]?.columns ?? {}).filter((column) =>
      namesIn(TABLES, table, column),
    );
    const parts = columns.map((column) => partInWords(TABLES, table, column));
    expect(parts.toSorted()).toEqual([...new Set(parts)].toSorted());
  },
);
