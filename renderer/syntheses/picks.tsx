import { useState } from 'react';
import { moved } from '../../shared/syntheses/order.ts';

export interface Pick {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** Where it comes from, for whom, how many votes. */
  readonly mention: string;
}

interface PicksProps {
  readonly title: string;
  /** What is said of one that is kept: « Proposition 2 sur 5 ». */
  readonly noun: string;
  readonly available: readonly Pick[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly readOnly: boolean;
}

/** What a synthesis keeps, in its order, and what it leaves aside. Everything is done with buttons. */
export function Picks({ title, noun, available, chosen, onChange, readOnly }: PicksProps) {
  const [said, setSaid] = useState('');
  const known = new Map(available.map((pick) => [pick.id, pick]));
  const kept = chosen.flatMap((one) => known.get(one) ?? []);
  const aside = available.filter((pick) => !chosen.includes(pick.id));

  const move = (pick: Pick, by: -1 | 1) => {
    const next = moved(
      kept.map((one) => one.id),
      pick.id,
      by,
    );
    onChange(next);
    setSaid(`${pick.title}\u00a0: place ${next.indexOf(pick.id) + 1} sur ${next.length}.`);
  };
  const toggle = (pick: Pick) => {
    const ids = kept.map((one) => one.id);
    const isKept = ids.includes(pick.id);
    onChange(isKept ? ids.filter((one) => one !== pick.id) : [...ids, pick.id]);
    setSaid(isKept ? `${pick.title}\u00a0: laissée de côté.` : `${pick.title}\u00a0: retenue.`);
  };

  if (available.length === 0) return null;
  return (
    <div className="picks">
      <h3 className="fr-h6 fr-mb-1w">
        {title}{' '}
        <span className="fr-text--sm fr-text--regular">({`${kept.length} sur ${available.length}`})</span>
      </h3>
      <p className="fr-sr-only" aria-live="polite">
        {said}
      </p>
      {kept.length > 0 && (
        <ol className="picks__list">
          {kept.map((pick, index) => (
            <li key={pick.id} className="picks__item">
              <div className="picks__row">
                <PickText pick={pick} />
                {!readOnly && (
                  <div className="picks__tools">
                    <button
                      type="button"
                      className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline"
                      aria-label={`Monter\u00a0: ${pick.title}`}
                      disabled={index === 0}
                      onClick={() => move(pick, -1)}
                    >
                      ↑
                    </button>
                    <button
                      type="button"
                      className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline"
                      aria-label={`Descendre\u00a0: ${pick.title}`}
                      disabled={index === kept.length - 1}
                      onClick={() => move(pick, 1)}
                    >
                      ↓
                    </button>
                    <button
                      type="button"
                      className="fr-btn fr-btn--sm fr-btn--tertiary"
                      aria-label={`Laisser de côté\u00a0: ${pick.title}`}
                      onClick={() => toggle(pick)}
                    >
                      Laisser de côté
                    </button>
                  </div>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
      {kept.length === 0 && <p className="fr-text--sm">Aucune {noun} retenue.</p>}
      {!readOnly && aside.length > 0 && (
        <details className="picks__aside">
          <summary>Laissées de côté ({aside.length})</summary>
          <ul className="picks__list">
            {aside.map((pick) => (
              <li key={pick.id} className="picks__item">
                <div className="picks__row">
                  <PickText pick={pick} />
                  <div className="picks__tools">
                    <button
                      type="button"
                      className="fr-btn fr-btn--sm fr-btn--tertiary"
                      aria-label={`Retenir\u00a0: ${pick.title}`}
                      onClick={() => toggle(pick)}
                    >
                      Retenir
                    </button>
                  </div>
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function PickText({ pick }: { pick: Pick }) {
  return (
    <div className="picks__text">
      <p className="fr-text--bold fr-mb-0">{pick.title}</p>
      {pick.body !== '' && <p className="fr-text--sm fr-mb-0 picks__body">{pick.body}</p>}
      {pick.mention !== '' && <p className="fr-text--xs fr-mb-0 picks__mention">{pick.mention}</p>}
    </div>
  );
}
