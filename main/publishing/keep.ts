import type { Deposit } from '../../shared/publishing/contract.ts';
import type { Receipt, Visibility } from '../../shared/publishing/protocol.ts';
import type { CommandContext, JobContext } from '../engine/operations.ts';
import { markSent } from '../syntheses/change.ts';
import { depositById, formatsJson, sql } from './read.ts';
import type { Said } from './said.ts';

/** What a space answers of a deposit is written down here, and only here. */

/** `formats`: those that the space would not have refused, when it told. */
export function keepRefusal(
  context: JobContext,
  { depositId, spaceId }: { depositId: string; spaceId: string | null },
  { said, formats }: { said: Said; formats: readonly number[] | undefined },
): Promise<Deposit> {
  return context.commit('Envoi refusé par l’espace', (command) => {
    change(command, depositId, { state: 'rejected', reasons: JSON.stringify(said), uploadUrl: null });
    if (formats && spaceId !== null) {
      command.write.run(
        sql
          .updateTable('space')
          .set({ formats: JSON.stringify(formats) })
          .where('id', '=', spaceId),
      );
    }
    return depositById(command.read, depositId);
  });
}

/** `keys`: those by which the receipt was proved, pinned from then on. */
export function keepReceipt(
  context: JobContext,
  { depositId, spaceId, synthesisId }: { depositId: string; spaceId: string; synthesisId: string },
  { receipt, said, keys }: { receipt: Receipt; said: Said; keys: readonly unknown[] },
): Promise<Deposit> {
  return context.commit('Envoi reçu par l’espace', (command) => {
    const { read, write } = command;
    change(command, depositId, {
      state: said.withdrawal ? 'withdrawn' : 'accepted',
      reasons: JSON.stringify(said),
      receipt: JSON.stringify(receipt),
      uploadUrl: null,
    });
    write.run(
      sql
        .updateTable('space')
        .set({ pinnedKeys: JSON.stringify(keys) })
        .where('id', '=', spaceId),
    );
    markSent(command, synthesisId);
    return depositById(read, depositId);
  });
}

/** Notes who reads what a space shows, as it says now. */
export function keepVisibility(
  context: JobContext,
  spaceId: string,
  visibility: Visibility | null,
): Promise<void> {
  return context.commit('Lecteurs de l’espace mis à jour', ({ write }) => {
    write.run(sql.updateTable('space').set({ visibility }).where('id', '=', spaceId));
  });
}

/** Notes the formats of packages that a space reads, as it says now. */
export function keepFormats(
  context: JobContext,
  spaceId: string,
  formats: readonly number[] | undefined,
): Promise<void> {
  return context.commit('Formats d’envoi que l’espace lit mis à jour', ({ write }) => {
    write.run(
      sql
        .updateTable('space')
        .set({ formats: formatsJson(formats) })
        .where('id', '=', spaceId),
    );
  });
}

/** Notes that a version received earlier was withdrawn, or put back; what is noted already is not noted again. */
export function keepWithdrawal(context: JobContext, id: string, said: Said): Promise<Deposit> {
  const description = said.withdrawal ? 'Synthèse retirée de l’espace' : 'Synthèse remise dans l’espace';
  return context.commit(description, (command) => {
    const before = depositById(command.read, id);
    if (JSON.stringify(before.withdrawal) === JSON.stringify(said.withdrawal)) return before;
    change(command, id, { state: said.withdrawal ? 'withdrawn' : 'accepted', reasons: JSON.stringify(said) });
    return depositById(command.read, id);
  });
}

function change(
  { write, now }: CommandContext,
  id: string,
  values: Partial<{ state: Deposit['state']; reasons: string; receipt: string; uploadUrl: null }>,
): void {
  write.run(
    sql
      .updateTable('deposit')
      .set({ ...values, updatedAt: now() })
      .where('id', '=', id),
  );
}
