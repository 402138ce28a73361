import { useId, useState } from 'react';
import type { School } from '../../shared/venues/model.ts';
import { useAnswer } from '../client/hooks.ts';
import './venues.css';

interface SchoolSearchProps {
  readonly label: string;
  readonly onChoose: (school: School) => void;
}

/** Finds a school of the directory from a few letters; the first one found is taken with Enter. */
export function SchoolSearch({ label, onChoose }: SchoolSearchProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const directory = useAnswer('venues.directory', null);
  const asked = text.trim().length >= 2;
  const { data } = useAnswer('venues.searchSchools', { text }, { enabled: asked });
  const found = asked ? (data ?? []) : [];
  const choose = (school: School | undefined) => {
    if (!school) return;
    onChoose(school);
    setText('');
    setActive(0);
  };
  if (directory.data?.schools === 0) {
    return (
      <p className="fr-hint-text">
        Importez l’annuaire des établissements (écran Lieux) pour remplir ces champs en quelques lettres.
      </p>
    );
  }
  return (
    <div className="fr-input-group school-search">
      <label className="fr-label" htmlFor={id}>
        {label}
        <span className="fr-hint-text">
          Quelques lettres du nom, de la ville ou du numéro UAI, puis Entrée.
        </span>
      </label>
      <input
        id={id}
        className="fr-input"
        role="combobox"
        autoComplete="off"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1));
          else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
          else if (event.key === 'Enter') choose(found[active]);
          else if (event.key === 'Escape' && text !== '') setText('');
          else return;
          event.preventDefault();
        }}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Établissements trouvés"
        className="school-search__list"
        hidden={found.length === 0}
      >
        {found.map((school, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, as in every combobox (WAI-ARIA).
          <div
            key={`${school.uai}-${school.name}-${school.kind}`}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="school-search__option"
            onClick={() => choose(school)}
          >
            {school.name}{' '}
            <span className="fr-hint-text">{[school.city, school.uai].filter(Boolean).join(' · ')}</span>
          </div>
        ))}
      </div>
      <p className="fr-sr-only" role="status">
        {asked &&
          (found.length === 0 ? 'Aucun établissement trouvé' : `${found.length} établissements trouvés`)}
      </p>
    </div>
  );
}
