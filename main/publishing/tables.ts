import type { Deposit, Space } from '../../shared/publishing/contract.ts';

export interface PublishingTables {
  /**
   * `pinnedKeys` is the JSON of the keys known since its address was entered, which a removed space keeps; `formats` that of
   * the formats of packages that it reads, as it last said, null when it did not.
   */
  space: Space & { pinnedKeys: string; formats: string | null; removedAt: string | null };
  /** `reasons` (what the space said, said.ts) and `receipt` are JSON; `uploadUrl` is where an upload goes on. */
  deposit: Omit<Deposit, 'spaceName' | 'refusals' | 'forFormatAlone' | 'withdrawal' | 'receipt'> & {
    reasons: string;
    receipt: string | null;
    uploadUrl: string | null;
  };
}
