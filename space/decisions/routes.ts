import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { NewWithdrawal, withdrawalPath } from '../../shared/publishing/protocol.ts';
import { refuse } from '../refusal.ts';
import { requireDepositor } from '../registry/authentication.ts';
import { knownVersions } from '../syntheses/read.ts';
import type { WorkingSpace } from '../working-space.ts';
import { decideOn } from './journal.ts';

const Version = z.object({
  id: z.uuid().transform((id) => id.toLowerCase()),
  version: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .transform(Number),
});

/** A territory withdraws a version of its own, with the reason that readers will be told. */
export async function withdrawalRoutes(app: FastifyInstance, space: WorkingSpace): Promise<void> {
  app.post(withdrawalPath(':id', ':version'), async (request) => {
    const { keyId, territory } = await requireDepositor(space, request);
    const path = Version.safeParse(request.params);
    if (!path.success) throw refuse.notFound();
    const given = NewWithdrawal.safeParse(request.body);
    if (!given.success) throw refuse.reasonNeeded();
    const { id: packageId, version } = path.data;
    const known = (await knownVersions(space.database, packageId)).find((one) => one.version === version);
    if (!known) throw refuse.notFound();
    if (known.territory !== territory) throw refuse.packageOfAnother();
    const { reason } = given.data;
    return decideOn(space, { packageId, version }, { action: 'withdraw', keyId, reason });
  });
}
