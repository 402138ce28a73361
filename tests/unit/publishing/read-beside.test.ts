import { expect, it } from 'vitest';
import type { Deposit, DepositState, Sending } from '../../../shared/publishing/contract.ts';
import { readBeside } from '../../../shared/publishing/read-beside.ts';

type Given = Pick<Sending, 'synthesis' | 'packages' | 'deposits'>;

/** A version of a synthesis, and the state of what was sent of it to each space (null: carried without network). */
function version(
  number: number,
  deposits: readonly [string | null, DepositState][],
  synthesis = 'one',
): Given {
  return {
    synthesis: { version: number } as Sending['synthesis'],
    packages: [{ id: `${number}`, identifier: synthesis, version: number } as Sending['packages'][number]],
    deposits: deposits.map(([spaceId, state]) => ({
      ...({ packageId: `${number}`, spaceId, state } as Deposit),
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
    { synthesis: { version: 9 } as Sending['synthesis'], packages: [], deposits: [] },
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

it('what readers get is told by the version that was signed, whatever the number of its package', () => {
  const first = version(1, [['s', 'withdrawn']]);
  const again = { ...version(2, [['s', 'accepted']]), synthesis: first.synthesis };
  const both: Given = {
    ...first,
    packages: [...first.packages, ...again.packages],
    deposits: [...again.deposits, ...first.deposits],
  };
  const second = { ...version(3, [['s', 'accepted']]), synthesis: version(2, []).synthesis };
  expect(beside([both, second], 3)).toEqual({ version: 1, carried: null });
  expect(beside([both, second], 1)).toEqual({ version: 2, carried: null });
  expect(beside([both], 1)).toEqual({ version: 1, carried: null });
  expect(beside([both], 2)).toEqual({ version: null, carried: null });
});
