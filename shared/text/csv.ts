/** Rows as CSV for people (formats.md): UTF-8 with BOM, `;`, CRLF, cells that a spreadsheet would compute neutralised. */
export function csvForPeople(rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${rowsForPeople(rows)}`;
}

/** The same without the mark that begins the file: for what is written row by row. */
export function rowsForPeople(rows: readonly (readonly (string | number)[])[]): string {
  return csv(rows.map((row) => row.map((cell) => (typeof cell === 'string' ? neutral(cell) : cell))));
}

/** Rows as CSV for a program: `;`, CRLF (RFC 4180), no BOM, cells as they are. */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map((cell) => quoted(String(cell))).join(';')}\r\n`).join('');
}

function neutral(cell: string): string {
  // Apostrophes before are counted, so that taking one off on reading gives the cell back.
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
