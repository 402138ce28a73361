/**
 * Rows to insert, as one JSON value that the database unfolds. Its texts are cleared of what PostgreSQL refuses (NUL,
 * halves of characters), of control characters, and of the two private characters that mark what an extract highlights.
 */
export function rowsAsJson(rows: readonly object[]): string {
  return JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'string' ? cleared(value) : value));
}

function cleared(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point.
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b-\u001f\u007f\ue000\ue001]/g, ' ');
}
