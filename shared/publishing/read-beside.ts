import type { Sending } from './contract.ts';
import type { Receipt } from './protocol.ts';

export interface ReadBeside {
  /** The version that readers get; null when there is none. */
  readonly version: number | null;
  /** A higher one, carried without network, that they get instead if the space has received it; null when there is none. */
  readonly carried: number | null;
}

/**
 * What readers of a space get of a synthesis beside one of its versions, as far as the dossier knows: a space shows the
 * highest version that is not withdrawn.
 */
export function readBeside(
  sendings: readonly Pick<Sending, 'package' | 'deposits'>[],
  spaceId: string | null,
  { package: identifier, version }: Pick<Receipt, 'package' | 'version'>,
): ReadBeside {
  const others = sendings.filter(
    ({ package: built }) => built?.identifier === identifier && built.version !== version,
  );
  const received = (deposits: Sending['deposits']) =>
    deposits.filter((one) => one.spaceId === spaceId && one.receipt !== null);
  const read = highest(
    others.filter(({ deposits }) => received(deposits).some(({ state }) => state === 'accepted')),
  );
  const carried = highest(
    others.filter(
      ({ deposits }) =>
        received(deposits).length === 0 && deposits.some(({ state }) => state === 'handed-over'),
    ),
  );
  return { version: read, carried: carried !== null && carried > (read ?? 0) ? carried : null };
}

function highest(sendings: readonly Pick<Sending, 'package'>[]): number | null {
  const versions = sendings.flatMap(({ package: built }) => (built ? [built.version] : []));
  return versions.length > 0 ? Math.max(...versions) : null;
}
