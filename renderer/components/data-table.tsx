import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { Link } from 'wouter';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** It names its row; the first does where none is said to. */
  readonly isSubject?: boolean;
  /** Left out while an item is open beside the list, in a window that is not wide. */
  readonly isSecondary?: boolean;
}

interface DataTableProps<Row> {
  readonly caption: string;
  /** What its rows are, one and several, as in the count above it. */
  readonly counted: readonly [one: string, many: string];
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Makes what names a row lead to it: a link to its address, or a button where it has none. */
  readonly hrefOf?: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly selectedKey?: string | undefined;
  /** How many there are in all, when the rows are some of them. */
  readonly total?: number;
}

/** Rows beyond which only those in sight are drawn. */
const VIRTUAL_FROM = 150;
const ROW_HEIGHT = 44;

/** A compact table that says how many rows it shows of how many. A long one draws only what is in sight. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, counted, rows, total = rows.length } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const isLong = rows.length > VIRTUAL_FROM;
  const virtual = useVirtualizer({
    count: isLong ? rows.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = isLong ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const drawn = isLong
    ? items.map(({ index }) => ({ index, row: rows[index] }))
    : rows.map((row, index) => ({ index, row }));

  return (
    <div className="data-table">
      <p className="data-table__count" aria-live="polite">
        {countInWords(counted, rows.length, total)}
      </p>
      <section
        ref={scroller}
        className={isLong ? 'data-table__scroller data-table__scroller--long' : 'data-table__scroller'}
        aria-label={caption}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (RGAA 12.9, axe).
        tabIndex={0}
      >
        <table className="data-table__table" aria-rowcount={rows.length + 1}>
          <caption className="fr-sr-only">{caption}</caption>
          <thead>
            <tr>
              {props.columns.map(({ key, title, isSecondary }) => (
                <th key={key} scope="col" className={secondary(isSecondary)}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Gap height={above} columns={props.columns.length} />
            {drawn.map(
              ({ index, row }) =>
                row !== undefined && <TableRow key={props.rowKey(row)} {...props} row={row} index={index} />,
            )}
            <Gap height={below} columns={props.columns.length} />
            {rows.length === 0 && total > 0 && (
              <tr>
                <td colSpan={props.columns.length}>
                  Rien ne correspond{'\u00a0'}: élargissez la recherche ou les filtres.
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function TableRow<Row>({
  row,
  index,
  columns,
  rowKey,
  hrefOf,
  onOpen,
  selectedKey,
}: DataTableProps<Row> & { row: Row; index: number }) {
  const subject = columns.find(({ isSubject }) => isSubject) ?? columns[0];
  const selected = selectedKey !== undefined && rowKey(row) === selectedKey;
  return (
    <tr aria-rowindex={index + 2} aria-current={selected || undefined}>
      {columns.map(({ key, cell, isSecondary }) =>
        key === subject?.key ? (
          // What names a row is read with each of its cells (RGAA 5.7).
          <th key={key} scope="row" className={secondary(isSecondary)}>
            {hrefOf ? (
              <Link href={hrefOf(row)} className="data-table__open">
                {cell(row)}
              </Link>
            ) : onOpen ? (
              <button type="button" className="data-table__open" onClick={() => onOpen(row)}>
                {cell(row)}
              </button>
            ) : (
              cell(row)
            )}
          </th>
        ) : (
          <td key={key} className={secondary(isSecondary)}>
            {cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

const secondary = (isSecondary = false) => (isSecondary ? 'data-table__secondary' : undefined);

function Gap({ height, columns }: { height: number; columns: number }) {
  return height > 0 ? (
    <tr>
      <td colSpan={columns} style={{ height, padding: 0 }} />
    </tr>
  ) : null;
}

function countInWords([one, many]: readonly [string, string], shown: number, total: number): string {
  const all = `${total.toLocaleString('fr-FR')} ${total < 2 ? one : many}`;
  return shown === total ? all : `${shown.toLocaleString('fr-FR')} sur ${all}`;
}
