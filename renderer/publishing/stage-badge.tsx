import type { Stage } from '../../shared/publishing/stage.ts';
import { Badge } from '../components/alert.tsx';

const WORDS: Readonly<Record<Stage, string>> = {
  'to-prepare': 'À préparer',
  superseded: 'Remplacé',
  ready: 'Prêt à envoyer',
  sending: 'Envoi en cours',
  interrupted: 'Envoi interrompu',
  rejected: 'Refusé',
  received: 'Reçu',
  withdrawn: 'Retiré',
  'handed-over': 'Remis',
};
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
  return <Badge severity={SEVERITIES[stage]}>{WORDS[stage]}</Badge>;
}
