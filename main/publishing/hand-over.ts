import type { Deposit } from '../../shared/publishing/contract.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { CommandContext } from '../engine/operations.ts';
import { packageById } from '../packages/read.ts';
import { markSent } from '../syntheses/change.ts';
import { synthesisById } from '../syntheses/read.ts';
import { failures } from './errors.ts';
import { depositById, sql } from './read.ts';
import { NOTHING_SAID } from './said.ts';

interface HandOver {
  readonly packageId: string;
  readonly on: string;
  readonly to: string;
}

/** Notes that a package left without network. Throws `sample`: what is invented leaves in no way. */
export function handOver(context: CommandContext, input: HandOver): Deposit {
  if (openDossier(context.read).referenceDate !== null) throw failures.sampleHandedOver();
  return noteHandOver(context, input);
}

/** Its synthesis counts as sent, and may still be sent to a space. */
export function noteHandOver(context: CommandContext, { packageId, on, to }: HandOver): Deposit {
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
