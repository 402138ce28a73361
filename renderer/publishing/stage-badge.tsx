import type { Stage } from '../../shared/publishing/stage.ts';
import { STAGES } from '../../shared/publishing/words.ts';
import { capitalised } from '../../shared/text/capitalised.ts';
import { Badge } from '../components/alert.tsx';

const SEVERITIES = {
  'to-prepare': 'new',
  superseded: 'info',
  ready: 'info',
  sending: 'info',
  interrupted: 'warning',
  rejected: 'error',
  received: 'success',
  withdrawn: 'warning',
  'handed-over': 'success',
} as const satisfies Record<Stage, string>;

export function StageBadge({ stage }: { stage: Stage }) {
  return <Badge severity={SEVERITIES[stage]}>{capitalised(STAGES[stage])}</Badge>;
}
