import { expect, it } from 'vitest';
import type { Deposit, DepositState, Sending } from '../../../shared/publishing/contract.ts';
import { readBeside } from '../../../shared/publishing/read-beside.ts';

type Given = Pick<Sending, 'package' | 'deposits'>;

/** A version of a synthesis, and the state of what was sent of it to each space (null: carried without network). */
function version(
  number: number,
  deposits: readonly [string | null, DepositState][],
  synthesis = 'one',
): Given {
  return {
    package: { identifier: synthesis, version: number } as Sending['package'],
    deposits: deposits.map(([spaceId, state]) => ({
      ...({ spaceId, state } as Deposit),
      receipt: state === 'accepted' || state === 'withdrawn' ? ({} as Deposit['receipt']) : null,
    })),
  };
}
const beside = (sendings: readonly Given[], number: number) =>
  readBeside(sendings, 's', { package: 'one', version: number });

it('readers get the highest other version that the same space has received and not withdrawn', () => {
  const sendings = [
    version(1, [['s', 'accepted']]),
    version(2, [['s', 'accepted']]),
    version(3, [['s', 'withdrawn']]),
    version(4, [['s', 'accepted']]),
    version(5, [['other', 'accepted']]),
    version(6, [['s', 'rejected']]),
    version(7, [['s', 'sending']]),
    version(8, [['s', 'accepted']], 'another synthesis'),
    { package: null, deposits: [] },
  ];
  expect(beside(sendings, 4)).toEqual({ version: 2, carried: null });
  expect(beside(sendings, 2)).toEqual({ version: 4, carried: null });
  expect(beside(sendings.slice(2, 4), 4)).toEqual({ version: null, carried: null });
});

it('a higher version carried without network may be what they get, unless its receipt says more', () => {
  const carried = version(2, [[null, 'handed-over']]);
  const of = (...others: Given[]) => beside([...others, version(3, [['s', 'accepted']])], 3);
  expect(of(carried)).toEqual({ version: null, carried: 2 });
  expect(of(version(1, [['s', 'accepted']]), carried)).toEqual({ version: 1, carried: 2 });
  const withdrawn = version(2, [
    ['s', 'withdrawn'],
    [null, 'handed-over'],
  ]);
  expect(of(version(1, [['s', 'accepted']]), withdrawn)).toEqual({ version: 1, carried: null });
  expect(beside([carried, version(3, [['s', 'accepted']])], 1)).toEqual({ version: 3, carried: null });
});
