import type { Deposit, Space } from '../../shared/publishing/contract.ts';

export interface PublishingTables {
  /** `pinnedKeys` is the JSON of the keys known since its address was entered. A removed space keeps them. */
  space: Space & { pinnedKeys: string; removedAt: string | null };
  /** `reasons` (what the space said, said.ts) and `receipt` are JSON; `uploadUrl` is where an upload goes on. */
  deposit: Omit<Deposit, 'spaceName' | 'refusals' | 'withdrawal' | 'receipt'> & {
    reasons: string;
    receipt: string | null;
    uploadUrl: string | null;
  };
}
