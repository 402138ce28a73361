import { useState } from 'react';
import type { School } from '../../shared/venues/model.ts';
import { useAnswer } from '../client/hooks.ts';
import { Combobox } from '../components/combobox.tsx';

interface SchoolSearchProps {
  readonly label: string;
  readonly onChoose: (school: School) => void;
}

/** Finds a school of the directory from a few letters; the first one found is taken with Enter. */
export function SchoolSearch({ label, onChoose }: SchoolSearchProps) {
  const [typed, setTyped] = useState('');
  const directory = useAnswer('venues.directory', null);
  const text = typed.trim();
  const { data, isPlaceholderData } = useAnswer(
    'venues.searchSchools',
    { text },
    { enabled: text.length >= 2 },
  );
  const isAnswered = text.length >= 2 && data !== undefined && !isPlaceholderData;
  const found = isAnswered ? data : [];
  if (directory.data?.schools === 0) {
    return (
      <p className="fr-hint-text">
        Importez l’annuaire des établissements (écran Lieux) pour remplir ces champs en quelques lettres.
      </p>
    );
  }
  return (
    <Combobox
      label={label}
      hint="Quelques lettres du nom, de la ville ou du numéro UAI, puis Entrée."
      listLabel="Établissements trouvés"
      typed={typed}
      onType={setTyped}
      found={found}
      keyOf={({ uai, name, kind }) => `${uai}-${name}-${kind}`}
      draw={({ name, city, uai }) => (
        <>
          {name} <span className="fr-hint-text">{[city, uai].filter(Boolean).join(' · ')}</span>
        </>
      )}
      onTake={(school) => {
        onChoose(school);
        setTyped('');
      }}
      status={isAnswered ? foundInWords(found.length) : ''}
    />
  );
}

const foundInWords = (found: number) =>
  found === 0
    ? 'Aucun établissement trouvé'
    : `${found} ${found === 1 ? 'établissement trouvé' : 'établissements trouvés'}`;
