import type { ColumnType } from 'kysely';
import type { DepositStatus, TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { SynthesisLevel } from '../../shared/syntheses/model.ts';

/** A whole number that some drivers answer as text. */
type BigCount = ColumnType<number | string | bigint, number, number>;
type Moment = ColumnType<Date, Date | string, Date | string>;

export interface TerritoryTable {
  ref: TerritoryRef;
  level: 'region' | 'academy' | 'department';
  code: string;
  name: string;
  created_at: Moment;
}

export interface DepositKeyTable {
  id: string;
  territory_ref: TerritoryRef;
  label: string;
  /** SHA-256 of the key, in hexadecimal. */
  hash: string;
  created_at: Moment;
  revoked_at: Moment | null;
}

export interface DepositTable {
  id: string;
  /** Null when the operator took the package from a file. */
  key_id: string | null;
  territory_ref: TerritoryRef;
  state: DepositStatus['state'];
  filename: string;
  sha512: string;
  size: BigCount;
  campaign_id: string;
  package_id: string;
  version: number;
  created_at: Moment;
  finished_at: Moment | null;
  /** JSON array of sentences, when rejected. */
  reasons: string | null;
  /** The receipt that will be given, as JSON, once the package is kept: promised to one deposit of a version. */
  receipt: ColumnType<string | null, string | null | undefined, string | null>;
}

/** An accepted version of a synthesis. */
export interface SynthesisTable {
  package_id: string;
  version: number;
  deposit_id: string;
  territory_ref: TerritoryRef;
  campaign_id: string;
  sha512: string;
  size: BigCount;
  accepted_at: Moment;
  title: string;
  scope_level: SynthesisLevel;
  scope_id: string;
  scope_name: string;
  /** `2020-10-16` */
  validated_on: string;
  /** JSON as text: `jsonb` refuses characters that JSON allows. */
  document: string;
  files: string;
  receipt: string;
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  /** Said to readers in its place. */
  withdrawal_reason: ColumnType<string | null, string | null | undefined, string | null>;
}

/** A lock that one instance holds until it expires. */
export interface LeaseTable {
  name: string;
  holder: string;
  token: string;
  expires_at: Moment;
  wanted: boolean;
}

/** What instances must agree on at once, and can be made again. */
export interface SpaceStateTable {
  name: string;
  value: string;
}

export interface SpaceTables {
  territory: TerritoryTable;
  deposit_key: DepositKeyTable;
  deposit: DepositTable;
  synthesis: SynthesisTable;
  lease: LeaseTable;
  space_state: SpaceStateTable;
}
