import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DEPOSITS_PATH } from '../../shared/publishing/protocol.ts';
import { refuse } from '../refusal.ts';
import { requireDepositor } from '../registry/authentication.ts';
import type { WorkingSpace } from '../working-space.ts';
import { createDeposit } from './creation.ts';
import { findDeposit } from './records.ts';
import { depositStatus } from './status.ts';
import { createUploadServer } from './upload-server.ts';

/** Receiving (tus 1.0) and telling where a deposit stands: a valid deposit key on every request. */
export async function depositRoutes(app: FastifyInstance, space: WorkingSpace): Promise<void> {
  const uploads = createUploadServer(space);
  // Bodies are streamed to disk by the tus server, whatever type they claim.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));

  const handOver = (request: FastifyRequest, reply: FastifyReply) => {
    reply.hijack();
    return uploads.tus.handle(request.raw, reply.raw);
  };

  app.options(DEPOSITS_PATH, handOver);
  app.post(DEPOSITS_PATH, async (request, reply) => {
    const depositor = await requireDepositor(space, request);
    refuseOtherExtensions(request);
    const deposit = await createDeposit(space, depositor, {
      uploadLength: header(request, 'upload-length'),
      uploadMetadata: header(request, 'upload-metadata'),
    });
    uploads.name(request.raw, deposit.id);
    return handOver(request, reply);
  });
  app.route<{ Params: { id: string } }>({
    method: ['HEAD', 'PATCH', 'DELETE'],
    url: `${DEPOSITS_PATH}/:id`,
    handler: async (request, reply) => {
      const depositor = await requireDepositor(space, request);
      const deposit = await findDeposit(space.database, request.params.id);
      if (deposit?.keyId !== depositor.keyId) throw refuse.unknownDeposit();
      if (request.method !== 'HEAD' && deposit.state !== 'receiving') throw refuse.alreadyReceived();
      return request.method === 'PATCH' ? uploads.receive(request, reply) : handOver(request, reply);
    },
  });
  app.get<{ Params: { id: string } }>('/api/deposits/:id', async (request) => {
    const depositor = await requireDepositor(space, request);
    return depositStatus(space, depositor, request.params.id);
  });
}

/** Before anything is recorded of an upload that the tus server would refuse. */
function refuseOtherExtensions(request: FastifyRequest): void {
  if (header(request, 'upload-defer-length') !== undefined) throw refuse.lengthNeeded();
  if (header(request, 'upload-concat') !== undefined) throw refuse.inOnePiece();
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? undefined : value;
}
