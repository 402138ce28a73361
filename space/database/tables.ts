import type { ColumnType, Generated } from 'kysely';
import type { MeetingState } from '../../shared/meetings/model.ts';
import type { PracticeKind } from '../../shared/proposals/model.ts';
import type { DepositStatus, TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { SynthesisLevel } from '../../shared/syntheses/model.ts';

/** A whole number that some drivers answer as text. */
type BigCount = ColumnType<number | string | bigint, number, number>;
type OptionalMoment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type OptionalCount = ColumnType<number | null, number | null | undefined, number | null>;
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
  /** `read` opens the pages of a restricted space; `deposit` also sends and withdraws. */
  scope: ColumnType<KeyScope, KeyScope | undefined, KeyScope>;
  expires_at: OptionalMoment;
  /** To the minute. */
  last_used_at: OptionalMoment;
  /** Limits of this key alone; the space’s own where null. */
  max_size: ColumnType<number | string | bigint | null, number | null | undefined, number | null>;
  max_unfinished: OptionalCount;
  max_per_day: OptionalCount;
  max_per_minute: OptionalCount;
}
export type KeyScope = 'deposit' | 'read';

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
  withdrawn_at: OptionalMoment;
  /** Said to readers in its place. */
  withdrawal_reason: ColumnType<string | null, string | null | undefined, string | null>;
  withdrawn_by: ColumnType<WithdrawnBy | null, WithdrawnBy | null | undefined, WithdrawnBy | null>;
}
type WithdrawnBy = 'territory' | 'space';

/** What a key, or a visitor, may still ask: a token bucket. */
export interface AllowanceTable {
  name: string;
  tokens: number;
  filled_at: Moment;
  /** Whether the last asking was granted. */
  granted: boolean;
}

/** A reader who is signed in. */
export interface ReaderSessionTable {
  /** SHA-256 of what the cookie holds, in hexadecimal. */
  hash: string;
  key_id: string;
  expires_at: Moment;
}

/** The journal of what was decided on a version: withdrawn by its territory, hidden or put back by the operator. */
export interface DecisionTable {
  id: string;
  package_id: string;
  version: number;
  action: 'withdraw' | 'hide' | 'restore';
  /** Null when the operator decided. */
  key_id: string | null;
  decided_at: Moment;
  reason: string;
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

/** Where a synthesis, a meeting or a passage lies: official codes, as far as they are known. */
export interface PlaceColumns {
  region_code: string | null;
  academy_code: string | null;
  department_code: string | null;
}

/** The version of each synthesis that readers get. */
export interface PublicationTable extends PlaceColumns {
  package_id: string;
  version: number;
  territory_ref: TerritoryRef;
  scope_level: SynthesisLevel;
  scope_id: string;
  scope_name: string;
  title: string;
  validated_on: string;
  accepted_at: Moment;
  participants: number | null;
  proposals: number;
  practices: number;
}

export interface MeetingTable extends PlaceColumns {
  package_id: string;
  meeting_id: string;
  territory_ref: TerritoryRef;
  title: string;
  date: string;
  start_time: string;
  end_time: string;
  state: MeetingState;
  venue: string;
  city: string;
  remote: boolean;
  participants: number | null;
  /** Once only, when several syntheses of one territory hold it. */
  shown: Generated<boolean>;
}

export interface AttendanceTable {
  package_id: string;
  /** Empty for the whole synthesis. */
  meeting_id: string;
  /** Empty for the small categories counted together. */
  category: string;
  title: string;
  people: number | null;
}

export type PassageKind = 'context' | 'findings' | 'conclusion' | 'proposal' | PracticeKind;

/** What a published synthesis says, piece by piece: its proposals, its practices and its texts. */
export interface PassageTable extends PlaceColumns {
  package_id: string;
  position: number;
  kind: PassageKind;
  /** Of a proposal or practice; empty for a text. */
  item_id: string;
  /** Of the section of the page that holds it. */
  anchor: string;
  territory_ref: TerritoryRef;
  theme_id: string;
  theme_title: string;
  subject_id: string;
  subject_title: string;
  title: string;
  body: string;
  audience: string;
  /** Whom it is for, as identifiers of the campaign’s categories, as far as its audience names them. */
  categories: Generated<string[]>;
  place: string;
  votes: number | null;
  meeting_title: string;
  accepted_at: Moment;
  /** Once only, when several syntheses of one territory hold it. */
  shown: Generated<boolean>;
  vector: ColumnType<string, never, never>;
}

/** How many times each territory speaks of a subject. */
export interface ThemeTallyTable {
  theme_id: string;
  subject_id: string;
  territory_ref: TerritoryRef;
  theme_title: string;
  subject_title: string;
  proposals: number;
  inspiring: number;
  feedback: number;
  innovation: number;
}

export interface TerritoryTallyTable {
  territory_ref: TerritoryRef;
  syntheses: number;
  /** Whether the synthesis of the territory itself is among them. */
  own: boolean;
  last_accepted_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

export interface ReadingTable {
  revision: BigCount;
  /** Which code filled the tables of readers; another one fills them again. */
  layout: number;
}

export interface SpaceTables {
  territory: TerritoryTable;
  deposit_key: DepositKeyTable;
  deposit: DepositTable;
  synthesis: SynthesisTable;
  lease: LeaseTable;
  space_state: SpaceStateTable;
  allowance: AllowanceTable;
  reader_session: ReaderSessionTable;
  decision: DecisionTable;
  publication: PublicationTable;
  meeting: MeetingTable;
  attendance: AttendanceTable;
  passage: PassageTable;
  theme_tally: ThemeTallyTable;
  territory_tally: TerritoryTallyTable;
  reading: ReadingTable;
}
