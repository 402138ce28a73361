import type { FastifyInstance } from 'fastify';
import type { WorkingSpace } from '../working-space.ts';

/** For what watches the instances: restart one that is not alive, send nothing to one that is not ready. */
export async function healthRoutes(app: FastifyInstance, { readiness }: WorkingSpace): Promise<void> {
  app.get('/api/health', async () => ({ status: 'ok' }));
  app.get('/api/ready', async (_request, reply) => {
    const faults = await readiness.faults();
    reply.header('cache-control', 'no-store');
    if (faults.length === 0) return { status: 'ready' };
    return reply.code(503).send({ status: 'not-ready', faults });
  });
}
