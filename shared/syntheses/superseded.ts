import type { Synthesis } from './model.ts';

type Version = Pick<Synthesis, 'version' | 'state'>;

export function isSigned({ state }: Pick<Synthesis, 'state'>): boolean {
  return state === 'signed' || state === 'sent';
}

/**
 * The latest version of a synthesis that is signed off, when it is later than this one, whose place it then takes; null
 * when there is none. One that is still being written takes no place.
 */
export function supersededBy(
  { version }: Pick<Version, 'version'>,
  versions: readonly Version[],
): number | null {
  const latest = Math.max(...versions.filter(isSigned).map((one) => one.version));
  return latest > version ? latest : null;
}
