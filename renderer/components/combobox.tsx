import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useRef, useState } from 'react';
import './combobox.css';

interface ComboboxProps<Item> {
  readonly label: string;
  readonly hint?: string;
  /** Keeps the label for those who listen only. */
  readonly isLabelHidden?: boolean;
  readonly placeholder?: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** Accessible name of the list. */
  readonly listLabel: string;
  /** What answers to what is typed now: Enter must never take what nobody sees any more. */
  readonly found: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly draw: (item: Item) => ReactNode;
  readonly isDisabled?: (item: Item) => boolean;
  readonly onTake: (item: Item) => void;
  /** Enter when nothing is found. */
  readonly onTakeNothing?: () => void;
  /** Said to those who listen, as the list changes. */
  readonly status: string;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A field that finds as one types: arrows and Enter take, Escape empties (WAI-ARIA Authoring Practices, combobox). */
export function Combobox<Item>(props: ComboboxProps<Item>) {
  const { typed, onType, found, keyOf, isDisabled = () => false } = props;
  const id = useId();
  const [pointed, setPointed] = useState(0);
  const [isOpen, setOpen] = useState(true);
  const list = useRef<HTMLDivElement>(null);
  const shown = isOpen ? found : [];

  useEffect(() => {
    list.current?.children[pointed]?.scrollIntoView({ block: 'nearest' });
  }, [pointed]);

  const point = (place: number) => setPointed(Math.max(0, Math.min(place, found.length - 1)));
  const type = (next: string) => {
    setPointed(0);
    setOpen(true);
    onType(next);
  };
  const take = (item: Item | undefined) => {
    if (item === undefined) return found.length === 0 && props.onTakeNothing?.();
    if (isDisabled(item)) return;
    setPointed(0);
    props.onTake(item);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') point(pointed + 1);
    else if (event.key === 'ArrowUp') point(pointed - 1);
    else if (event.key === 'Enter') take(shown[pointed]);
    else if (event.key === 'Escape' && typed !== '') type('');
    else return;
    event.preventDefault();
  };
  return (
    <div className="fr-input-group combobox">
      <label className={props.isLabelHidden ? 'fr-sr-only' : 'fr-label'} htmlFor={id}>
        {props.label}
        {props.hint && <span className="fr-hint-text">{props.hint}</span>}
      </label>
      <input
        ref={props.inputRef}
        id={id}
        className="fr-input"
        role="combobox"
        autoComplete="off"
        placeholder={props.placeholder}
        // biome-ignore lint/a11y/noAutofocus: for a panel that is opened to type a name.
        autoFocus={props.autoFocus}
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown.length > 0 ? `${id}-${pointed}` : undefined}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={props.listLabel}
        className="combobox__list"
        hidden={shown.length === 0}
      >
        {shown.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, as in every combobox (WAI-ARIA).
          <div
            key={keyOf(item)}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === pointed}
            aria-disabled={isDisabled(item) || undefined}
            className="combobox__option"
            // The field keeps the focus: losing it closes the list before the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(item)}
          >
            {props.draw(item)}
          </div>
        ))}
      </div>
      <p className="fr-sr-only" role="status">
        {props.status}
      </p>
    </div>
  );
}
