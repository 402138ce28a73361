import type { Deposit } from '../../shared/publishing/contract.ts';
import type { CommandContext } from '../operations.ts';
import { packageById } from '../packages/read.ts';
import { markSent } from '../syntheses/change.ts';
import { synthesisById } from '../syntheses/read.ts';
import { depositById, sql } from './read.ts';
import { NOTHING_SAID } from './said.ts';

/** Notes that a package left without network: its synthesis counts as sent, and may still be sent to a space. */
export function handOver(
  context: CommandContext,
  { packageId, on, to }: { packageId: string; on: string; to: string },
): Deposit {
  const { read, write, newId, now, describe } = context;
  const { synthesisId } = packageById(read, packageId);
  const id = newId();
  write.run(
    sql.insertInto('deposit').values({
      ...{
        id,
        packageId,
        spaceId: null,
        state: 'handed-over',
        uploadUrl: null,
        reasons: JSON.stringify(NOTHING_SAID),
        receipt: null,
      },
      ...{ handedOverOn: on, handedOverTo: to, createdAt: now(), updatedAt: now() },
    }),
  );
  markSent(context, synthesisId);
  describe(`Envoi remis${to ? ` à ${to}` : ''}\u00a0: ${synthesisById(read, synthesisId).title}`);
  return depositById(read, id);
}
