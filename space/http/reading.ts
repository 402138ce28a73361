import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ReactElement } from 'react';
import type { OpenSpace } from '../open-space.ts';
import { type Turns, takeTurns } from '../search/turns.ts';
import type { WorkingSpace } from '../working-space.ts';
import { createAnswerCache } from './answer-cache.ts';
import { originOf } from './asked.ts';
import { compress, compressor, encodingFor } from './compression.ts';
import { holdsTag } from './entity-tags.ts';
import { markup } from './markup.ts';
import { createRevision } from './revision.ts';

/** Finished answers kept in memory, in bytes. */
const KEPT = 48 * 1024 * 1024;
const SEARCHES_AT_ONCE = 4;
const SEARCHES_WAITING = 100;
export const HTML = 'text/html; charset=utf-8';
export const JSON_TYPE = 'application/json; charset=utf-8';

declare module 'fastify' {
  interface FastifyRequest {
    /** State of the content when the request came in; empty where answers are not conditional. */
    freshness: string;
  }
}

/** How everything that readers get goes out: conditional, compressed, and kept until the content changes. */
export interface Reading {
  /** For searches, which cost more than the rest. */
  readonly inTurn: Turns;
  /** Today in France, as a date. */
  today(): string;
  /** Gives every answer of a scope an entity tag, and answers 304 without further work to who has it already. */
  makeConditional(app: FastifyInstance): void;
  html(
    request: FastifyRequest,
    reply: FastifyReply,
    page: () => Promise<ReactElement>,
  ): Promise<FastifyReply>;
  json(request: FastifyRequest, reply: FastifyReply, value: () => Promise<unknown>): Promise<FastifyReply>;
  text(
    request: FastifyRequest,
    reply: FastifyReply,
    type: string,
    make: () => Promise<string>,
  ): Promise<FastifyReply>;
  /** For what is too long to be held in memory. */
  stream(request: FastifyRequest, reply: FastifyReply, type: string, content: Readable): FastifyReply;
}

/** A space with what its readers’ answers go through. */
export type ReadSpace = WorkingSpace & { readonly reading: Reading };

/** What answers depend on beside their content. */
interface Shown {
  readonly styles: string;
  /** The date of a moment, as pages give it. */
  readonly dayOf: (moment: Date) => string;
}

export function createReading(
  { database, settings, now, log }: OpenSpace,
  { styles, dayOf }: Shown,
): Reading {
  const revision = createRevision(database);
  const cacheOf = createAnswerCache(KEPT);
  const edition = createHash('sha256').update(programText()).update(styles).update(JSON.stringify(settings));
  const base = edition.digest('base64url').slice(0, 12);
  const today = () => dayOf(now());

  const text: Reading['text'] = async (request, reply, type, make) => {
    const encoding = encodingFor(request.headers['accept-encoding']);
    // Pages quote their own address.
    const key = `${encoding} ${originOf(request)}${request.url}`;
    const cache = request.freshness === '' ? undefined : cacheOf(request.freshness);
    let answer = cache?.get(key);
    if (!answer) {
      answer = await compress(await make(), encoding);
      cache?.set(key, answer);
    }
    markFresh(request, reply);
    if (answer.encoding !== 'identity') reply.header('content-encoding', answer.encoding);
    return reply.type(type).send(answer.content);
  };

  return {
    inTurn: takeTurns(SEARCHES_AT_ONCE, SEARCHES_WAITING),
    today,
    text,
    makeConditional(app) {
      app.addHook('onRequest', async (request, reply) => {
        request.freshness = `${base}-${await revision()}-${today()}`;
        reply.header('vary', 'accept-encoding').header('cache-control', 'no-cache');
        if (!holdsTag(request.headers['if-none-match'], tagOf(request))) return undefined;
        return reply.code(304).header('etag', tagOf(request)).send();
      });
    },
    html: (request, reply, page) => text(request, reply, HTML, async () => markup(await page())),
    json: (request, reply, value) =>
      text(request, reply, JSON_TYPE, async () => `${JSON.stringify(await value())}\n`),
    stream(request, reply, type, content) {
      const encoding = encodingFor(request.headers['accept-encoding']);
      const transform = compressor(encoding);
      markFresh(request, reply);
      reply.type(type);
      if (!transform) return reply.send(content);
      reply.header('content-encoding', encoding);
      pipeline(content, transform).catch((error: NodeJS.ErrnoException) => {
        // A client that goes away ends the pipeline before its time: nothing to mend.
        if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') log.error(error, 'a download was cut short');
      });
      return reply.send(transform);
    },
  };
}

function markFresh(request: FastifyRequest, reply: FastifyReply): void {
  if (request.freshness !== '') reply.header('etag', tagOf(request));
}

/** Weak (RFC 9110 §8.8.1): the same page differs in its bytes by its compression. */
function tagOf({ freshness }: FastifyRequest): string {
  return `W/"${freshness}"`;
}

/** Another program may show the same content otherwise. */
function programText(): Buffer {
  return readFileSync(fileURLToPath(import.meta.url));
}
