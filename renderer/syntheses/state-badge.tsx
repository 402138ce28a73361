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

export function StateBadge({ state }: { state: SynthesisStage }) {
  return (
    <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${COLORS[state]}`}>{STATE_WORDS[state]}</span>
  );
}
