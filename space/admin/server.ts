import { randomBytes, timingSafeEqual } from 'node:crypto';
import { rm } from 'node:fs/promises';
import Fastify from 'fastify';
import { AppError } from '../../shared/errors.ts';
import { writeDurably } from '../folder/durable.ts';
import type { WorkingSpace } from '../working-space.ts';
import { runAdminCommand } from './commands.ts';

/**
 * The operator's door: a port of its own on the loopback, whatever address the space answers on, and a token that only
 * the owner of the folder can read.
 */
export async function startAdminServer(
  space: WorkingSpace,
  addressFile: string,
): Promise<{ close(): Promise<void> }> {
  const token = randomBytes(32).toString('base64url');
  const app = Fastify({ forceCloseConnections: true });
  app.addHook('onRequest', async (request, reply) => {
    const given = Buffer.from(request.headers.authorization ?? '');
    const expected = Buffer.from(`Bearer ${token}`);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return reply.code(401).send({ code: 'refused', message: 'Accès refusé.' });
    }
  });
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof AppError)) space.log.error(error, 'an operator’s command failed');
    const { code, message, details } =
      error instanceof AppError ? error : new AppError('failure', 'La commande a échoué.');
    return reply.code(422).send({ code, message, details });
  });
  app.post<{ Params: { name: string }; Body: { input: unknown } }>('/:name', async (request) => ({
    value: await runAdminCommand(space, request.params.name, request.body.input),
  }));
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  await writeDurably(addressFile, `${JSON.stringify({ url, token })}\n`, 0o600);
  return {
    async close() {
      await rm(addressFile, { force: true });
      await app.close();
    },
  };
}
