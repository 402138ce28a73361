/** A row of a file, without its empty cells at the end. */
export interface TableRow {
  /** Where the row is: its line in the sheet, or the line of the file on which it begins; from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a file says, as text; rows without any text are left out. */
export interface Table {
  readonly rows: readonly TableRow[];
  /** The sheets that one may choose, in their order; none for a file that has no sheets. */
  readonly sheets: readonly string[];
  /** The sheet these rows are from, or ''. */
  readonly sheet: string;
  /** Rows that the sheet hides, and that were left out. */
  readonly hidden: number;
}
