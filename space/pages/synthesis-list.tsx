import { LEVEL_WORDS } from '../../shared/syntheses/words.ts';
import type { ListedSynthesis } from '../syntheses/list.ts';
import { DayOf } from './dates.tsx';
import { Details } from './details.tsx';
import { synthesisPath } from './paths.ts';
import { counted } from './words.ts';

/** Syntheses, each with what it is about and what it holds. */
export function SynthesisList({ syntheses }: { syntheses: readonly ListedSynthesis[] }) {
  return (
    <ul className="item-list">
      {syntheses.map((synthesis) => {
        const { packageId, title, scopeLevel, scopeName, territoryName } = synthesis;
        return (
          <li key={packageId}>
            <a className="item-list__title" href={synthesisPath(packageId)}>
              {title}
            </a>
            <Details
              of={[LEVEL_WORDS[scopeLevel], scopeName !== territoryName && scopeName, territoryName]}
            />
            <Details
              of={[
                counted(synthesis.proposals, 'proposition', 'propositions'),
                synthesis.practices > 0 && counted(synthesis.practices, 'pratique', 'pratiques'),
                Boolean(synthesis.participants) &&
                  counted(synthesis.participants ?? 0, 'participant', 'participants'),
                <>
                  reçue le <DayOf moment={synthesis.acceptedAt} />
                </>,
                synthesis.version > 1 && `version\u00a0${synthesis.version}`,
              ]}
            />
          </li>
        );
      })}
    </ul>
  );
}
