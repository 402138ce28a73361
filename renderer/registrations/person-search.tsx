import { useState } from 'react';
import type { Person } from '../../shared/people/model.ts';
import { namesakesAmong } from '../../shared/people/namesakes.ts';
import { useAnswer } from '../client/hooks.ts';
import { Combobox } from '../components/combobox.tsx';

const SHOWN = 8;

interface PersonSearchProps {
  /** Those who are registered already: shown, and not to be taken. */
  readonly registered: ReadonlySet<string>;
  readonly onTake: (person: Person) => void;
  /** Goes on with a name that the dossier does not know. */
  readonly onUnknown: (typed: string) => void;
}

/** Finds someone whom the dossier knows as one types. */
export function PersonSearch({ registered, onTake, onUnknown }: PersonSearchProps) {
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const { data, isPlaceholderData } = useAnswer(
    'people.list',
    { text, limit: SHOWN },
    { enabled: text !== '' },
  );
  const isAnswered = text !== '' && data !== undefined && !isPlaceholderData;
  const found = isAnswered ? data.people : [];
  const namesakes = new Set(namesakesAmong(found, (person) => person).flat());
  const isUnknown = isAnswered && found.length === 0;
  return (
    <>
      <Combobox
        label="Quelqu’un que le dossier connaît"
        hint="Quelques lettres du nom ou de l’établissement, ↑ ↓, puis Entrée."
        listLabel="Personnes trouvées"
        typed={typed}
        onType={setTyped}
        found={found}
        keyOf={({ id }) => id}
        draw={(person) => (
          <>
            {person.familyName} {person.givenName}
            {registered.has(person.id) && ' (déjà inscrit)'}
            <span className="fr-hint-text">
              {[person.function, person.organisation, namesakes.has(person) ? person.email : '']
                .filter(Boolean)
                .join(', ')}
            </span>
          </>
        )}
        isDisabled={({ id }) => registered.has(id)}
        onTake={(person) => {
          onTake(person);
          setTyped('');
        }}
        onTakeNothing={() => {
          if (!isUnknown) return;
          onUnknown(text);
          setTyped('');
        }}
        status={found.length > 0 ? foundInWords(found.length, data?.total ?? 0) : ''}
        autoFocus
      />
      {isUnknown && (
        <p className="person-search__unknown" role="status">
          Le dossier ne connaît personne de ce nom. Entrée{'\u00a0'}: l’inscrire comme quelqu’un de nouveau.
        </p>
      )}
    </>
  );
}

const foundInWords = (shown: number, total: number) =>
  total > shown
    ? `${shown} personnes sur ${total}`
    : `${shown} ${shown === 1 ? 'personne trouvée' : 'personnes trouvées'}`;
