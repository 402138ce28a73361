import type { SynthesisStage } from '../../shared/syntheses/stage.ts';
import { STATE_WORDS } from '../../shared/syntheses/words.ts';

const COLORS: Readonly<Record<SynthesisStage, string>> = {
  upcoming: '',
  missing: 'fr-badge--warning',
  draft: 'fr-badge--new',
  review: 'fr-badge--info',
  'to-sign': 'fr-badge--info',
  signed: 'fr-badge--success',
  sent: 'fr-badge--success',
};

/** `isSuperseded`: a later version was signed off. It is said of what has not left. */
export function StateBadge({
  state,
  isSuperseded = false,
}: {
  state: SynthesisStage;
  isSuperseded?: boolean;
}) {
  const isReplaced = isSuperseded && state === 'signed';
  const color = isReplaced ? 'fr-badge--info' : COLORS[state];
  return (
    <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${color}`}>
      {isReplaced ? 'Remplacée' : STATE_WORDS[state]}
    </span>
  );
}
