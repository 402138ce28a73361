import { type ReactNode, useEffect, useRef, useState } from 'react';

export interface EntryPlace<Item> {
  /** Undefined for an entry that is not in the dossier yet. */
  readonly item: Item | undefined;
  /** From 1. */
  readonly number: number;
  readonly focused: boolean;
  readonly onCreated: (id: string) => void;
  readonly onDeleted: () => void;
  /** Begins the next entry. */
  readonly onNext: () => void;
  readonly onMove?: ((by: -1 | 1) => void) | undefined;
  readonly canMoveUp: boolean;
  readonly canMoveDown: boolean;
}

interface EntryListProps<Item> {
  readonly items: readonly Item[];
  /** True to begin with an entry to fill in: nothing is there, or a draft is. */
  readonly begun: boolean;
  /** « Ajouter une proposition » */
  readonly add: string;
  readonly onMove?: (id: string, by: -1 | 1) => Promise<unknown>;
  readonly children: (place: EntryPlace<Item>) => ReactNode;
}

/** An entry begun here: it keeps its form, and the focus, when it enters the dossier and the list. */
interface Begun {
  readonly turn: number;
  readonly id?: string;
}

/** Proposals, or practices, all open to be written, with those begun at the end. */
export function EntryList<Item extends { readonly id: string }>(props: EntryListProps<Item>) {
  const { items, add, onMove, children } = props;
  const [begun, setBegun] = useState<readonly Begun[]>(props.begun ? [{ turn: 0 }] : []);
  const moved = useRef<Element | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new order is what may take the focus away.
  useEffect(() => {
    if (moved.current instanceof HTMLElement) moved.current.focus();
    moved.current = null;
  }, [items]);

  const begin = () => setBegun((before) => [...before, { turn: (before.at(-1)?.turn ?? 0) + 1 }]);
  const place = (index: number, item: Item | undefined, one: Begun | undefined): EntryPlace<Item> => ({
    item,
    number: index + 1,
    focused: item === undefined && (one?.turn ?? 0) > 0,
    onCreated: (id) =>
      setBegun((before) => before.map((other) => (other.turn === one?.turn ? { ...other, id } : other))),
    onDeleted: () => setBegun((before) => before.filter(({ turn }) => turn !== one?.turn)),
    onNext: begin,
    canMoveUp: index > 0,
    canMoveDown: index < items.length - 1,
    onMove:
      item && onMove
        ? (by) => {
            moved.current = document.activeElement;
            void onMove(item.id, by);
          }
        : undefined,
  });
  const listed = items.map((item, index) => {
    const one = begun.find(({ id }) => id === item.id);
    return { key: one ? `begun-${one.turn}` : item.id, place: place(index, item, one) };
  });
  const others = begun
    .filter(({ id }) => !items.some((item) => item.id === id))
    .map((one, index) => ({
      key: `begun-${one.turn}`,
      place: place(items.length + index, undefined, one),
    }));
  return (
    <>
      <ol className="entries">
        {[...listed, ...others].map(({ key, place: one }) => (
          <li key={key}>{children(one)}</li>
        ))}
      </ol>
      {begun.every(({ id }) => id !== undefined) && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={begin}>
          {add}
        </button>
      )}
    </>
  );
}
