import type { FastifyInstance, FastifyRequest } from 'fastify';

/** How long slow and silent clients are borne with, in milliseconds. */
export interface Patience {
  /** For the head of a request to arrive. */
  readonly head: number;
  /** On a connection where nothing moves. */
  readonly idle: number;
  /** Between two looks at a body that arrives. */
  readonly look: number;
  /** Bytes of it that arrive between them at least: a telephone line of last century’s sends a hundred times as many. */
  readonly bytes: number;
}

export const USUAL_PATIENCE: Patience = { head: 20_000, idle: 120_000, look: 30_000, bytes: 2048 };

/** Connections at once. Behind a proxy all come from one address: only their number can be bounded. */
export const MOST_CONNECTIONS = 2000;

/**
 * Cuts bodies that trickle in: a client that sends a byte a minute would hold its connection, and the lock of its upload,
 * for ever. One that is cut goes on later from where it stopped.
 */
export function cutTrickles(app: FastifyInstance, { look, bytes }: Patience): void {
  app.addHook('onRequest', async (request) => {
    if (!hasBody(request)) return;
    const { raw } = request;
    let before = raw.socket.bytesRead;
    const timer = setInterval(() => {
      const { bytesRead } = raw.socket;
      // An answer may be given before its question has ended: what still comes is watched over as well.
      if (raw.complete || raw.socket.destroyed) clearInterval(timer);
      else if (bytesRead - before < bytes) raw.socket.destroy();
      before = bytesRead;
    }, look);
    timer.unref();
  });
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
