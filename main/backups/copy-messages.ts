import type { WireError } from '../../shared/errors.ts';
import type { CopyFacts } from '../engine/dossier/copy.ts';
import type { Fold } from '../engine/dossier/fold.ts';
import type { Line } from './account.ts';

/** What a thread that reads the files of a dossier is asked, as its worker data. */
export interface OpenRequest {
  readonly folder: string;
  /** The key of a protected dossier. */
  readonly key: Uint8Array | undefined;
  readonly wanted: 'facts' | 'account' | 'end' | Fold;
  /** With `end`: a damaged dossier whose journal is replayed after the copy. */
  readonly journalOf?: string;
}

/** What a copy holds, for one who wonders whether to go back to it; in today’s schema. */
export interface CopyAccount extends CopyFacts {
  /** The latest first. */
  readonly history: readonly Line[];
  /** Hashes of the attached files that it speaks of. */
  readonly attached: readonly string[];
}

export type OpenReply =
  | { readonly type: 'facts'; readonly facts: CopyFacts }
  | { readonly type: 'account'; readonly account: CopyAccount }
  /** It was read to its end. */
  | { readonly type: 'ended' }
  | { readonly type: 'folded'; readonly lastSequence: number }
  | { readonly type: 'refused'; readonly error: WireError }
  /** A system’s error, by its code. */
  | { readonly type: 'failed'; readonly code: string; readonly message: string };
