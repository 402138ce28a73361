import type { ListedSynthesis } from '../syntheses/list.ts';
import { synthesisPath } from './paths.ts';
import { counted, dayOf, LEVEL_NAMES } from './words.ts';

/** Syntheses, each with what it is about and what it holds. */
export function SynthesisList({ syntheses }: { syntheses: readonly ListedSynthesis[] }) {
  return (
    <ul className="item-list">
      {syntheses.map((synthesis) => (
        <li key={synthesis.packageId}>
          <a className="item-list__title" href={synthesisPath(synthesis.packageId)}>
            {synthesis.title}
          </a>
          <span className="item-list__details">{aboutSynthesis(synthesis)}</span>
          <span className="item-list__details">
            {[
              counted(synthesis.proposals, 'proposition', 'propositions'),
              synthesis.practices > 0 && counted(synthesis.practices, 'pratique', 'pratiques'),
              synthesis.participants !== null &&
                synthesis.participants > 0 &&
                counted(synthesis.participants, 'participant', 'participants'),
              `reçue le ${dayOf(synthesis.acceptedAt)}`,
              synthesis.version > 1 && `version\u00a0${synthesis.version}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** « Département · Deux-Sèvres · Académie de Poitiers » */
function aboutSynthesis({ scopeLevel, scopeName, territoryName }: ListedSynthesis): string {
  const scope = scopeName === territoryName ? [] : [scopeName];
  return [LEVEL_NAMES[scopeLevel], ...scope, territoryName].join(' · ');
}
