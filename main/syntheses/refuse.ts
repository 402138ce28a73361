import type { Synthesis } from '../../shared/syntheses/model.ts';
import { atSignature, frozen } from './errors.ts';

/** Throws unless a version is still being written. */
export function refuseFrozen(synthesis: Synthesis): Synthesis {
  if (synthesis.state === 'to-sign') throw atSignature();
  return refuseSigned(synthesis);
}

export function refuseSigned(synthesis: Synthesis): Synthesis {
  if (synthesis.state === 'signed' || synthesis.state === 'sent') throw frozen();
  return synthesis;
}
