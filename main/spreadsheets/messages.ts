import type { WireError } from '../../shared/errors.ts';
import type { Table, TableRow } from './table.ts';

/** What a reading thread is asked, as its worker data. */
export interface ReadRequest {
  readonly content: ArrayBuffer;
  readonly sheet: string | null;
}

/** Rows come in several messages, so that receiving them never holds the main thread for long. */
export type ReadReply =
  | { readonly type: 'rows'; readonly rows: readonly TableRow[] }
  | { readonly type: 'done'; readonly table: Omit<Table, 'rows'> }
  | { readonly type: 'refused'; readonly error: WireError };
