import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';
import type { Fetch } from '../engine/network.ts';
import { type Answer, exchange } from './exchange.ts';
import { faultOfAnswer } from './network-fault.ts';

/** Bytes to send, with the size by which tus-js-client checks that its source holds all of them. */
export interface Part {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly size: number;
}

/** Nothing was answered in time. */
export class Silence extends Error {}

/** Where an upload got to could not be asked. */
export class Unasked extends Error {
  readonly response: HttpResponse;

  constructor(response: HttpResponse) {
    super(`HEAD was answered with ${response.getStatus()}`);
    this.response = response;
  }
}

/** By which a space says that it has no such upload any more (tus 1.0, HEAD). */
const FORGOTTEN = [403, 404, 410];

/**
 * The requests of tus-js-client over `fetch`. A part is given whole, and not as a stream: streams are sent without
 * their length by Node, and gathered before anything is sent by Electron (lib/browser/api/net-fetch.ts), which refuses
 * a length of ours. `patience`: milliseconds for the whole of a request.
 */
export function transport(fetch: Fetch, patience: number): HttpStack {
  return { getName: () => 'fetch', createRequest: (method, url) => newRequest(fetch, patience, method, url) };
}

function newRequest(fetch: Fetch, patience: number, method: string, url: string): HttpRequest {
  const headers: Record<string, string> = {};
  const stopped = new AbortController();
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => {
      headers[name] = value;
    },
    getHeader: (name) => headers[name],
    // Nothing tells how much of a request has left; the space tells what it has after each.
    setProgressHandler: () => undefined,
    send: async (part: Part | null) => {
      const timeout = AbortSignal.timeout(patience);
      const signal = AbortSignal.any([stopped.signal, timeout]);
      const sent = { method, headers, signal, ...(part !== null && { body: part.bytes }) };
      const answer = await exchange(fetch, url, sent).catch((error: unknown) => {
        throw timeout.aborted ? new Silence() : error;
      });
      const { status } = answer;
      const isForgotten = FORGOTTEN.includes(status) && faultOfAnswer(answer, url) === undefined;
      // After any other refusal, tus-js-client would begin anew, and what was sent would be for nothing.
      if (method === 'HEAD' && status >= 300 && !isForgotten) throw new Unasked(responseOf(answer));
      return responseOf(answer);
    },
    abort: async () => stopped.abort(),
    getUnderlyingObject: () => undefined,
  };
}

function responseOf(answer: Answer): HttpResponse {
  return {
    getStatus: () => answer.status,
    getHeader: (name) => answer.header(name) ?? undefined,
    getBody: () => answer.body,
    getUnderlyingObject: () => answer,
  };
}
