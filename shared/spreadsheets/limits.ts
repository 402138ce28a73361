/** How large a file of rows (CSV or XLSX) may be. */
export const SPREADSHEET_LIMITS = {
  rows: 50_000,
  columns: 200,
  /** Cells of all its rows, each counted up to the last column that says something. */
  cells: 2_500_000,
  /** Characters of one cell. */
  cell: 10_000,
  /** Bytes of the file. */
  file: 64 * 1024 ** 2,
  /** Bytes of a workbook’s parts once decompressed; characters of its cells in all. */
  decompressed: 64 * 1024 ** 2,
} as const;

/** Why a file of so many bytes is not read, and what to do. */
export function tooHeavy(bytes: number): string {
  const weight = Math.ceil(bytes / 1024 ** 2).toLocaleString('fr-FR');
  return `Ce fichier pèse ${weight} Mo, et une liste ne peut pas dépasser ${SPREADSHEET_LIMITS.file / 1024 ** 2} Mo. Le dossier n’a pas changé. Gardez-y seulement les colonnes utiles, ou partagez-le en plusieurs fichiers.`;
}
