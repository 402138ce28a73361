import { type KeyboardEvent, useId, useState } from 'react';
import type { Person } from '../../shared/people/model.ts';
import { useAnswer } from '../client/hooks.ts';

const SHOWN = 8;

interface PersonSearchProps {
  /** Those who are registered already: shown, and not to be taken. */
  readonly registered: ReadonlySet<string>;
  readonly onTake: (person: Person) => void;
  /** Goes on with a name that the dossier does not know. */
  readonly onUnknown: (typed: string) => void;
}

/** Finds someone whom the dossier knows as one types; arrows and Enter take them. */
export function PersonSearch({ registered, onTake, onUnknown }: PersonSearchProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [pointed, setPointed] = useState(0);
  const text = typed.trim();
  const { data, isPlaceholderData } = useAnswer(
    'people.list',
    { text, limit: SHOWN },
    { enabled: text !== '' },
  );
  // An answer to what was typed before is not offered: Enter would take someone nobody sees any more.
  const isAnswered = text !== '' && data !== undefined && !isPlaceholderData;
  const found = isAnswered ? data.people : [];
  const isUnknown = isAnswered && found.length === 0;

  const type = (next: string) => {
    setTyped(next);
    setPointed(0);
  };
  const take = (person: Person | undefined) => {
    if (isUnknown) onUnknown(text);
    else if (person && !registered.has(person.id)) onTake(person);
    else return;
    type('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setPointed(Math.min(pointed + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setPointed(Math.max(pointed - 1, 0));
    else if (event.key === 'Enter') take(found[pointed]);
    else if (event.key === 'Escape' && typed !== '') type('');
    else return;
    event.preventDefault();
  };
  return (
    <div className="fr-input-group person-search">
      <label className="fr-label" htmlFor={id}>
        Quelqu’un que le dossier connaît
        <span className="fr-hint-text">Quelques lettres du nom ou de l’établissement, ↑ ↓, puis Entrée.</span>
      </label>
      <input
        id={id}
        className="fr-input"
        role="combobox"
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the panel opens to type a name.
        autoFocus
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${id}-${pointed}` : undefined}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Personnes trouvées"
        className="person-search__list"
        hidden={found.length === 0}
      >
        {found.map((person, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, as in every combobox (WAI-ARIA).
          <div
            key={person.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === pointed}
            aria-disabled={registered.has(person.id) || undefined}
            className="person-search__option"
            onClick={() => take(person)}
          >
            {person.familyName} {person.givenName}
            {registered.has(person.id) && ' (déjà inscrit)'}
            <span className="fr-hint-text">
              {[person.function, person.organisation].filter(Boolean).join(', ')}
            </span>
          </div>
        ))}
      </div>
      <p className="fr-sr-only" role="status">
        {found.length > 0 && foundInWords(found.length, data?.total ?? 0)}
      </p>
      {isUnknown && (
        <p className="person-search__unknown" role="status">
          Le dossier ne connaît personne de ce nom. Entrée{'\u00a0'}: l’inscrire comme quelqu’un de nouveau.
        </p>
      )}
    </div>
  );
}

const foundInWords = (shown: number, total: number) =>
  total > shown
    ? `${shown} personnes sur ${total}`
    : `${shown} ${shown === 1 ? 'personne trouvée' : 'personnes trouvées'}`;
