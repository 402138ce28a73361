import type { Sending } from './contract.ts';
import type { Receipt } from './protocol.ts';

export interface ReadBeside {
  /** The version that readers get; null when there is none. */
  readonly version: number | null;
  /** A later one, carried without network, that they get instead if the space has received it; null when there is none. */
  readonly carried: number | null;
}

/**
 * What readers of a space get of a synthesis beside one of its packages, as far as the dossier knows: a space shows the
 * one of the highest number that is not withdrawn. Answers the versions that were signed.
 */
export function readBeside(
  sendings: readonly Pick<Sending, 'synthesis' | 'packages' | 'deposits'>[],
  spaceId: string | null,
  { package: identifier, version: number }: Pick<Receipt, 'package' | 'version'>,
): ReadBeside {
  const others = sendings.flatMap(({ synthesis: { version }, packages, deposits }) =>
    packages
      .filter((built) => built.identifier === identifier && built.version !== number)
      .map((built) => {
        const own = deposits.filter(({ packageId }) => packageId === built.id);
        const received = own.filter((one) => one.spaceId === spaceId && one.receipt !== null);
        return { number: built.version, version, deposits: own, received };
      }),
  );
  const read = highest(others.filter(({ received }) => received.some(({ state }) => state === 'accepted')));
  const carried = highest(
    others.filter(
      (one) => one.received.length === 0 && one.deposits.some(({ state }) => state === 'handed-over'),
    ),
  );
  return {
    version: read?.version ?? null,
    carried: carried && carried.number > (read?.number ?? 0) ? carried.version : null,
  };
}

function highest<One extends { readonly number: number }>(packages: readonly One[]): One | undefined {
  return packages.toSorted((a, b) => a.number - b.number).at(-1);
}
