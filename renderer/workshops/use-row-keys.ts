import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';

interface RowKeys {
  readonly body: RefObject<HTMLElement | null>;
  /** The rows, in their order. */
  readonly ids: readonly string[];
  readonly selected: ReadonlySet<string>;
  readonly setSelected: (selected: ReadonlySet<string>) => void;
  /** A digit was pressed for these rows: those selected, or the one that has the focus. */
  readonly onDigit: (digit: number, ids: readonly string[]) => void;
  /** C was pressed on this row. */
  readonly onChoices: (id: string) => void;
}

/** Goes from row to row, selects and acts by keyboard. When the row that had the focus leaves, its neighbour takes it. */
export function useRowKeys({ body, ids, selected, setSelected, onDigit, onChoices }: RowKeys) {
  const place = useRef<number | null>(null);
  const ticked = useRef<string>(undefined);
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

  /** Ticks a row or not; `extend` does the same to all as far as the row ticked before. */
  const select = (id: string, isSelected: boolean, extend: boolean) => {
    const from = extend ? ids.indexOf(ticked.current ?? id) : -1;
    const to = ids.indexOf(id);
    const rows = from === -1 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1);
    const after = new Set(selected);
    for (const row of rows) {
      if (isSelected) after.add(row);
      else after.delete(row);
    }
    ticked.current = id;
    setSelected(after);
  };

  const move = (index: number, by: 1 | -1, extend: boolean) => {
    const here = ids[index];
    const reached = ids[index + by];
    if (here === undefined || reached === undefined) return;
    if (extend) setSelected(new Set([...selected, here, reached]));
    place.current = index + by;
    focusRow(index + by);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { target, key } = event;
    if (!(target instanceof HTMLInputElement) || event.altKey) return;
    const id = target.dataset.row ?? '';
    const index = ids.indexOf(id);
    place.current = index;
    const digit = digitOf(event);
    if (event.ctrlKey || event.metaKey) {
      if (key.toLowerCase() !== 'a') return;
      setSelected(new Set(ids));
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      move(index, key === 'ArrowDown' ? 1 : -1, event.shiftKey);
    } else if (digit !== undefined) {
      const chosen = ids.filter((one) => selected.has(one));
      onDigit(digit, chosen.length > 0 ? chosen : [id]);
    } else if (key.toLowerCase() === 'c') {
      onChoices(id);
    } else if (key === 'Escape' && selected.size > 0) {
      setSelected(new Set());
    } else return;
    event.preventDefault();
  };
  return { onKeyDown, select };
}

/** The digit of a key: on a French keyboard the digits above the letters want Shift, and give « & é " » without it. */
function digitOf({ key, code }: KeyboardEvent): number | undefined {
  if (/^\d$/.test(key)) return Number(key);
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  return digit === undefined ? undefined : Number(digit);
}
