import type { MeetingState } from '../../shared/meetings/model.ts';
import { Badge } from '../components/alert.tsx';
import { STATES } from './words.ts';

const SEVERITIES = {
  draft: undefined,
  confirmed: 'success',
  postponed: 'warning',
  held: 'info',
  cancelled: 'error',
} as const satisfies Record<MeetingState, string | undefined>;

/** What became of a meeting. */
export function StateBadge({ state }: { state: MeetingState }) {
  const severity = SEVERITIES[state];
  return <Badge {...(severity && { severity })}>{STATES[state]}</Badge>;
}
