import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';

interface RowKeys {
  readonly body: RefObject<HTMLElement | null>;
  /** The rows, in their order. */
  readonly ids: readonly string[];
  readonly selected: ReadonlySet<string>;
  readonly setSelected: (selected: ReadonlySet<string>) => void;
  /** A digit was pressed for these rows: those selected, or the one that has the focus. */
  readonly onDigit: (digit: number, ids: readonly string[]) => void;
}

/** Goes from row to row, selects and acts by keyboard. When the row that had the focus leaves, its neighbour takes it. */
export function useRowKeys({ body, ids, selected, setSelected, onDigit }: RowKeys) {
  const place = useRef<number | null>(null);
  const focusRow = (index: number) => {
    body.current?.querySelectorAll<HTMLInputElement>('input[data-row]')[index]?.focus();
  };
  useLayoutEffect(() => {
    const left = place.current !== null && !body.current?.contains(document.activeElement);
    // Only when the row went away: someone who went elsewhere stays there.
    if (left && document.activeElement === document.body && ids.length > 0) {
      focusRow(Math.min(place.current ?? 0, ids.length - 1));
    }
  });
  return (event: KeyboardEvent) => {
    const { target, key } = event;
    if (!(target instanceof HTMLInputElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const id = target.dataset.row ?? '';
    const index = ids.indexOf(id);
    place.current = index;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      const next = index + (key === 'ArrowDown' ? 1 : -1);
      const reached = ids[next];
      if (reached === undefined) return;
      if (event.shiftKey) setSelected(new Set([...selected, id, reached]));
      place.current = next;
      focusRow(next);
    } else if (/^\d$/.test(key)) {
      event.preventDefault();
      const chosen = ids.filter((one) => selected.has(one));
      onDigit(Number(key), chosen.length > 0 ? chosen : [id]);
    } else if (key === 'Escape' && selected.size > 0) {
      event.preventDefault();
      setSelected(new Set());
    }
  };
}
