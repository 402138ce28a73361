import { PRACTICE_KINDS } from '../../shared/proposals/words.ts';
import type { ListedPassage } from '../themes/passages.ts';
import { Details } from './details.tsx';
import { passagePath, territoryPath } from './paths.ts';
import { counted } from './words.ts';

/** Proposals or practices of several syntheses, each with where it is said. */
export function PassageList({ passages }: { passages: readonly ListedPassage[] }) {
  return (
    <ul className="item-list">
      {passages.map((passage) => (
        <PassageItem key={`${passage.packageId} ${passage.position}`} passage={passage} />
      ))}
    </ul>
  );
}

function PassageItem({ passage }: { passage: ListedPassage }) {
  const { kind, title, body, audience, place, votes } = passage;
  return (
    <li>
      <h3 className="item-list__title">
        <a href={passagePath(passage)}>{title}</a>
      </h3>
      <Details
        of={[
          kind in PRACTICE_KINDS && PRACTICE_KINDS[kind as keyof typeof PRACTICE_KINDS],
          passage.subjectTitle,
          audience && `Pour\u00a0: ${audience}`,
          place,
          votes !== null && counted(votes, 'voix', 'voix'),
        ]}
      />
      {body.trim() ? <p className="item-list__body">{shortened(body)}</p> : null}
      <Details
        of={[
          <a key="territory" href={territoryPath(passage.territory)}>
            {passage.territoryName}
          </a>,
          passage.scopeName !== passage.territoryName && passage.scopeName,
          passage.meetingTitle,
        ]}
      />
    </li>
  );
}

/** Characters of a long text that a list shows. */
const SHOWN = 600;

function shortened(text: string): string {
  if (text.length <= SHOWN) return text;
  return `${text.slice(0, text.lastIndexOf(' ', SHOWN) + 1 || SHOWN).trimEnd()}…`;
}
