import type { SynthesisScope } from '../../shared/syntheses/model.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { versionsOf } from '../syntheses/read.ts';
import { laterPrepared } from './errors.ts';
import { packagesOf } from './read.ts';

/**
 * The number of the next package of a version: above those of its own and of earlier versions, below those of later ones,
 * since a space shows the highest. Throws `later-prepared` when there is no such number.
 */
export function nextNumber(
  read: Reader,
  { scope, version }: { readonly scope: SynthesisScope; readonly version: number },
): number {
  const numbers = versionsOf(read, scope).flatMap((one) =>
    packagesOf(read, one.id).map(({ version: number }) => ({ number, isLater: one.version > version })),
  );
  const of = (isLater: boolean) =>
    numbers.filter((one) => one.isLater === isLater).map(({ number }) => number);
  const next = Math.max(version, ...of(false).map((number) => number + 1));
  if (of(true).some((number) => number <= next)) throw laterPrepared();
  return next;
}
