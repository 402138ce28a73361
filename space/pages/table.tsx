import type { ReactNode } from 'react';

export interface Column {
  readonly title: string;
  /** Numbers are aligned on their last figure; dates hold on one line. */
  readonly kind?: 'number' | 'date';
}

export interface Row {
  readonly key: string;
  /** One for each column, the first of which names the row. */
  readonly cells: readonly ReactNode[];
  readonly isTotal?: boolean;
}

/** Rows under a title of their own. */
export interface RowGroup {
  readonly title: string;
  readonly rows: readonly Row[];
}

export const text = (title: string): Column => ({ title });
export const number = (title: string): Column => ({ title, kind: 'number' });
export const date = (title: string): Column => ({ title, kind: 'date' });

/** More columns than this do not hold on a telephone: there each row stands as a list of its cells, titled one by one. */
const MOST_ON_SMALL_SCREENS = 2;

/**
 * A table of the design system. It stands under a title that says the same, so its caption is for those who do not see
 * the page.
 */
export function Table({
  caption,
  columns,
  rows = [],
  groups = [],
}: {
  caption: string;
  columns: readonly Column[];
  rows?: readonly Row[];
  groups?: readonly RowGroup[];
}) {
  const stacks = columns.length > MOST_ON_SMALL_SCREENS;
  return (
    <div className={`fr-table fr-table--no-caption${stacks ? ' table--stacks' : ''}`}>
      <div className="fr-table__wrapper">
        <div className="fr-table__container">
          <div className="fr-table__content">
            <table className="fr-cell--multiline">
              <caption>{caption}</caption>
              <thead>
                <tr>
                  {columns.map(({ title, kind }) => (
                    <th key={title} scope="col" className={kind}>
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              {rows.length > 0 ? <tbody>{rows.map((row) => rowOf(row, columns))}</tbody> : null}
              {groups.map(({ title, rows: inside }) => (
                <tbody key={title}>
                  <tr className="group">
                    <th scope="rowgroup" colSpan={columns.length}>
                      {title}
                    </th>
                  </tr>
                  {inside.map((row) => rowOf(row, columns))}
                </tbody>
              ))}
            </table>
          </div>
        </div>
      </div>
    </div>
  );
}

function rowOf({ key, cells, isTotal }: Row, columns: readonly Column[]): ReactNode {
  const [name, ...others] = cells;
  return (
    <tr key={key} className={isTotal ? 'total' : undefined}>
      <th scope="row">{name}</th>
      {others.map((cell, index) => {
        const { title, kind } = columns[index + 1] as Column;
        return (
          <td key={title} className={kind} data-title={title}>
            {cell}
          </td>
        );
      })}
    </tr>
  );
}
