import { type ReactNode, useEffect, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { drafts as typed } from '../../drafts/window-drafts.ts';

export interface EntryPlace<Item> {
  readonly id: string;
  /** Undefined for an entry that is not in the dossier yet. */
  readonly item: Item | undefined;
  /** From 1. */
  readonly number: number;
  /** True for one just begun, which is to take the focus. */
  readonly focused: boolean;
  readonly draftKey: string;
  readonly onDeleted: () => void;
  /** Begins the next entry. */
  readonly onNext: () => void;
  readonly onMove?: ((by: -1 | 1) => void) | undefined;
  readonly canMoveUp: boolean;
  readonly canMoveDown: boolean;
}

interface EntryListProps<Item> {
  readonly items: readonly Item[];
  /** Where its drafts are: each is under this and its identifier. */
  readonly drafts: string;
  /** True to begin with an entry to fill in when there is none. */
  readonly awaited: boolean;
  /** « Ajouter une proposition » */
  readonly add: string;
  readonly onMove?: (id: string, by: -1 | 1) => Promise<unknown>;
  readonly children: (place: EntryPlace<Item>) => ReactNode;
}

/** Proposals, or practices, all open to be written; those begun and not in the dossier yet come at the end. */
export function EntryList<Item extends { readonly id: string }>(props: EntryListProps<Item>) {
  const { items, drafts, add, onMove, children } = props;
  const [begun, setBegun] = useState<readonly string[]>(() => {
    // What was typed in one that is in the dossier no more does not bring it back.
    const kept = typed
      .under(drafts)
      .filter((id) => typed.read(drafts + id)?.base === null && !items.some((item) => item.id === id));
    return kept.length === 0 && items.length === 0 && props.awaited ? [uuidv7()] : kept;
  });
  const [last, setLast] = useState<string>();
  const moved = useRef<Element | null>(null);
  const order = items.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new order is what may take the focus away.
  useEffect(() => {
    if (moved.current instanceof HTMLElement) moved.current.focus();
    moved.current = null;
  }, [order]);

  const begin = () => {
    const id = uuidv7();
    setBegun((before) => [...before, id]);
    setLast(id);
  };
  const move = (id: string, by: -1 | 1) => {
    moved.current = document.activeElement;
    void onMove?.(id, by);
  };
  const waiting = begun.filter((id) => !items.some((item) => item.id === id));
  const entries = [
    ...items.map((item) => ({ id: item.id, item })),
    ...waiting.map((id) => ({ id, item: undefined })),
  ];
  return (
    <>
      <ol className="entries">
        {entries.map(({ id, item }, index) => (
          <li key={id}>
            {children({
              id,
              item,
              number: index + 1,
              focused: id === last,
              draftKey: drafts + id,
              onDeleted: () => setBegun((before) => before.filter((one) => one !== id)),
              onNext: begin,
              onMove: onMove && ((by) => move(id, by)),
              canMoveUp: index > 0,
              canMoveDown: index < items.length - 1,
            })}
          </li>
        ))}
      </ol>
      {waiting.length === 0 && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={begin}>
          {add}
        </button>
      )}
    </>
  );
}
