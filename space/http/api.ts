import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { SCHEMA_FILE, synthesisJsonSchema } from '../../shared/packages/synthesis-document.ts';
import { KEY_PATH, PROTOCOL_VERSION, SPACE_PATH } from '../../shared/publishing/protocol.ts';
import { requireDepositor } from '../deposits/routes.ts';
import type { WorkingSpace } from '../open.ts';
import { synthesisPath } from '../pages/paths.ts';
import { listSyntheses } from '../syntheses/read.ts';

const SynthesesQuery = z.object({ territory: z.string().max(40).optional() });

/** What machines read. */
export async function apiRoutes(app: FastifyInstance, space: WorkingSpace): Promise<void> {
  const { settings, database, signer } = space;
  app.get(SPACE_PATH, async (request) => {
    const depositor = request.headers.authorization ? await requireDepositor(space, request) : null;
    return {
      name: settings.name,
      protocol: PROTOCOL_VERSION,
      campaign: settings.campaign,
      maxDepositSize: settings.maxDepositSize,
      unfinishedHours: settings.unfinishedHours,
      depositor: depositor && { territory: depositor.territory, name: depositor.name },
    };
  });
  app.get(KEY_PATH, async () => signer.document());
  app.get('/api/syntheses', async (request) => {
    const query = SynthesesQuery.safeParse(request.query);
    const territory = query.success ? query.data.territory : undefined;
    const syntheses = await listSyntheses(database, territory === undefined ? {} : { territory });
    return {
      syntheses: syntheses.map((synthesis) => ({
        package: synthesis.packageId,
        version: synthesis.version,
        title: synthesis.title,
        territory: { ref: synthesis.territory, name: synthesis.territoryName },
        scope: { level: synthesis.scopeLevel, id: synthesis.scopeId, name: synthesis.scopeName },
        validatedOn: synthesis.validatedOn,
        acceptedAt: synthesis.acceptedAt.toISOString(),
        page: synthesisPath(synthesis.packageId, synthesis.version),
      })),
    };
  });
  const schema = synthesisJsonSchema();
  app.get(`/schemas/${SCHEMA_FILE}`, async () => schema);
}
