import { createHash } from 'node:crypto';
import { documentCode, typedCode } from '../../shared/syntheses/document-code.ts';
import { type FrozenSynthesis, readFrozen } from '../../shared/syntheses/frozen.ts';
import type { Synthesis, SynthesisState } from '../../shared/syntheses/model.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { CommandContext } from '../engine/operations.ts';
import { contentsOf } from './document.ts';
import { aboutNothing, noLongerFrozen, notInReview, notToSign, wrongCode } from './errors.ts';
import { sql, synthesisById } from './read.ts';
import { refuseFrozen } from './refuse.ts';
import { isInWorld, worldOf } from './scopes.ts';
import { wholeFromDossier } from './whole.ts';

export interface Frozen extends FrozenSynthesis {
  /** Null when it was signed off before documents bore a code. */
  readonly code: string | null;
  readonly at: string;
}

/** From « à la signature » on. */
export const FROZEN_STATES: readonly SynthesisState[] = ['to-sign', 'signed', 'sent'];

/** All that a version says since it is frozen; undefined while it is being written. */
export function frozenOf(read: Reader, id: string): Frozen | undefined {
  const row = read.first(
    sql
      .selectFrom('synthesis')
      .select(['frozen', 'frozenCode', 'frozenAt'])
      .where('id', '=', id)
      .where('state', 'in', FROZEN_STATES),
  );
  if (!row?.frozen || row.frozenAt === null) return undefined;
  return { ...readFrozen(row.frozen), code: row.frozenCode, at: row.frozenAt };
}

/** Freezes a version that was reviewed. Its code follows from all that it says, and from nothing else. */
export function putToSign(context: CommandContext, { id }: { id: string }): Synthesis {
  const { read, write, now, describe } = context;
  const { state, title, version, scope } = refuseFrozen(synthesisById(read, id));
  if (state !== 'review') throw notInReview();
  if (!isInWorld(worldOf(read), scope)) throw aboutNothing();
  const whole = wholeFromDossier(read, id);
  const frozen = JSON.stringify(contentsOf(read, id, whole));
  const code = codeOf(frozen);
  write.run(
    sql
      .updateTable('synthesis')
      .set({
        ...{ state: 'to-sign', signedContent: JSON.stringify(whole), frozen, frozenCode: code },
        ...{ frozenAt: now(), updatedAt: now() },
      })
      .where('id', '=', id),
  );
  describe(`Mise à la signature, version ${version}, code ${code}\u00a0: ${title}`);
  return synthesisById(read, id);
}

/** Takes a version back from those who were to sign it. What it then says, and its code, stay in the history. */
export function takeBack(context: CommandContext, { id }: { id: string }): Synthesis {
  const { read, write, now, describe } = context;
  const { state, title } = synthesisById(read, id);
  if (state !== 'to-sign') throw notToSign();
  write.run(
    sql
      .updateTable('synthesis')
      .set({
        ...{ state: 'review', signedContent: null, frozen: null, frozenCode: null, frozenAt: null },
        updatedAt: now(),
      })
      .where('id', '=', id),
  );
  describe(`Reprise de la rédaction, la synthèse n’est plus à la signature\u00a0: ${title}`);
  return synthesisById(read, id);
}

/**
 * Throws unless the codes read on a signed file are that of this version: `not-to-sign`, `wrong-code`, and
 * `no-longer-frozen` when it was brought back from a history out of which someone had been erased.
 */
export function requireCode(
  read: Reader,
  id: string,
  { typed, marked }: { readonly typed: string; readonly marked: string | undefined },
): void {
  const row = read.first(
    sql.selectFrom('synthesis').select(['state', 'frozen', 'frozenCode']).where('id', '=', id),
  );
  if (row?.state !== 'to-sign' || row.frozen === null || row.frozenCode === null) throw notToSign();
  const code = row.frozenCode;
  if (codeOf(row.frozen) !== code) throw noLongerFrozen();
  if (marked !== undefined && marked !== code) throw wrongCode(marked, code, 'file');
  if (typedCode(typed) !== code) throw wrongCode(typedCode(typed), code, 'typed');
}

/** The code of a document by its JSON. */
export const codeOf = (frozen: string): string =>
  documentCode(createHash('sha512').update(frozen).digest('hex'));
