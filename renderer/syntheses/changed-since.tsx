import type { SynthesisDetail } from '../../shared/syntheses/contract.ts';
import { takenInWords } from '../../shared/syntheses/words.ts';
import { dateInWords } from '../../shared/text/dates.ts';

type Frozen = NonNullable<SynthesisDetail['frozen']>;

/** Sentences shown at once; the others are counted. */
const SHOWN = 8;

/** What a frozen synthesis does not say, because the dossier has changed since. */
export function ChangedSince({ frozen }: { frozen: Frozen }) {
  const { changedSince, takenOn } = frozen;
  const more = changedSince.length - SHOWN;
  return (
    <>
      {takenOn !== null && <p className="fr-text--sm fr-mt-2w">{takenInWords(takenOn)}</p>}
      {changedSince.length > 0 && (
        <div className="fr-alert fr-alert--info fr-alert--sm fr-mt-2w fr-mb-3w">
          <p>
            {sinceInWords(frozen)}
            {'\u00a0'}:
          </p>
          <ul>
            {changedSince.slice(0, SHOWN).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
            {more > 0 && <li>Et {more === 1 ? 'un autre changement' : `${more} autres changements`}.</li>}
          </ul>
          <p>La synthèse n’en tient pas compte{'\u00a0'}: ce qui est figé ne change plus.</p>
        </div>
      )}
    </>
  );
}

function sinceInWords({ code, takenOn, at }: Frozen): string {
  if (code !== null) return 'Depuis la mise à la signature';
  return takenOn === null
    ? `Depuis que l’envoi a été préparé, le ${dateInWords(at.slice(0, 10))}`
    : `Depuis le ${dateInWords(takenOn)}`;
}
