import { useEffect, useRef } from 'react';
import type { ChangedElsewhere } from '../../shared/history/elsewhere.ts';
import { momentInWords } from '../../shared/text/dates.ts';
import './side-by-side.css';

export interface SideBySideProps extends ChangedElsewhere {
  /** Saves what was typed, over what is there. */
  readonly onKeep: () => void;
  /** Takes what is there. */
  readonly onYield: () => void;
}

/** What was changed elsewhere while one was typing, beside what one typed: nothing is overwritten before one has said so. */
export function SideBySide({ author, at, things, onKeep, onYield }: SideBySideProps) {
  const who = author === '' ? 'Quelqu’un' : author;
  const frame = useRef<HTMLElement>(null);
  useEffect(() => frame.current?.focus(), []);
  return (
    <section ref={frame} className="side-by-side" tabIndex={-1} aria-label="Modifié ailleurs">
      <p className="fr-mb-1w">
        <strong>
          {who} a modifié ces informations le {momentInWords(new Date(at))}, pendant votre saisie.
        </strong>{' '}
        Votre saisie n’est pas encore enregistrée.
      </p>
      <div className="side-by-side__scroll">
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col">Enregistré par {who}</th>
              <th scope="col">Votre saisie</th>
            </tr>
          </thead>
          <tbody>
            {things.flatMap(({ what, name, change, fields }) =>
              fields.map(({ label, theirs, yours }) => (
                <tr key={`${what} ${name} ${label}`}>
                  <th scope="row">{things.length > 1 ? `${name}\u00a0: ${label}` : label}</th>
                  <td>{theirs === '' ? <em>{change === 'added' ? 'Supprimé' : 'Vide'}</em> : theirs}</td>
                  <td>{yours === '' ? <em>{change === 'removed' ? 'Supprimé' : 'Vide'}</em> : yours}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
      <div className="side-by-side__choice">
        <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={onKeep}>
          Enregistrer ma saisie
        </button>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={onYield}>
          Garder ce qui est enregistré
        </button>
      </div>
    </section>
  );
}
