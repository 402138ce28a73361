import type { FastifyInstance } from 'fastify';
import { campaignJsonSchemas } from '../../shared/campaign/formats/formats.ts';
import { formatNumbers, synthesisJsonSchemas } from '../../shared/packages/formats/formats.ts';
import { KEY_PATH, PROTOCOL_VERSION, SPACE_PATH } from '../../shared/publishing/protocol.ts';
import { namedOnly } from '../campaign.ts';
import { requireKey } from '../registry/authentication.ts';
import type { WorkingSpace } from '../working-space.ts';

/** What the application asks of a space. */
export async function apiRoutes(app: FastifyInstance, space: WorkingSpace): Promise<void> {
  const { settings, signer, verifier } = space;
  app.get(SPACE_PATH, async (request) => {
    const depositor = request.headers.authorization ? await requireKey(space, request) : null;
    return {
      name: settings.name,
      protocol: PROTOCOL_VERSION,
      campaign: namedOnly(settings.campaign),
      visibility: settings.visibility,
      maxDepositSize: depositor?.limits.size ?? settings.maxDepositSize,
      formats: formatNumbers(verifier.formats),
      unfinishedHours: settings.unfinishedHours,
      depositor: depositor && { territory: depositor.territory, name: depositor.name },
    };
  });
  app.get(KEY_PATH, async () => signer.document());
  const schemas = { ...synthesisJsonSchemas(verifier.formats), ...campaignJsonSchemas() };
  for (const [file, schema] of Object.entries(schemas)) {
    app.get(`/schemas/${file}`, async () => schema);
  }
}
