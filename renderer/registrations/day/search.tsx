import { type KeyboardEvent, useEffect, useRef } from 'react';
import { TextInput } from '../../components/inputs.tsx';
import { undo } from '../../shell/undo.ts';

interface SearchProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Enter: marks the first person found, or makes them known. */
  readonly onEnter: () => void;
  readonly onList: () => void;
  /** Grows each time that the field is to take the focus. */
  readonly focusTurn: number;
}

/** The one field of the welcome. While one types in it, letters are letters and nothing is recorded. */
export function Search({ text, onChange, onEnter, onList, focusTurn }: SearchProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focusTurn > 0) box.current?.querySelector('input')?.focus();
  }, [focusTurn]);
  const onKeyDown = (event: KeyboardEvent) => {
    const undoes = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && text === '';
    if (undoes) void undo();
    else if (event.key === 'Enter') onEnter();
    else if (event.key === 'ArrowDown') onList();
    else if (event.key === 'Escape') onChange('');
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the field it holds.
    <div ref={box} onKeyDown={onKeyDown}>
      <TextInput
        label="Qui se présente&nbsp;?"
        hint="Quelques lettres, puis Entrée pour pointer présente la première personne trouvée."
        type="search"
        autoFocus
        value={text}
        onChange={onChange}
      />
    </div>
  );
}
