import { describe, expect, it } from 'vitest';
import type { Fetch } from '../../../main/engine/network.ts';
import { FIRST, LARGEST, nextSize, SMALLEST } from '../../../main/publishing/pace.ts';
import { upload } from '../../../main/publishing/upload.ts';
import type { DepositMetadata } from '../../../shared/publishing/protocol.ts';

const ADDRESS = 'https://espace.test';
const METADATA: DepositMetadata = {
  ...{ filename: 'envoi.zip', sha512: '', territory: 'academy:13', campaign: 'egn-2020' },
  ...{ package: 'p', version: '1' },
};
const TUS = { 'tus-resumable': '1.0.0' };

/** What meets one request instead of the space; undefined lets it pass. */
type Odd = (init: RequestInit, part: Uint8Array) => Promise<Response | undefined> | undefined;

/** A space in memory, and an upload of so many bytes to it. */
function trial({ size, odd = () => undefined, read, begun, retryDelays = [0] }: TrialParts) {
  const content = Uint8Array.from({ length: size }, (_, index) => index % 251);
  const parts: number[] = [];
  const methods: string[] = [];
  const said: string[] = [];
  let held = Buffer.alloc(0);
  const take = (part: Uint8Array) => {
    held = Buffer.concat([held, part]);
  };
  const fetch: Fetch = async (_, init) => {
    const part = init.body instanceof Uint8Array ? init.body : new Uint8Array();
    methods.push(init.method ?? '');
    const instead = await odd(init, part);
    if (instead) return instead;
    if (init.method === 'POST') {
      return new Response(null, { status: 201, headers: { ...TUS, location: `${ADDRESS}/deposits/1` } });
    }
    const offset = new Headers(init.headers).get('upload-offset');
    if (init.method === 'PATCH' && Number(offset) !== held.length) return new Response(null, { status: 409 });
    if (part.length > 0) parts.push(part.length);
    take(part);
    const status = init.method === 'HEAD' ? 200 : 204;
    const headers = { ...TUS, 'upload-offset': String(held.length), 'upload-length': String(size) };
    return new Response(null, { status, headers });
  };
  const send = () =>
    upload({
      connection: {
        ...{ fetch, address: ADDRESS, key: 'clé', signal: new AbortController().signal, patience: 20 },
        retryDelays,
        onPause: (sentence) => said.push(sentence),
      },
      read:
        read ??
        async function* ({ from, to }) {
          yield content.subarray(from, to);
        },
      ...{ size, metadata: METADATA, onUrl: () => undefined },
      uploadUrl: begun ? `${ADDRESS}/deposits/1` : null,
      onProgress: () => undefined,
    });
  return { send, parts, methods, said, take, isWhole: () => held.equals(content) };
}

interface TrialParts {
  readonly size: number;
  readonly odd?: Odd;
  readonly read?: Parameters<typeof upload>[0]['read'];
  readonly retryDelays?: readonly number[];
  /** Goes on with an upload that began before. */
  readonly begun?: boolean;
}

/** What a space refuses with, or what stands before it when there is no code. */
const refusal = (status: number, code: string | undefined) =>
  code === undefined ? new Response(null, { status }) : Response.json({ code, message: 'Non.' }, { status });
const silence = ({ signal }: RequestInit) =>
  new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
const isPart = ({ method }: RequestInit) => method === 'PATCH';
const once = (odd: Odd): Odd => {
  let met = false;
  return (init, part) => {
    if (met || !isPart(init)) return undefined;
    met = true;
    return odd(init, part);
  };
};

describe('an upload', () => {
  it('is given in parts that grow where the network is fast, and arrives whole', async () => {
    const { send, parts, isWhole } = trial({ size: 600_000 });
    expect(await send()).toBe(`${ADDRESS}/deposits/1`);
    expect(parts[0]).toBe(FIRST);
    expect(parts[1]).toBeGreaterThan(FIRST);
    expect(isWhole()).toBe(true);
  });

  it('gives only a little to a network that takes only a little', async () => {
    const odd: Odd = (init, part) => (part.length > SMALLEST ? silence(init) : undefined);
    const { send, parts, isWhole } = trial({ size: 30_000, odd });
    await send();
    expect(parts).toEqual([SMALLEST, 30_000 - SMALLEST]);
    expect(isWhole()).toBe(true);
  });

  it('gives up a network that takes nothing', async () => {
    const { send, methods } = trial({
      size: 100_000,
      odd: (init) => (isPart(init) ? silence(init) : undefined),
    });
    await expect(send()).rejects.toMatchObject({ code: 'no-answer' });
    expect(methods).toEqual(['POST', 'PATCH', 'HEAD', 'PATCH']);
  });

  it.each<[string, Odd]>([
    ['the line is lost', () => Promise.reject(new TypeError('fetch failed'))],
    ['a proxy has lost the line', async () => new Response('<html>', { status: 502 })],
    ['the name is not found for a moment', () => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED'))],
    ['an earlier attempt still has it', async () => new Response(null, { status: 423 })],
  ])('asks where it got to, and goes on by itself, when %s', async (_, odd) => {
    const { send, methods, isWhole } = trial({ size: 1000, odd: once(odd) });
    await send();
    expect(methods).toEqual(['POST', 'PATCH', 'HEAD', 'PATCH']);
    expect(isWhole()).toBe(true);
  });

  it.each([
    ['POST', ['POST', 'POST', 'POST', 'PATCH']],
    ['HEAD', ['HEAD', 'HEAD', 'HEAD', 'PATCH']],
    ['PATCH', ['POST', 'PATCH', 'HEAD', 'PATCH', 'HEAD', 'PATCH']],
  ])('waits while a proxy or the space is away, at %s, and says so', async (method, expected) => {
    for (const status of [502, 503, 504]) {
      let met = 0;
      const { send, methods, said, isWhole } = trial({
        ...{ size: 1000, begun: method === 'HEAD', retryDelays: [0, 1] },
        odd: async (init) => {
          if (init.method !== method || met === 2) return undefined;
          met += 1;
          return new Response('<html>', { status });
        },
      });
      await send();
      expect(methods).toEqual(expected);
      expect(said).toEqual([
        'L’espace ne répond pas pour le moment\u00a0: Cahiers recommencera seul dans 0\u00a0s',
        'L’espace ne répond pas pour le moment\u00a0: Cahiers recommencera seul dans 1\u00a0s',
      ]);
      expect(isWhole()).toBe(true);
    }
  });

  it('begins its pauses anew once something went further, and ends when nothing does', async () => {
    let turn = 0;
    const every = trial({
      ...{ size: 200_000, retryDelays: [0] },
      odd: async (init) =>
        isPart(init) && turn++ % 2 === 0 ? new Response(null, { status: 503 }) : undefined,
    });
    await every.send();
    expect(every.parts.length).toBeGreaterThan(1);
    expect(every.said).toHaveLength(every.parts.length);
    expect(every.isWhole()).toBe(true);
    const none = trial({
      ...{ size: 1000, retryDelays: [0, 0] },
      odd: async (init) => (isPart(init) ? new Response(null, { status: 503 }) : undefined),
    });
    await expect(none.send()).rejects.toMatchObject({ code: 'space-broken' });
    expect(none.methods).toEqual(['POST', 'PATCH', 'HEAD', 'PATCH', 'HEAD', 'PATCH']);
  });

  it('does not wait for a space that asks for more than two minutes', async () => {
    const headers = { 'retry-after': '3600' };
    const { send, methods } = trial({
      ...{ size: 1000, retryDelays: [0, 0] },
      odd: async (init) => (isPart(init) ? new Response(null, { status: 503, headers }) : undefined),
    });
    await expect(send()).rejects.toMatchObject({
      code: 'space-busy',
      message: expect.stringContaining('60 minutes'),
    });
    expect(methods).toEqual(['POST', 'PATCH']);
  });

  it('is sent again whole when the space no longer knows what was begun', async () => {
    for (const status of [404, 410]) {
      let isKnown = true;
      const trying = trial({
        size: 1000,
        odd: async (init) => {
          if (init.method === 'POST' && !isKnown) {
            isKnown = true;
            return undefined;
          }
          if (isPart(init) && trying.methods.length === 2) isKnown = false;
          return isKnown ? undefined : refusal(status, 'unknown-deposit');
        },
      });
      await trying.send();
      expect(trying.methods).toEqual(['POST', 'PATCH', 'HEAD', 'POST', 'PATCH']);
      expect(trying.isWhole()).toBe(true);
    }
  });

  it.each([
    ['version-taken', 409, 'version-taken'],
    ['refused', 409, 'other-offset'],
    ['garbage', 409, undefined],
    ['read-only-key', 403, 'read-only-key'],
    ['forbidden', 403, 'other-territory'],
    ['no-room', 507, 'no-room'],
    ['space-broken', 500, 'failure'],
    ['too-large', 413, 'too-large'],
  ])('ends with %s when its creation is answered %i and the code %s', async (code, status, said) => {
    const { send, methods } = trial({
      size: 1000,
      odd: async (init) => (init.method === 'POST' ? refusal(status, said) : undefined),
    });
    await expect(send()).rejects.toMatchObject({ code });
    expect(methods).toEqual(['POST']);
  });

  it('begun before goes on once the space can be asked where it got to', async () => {
    for (const status of [429, 502]) {
      let met = 0;
      const odd: Odd = async () => new Response(null, { status, headers: { 'retry-after': '0' } });
      const { send, methods, isWhole } = trial({
        ...{ size: 1000, begun: true },
        odd: (...asked) => (met++ === 0 ? odd(...asked) : undefined),
      });
      await send();
      expect(methods).toEqual(['HEAD', 'HEAD', 'PATCH']);
      expect(isWhole()).toBe(true);
    }
  });

  it('begun before begins anew only where its space has forgotten it', async () => {
    const refused = (response: Response) =>
      trial({
        size: 1000,
        begun: true,
        odd: (init) => (init.method === 'HEAD' ? Promise.resolve(response) : undefined),
      });
    for (const status of [403, 404, 410]) {
      const { send, methods } = refused(new Response(null, { status }));
      await send();
      expect(methods).toEqual(['HEAD', 'POST', 'PATCH']);
    }
    for (const [code, status, type] of [
      ['web-page', 404, 'text/html'],
      ['web-page', 200, 'text/html'],
      ['sign-in', 511, 'text/html'],
      ['deposit-key', 401, 'application/json'],
      ['redirected', 302, 'text/plain'],
      ['space-broken', 500, 'text/plain'],
    ] as const) {
      const { send, methods } = refused(new Response(null, { status, headers: { 'content-type': type } }));
      await expect(send()).rejects.toMatchObject({ code });
      expect(methods).toEqual(['HEAD']);
    }
  });

  it('goes on when the network sent a part twice, of which the second is too much', async () => {
    const trying = trial({
      size: 100_000,
      odd: once(async (_, part) => {
        trying.take(part);
        return new Response(null, { status: 409 });
      }),
    });
    await trying.send();
    expect(trying.isWhole()).toBe(true);
  });

  it('ends, once its pauses are over, when each part is refused for its offset, and says nothing of its version', async () => {
    const { send, methods } = trial({
      ...{ size: 1000, retryDelays: [0, 0] },
      odd: async (init) => (isPart(init) ? refusal(409, 'other-offset') : undefined),
    });
    await expect(send()).rejects.toMatchObject({ code: 'unreachable' });
    expect(methods).toEqual(['POST', 'PATCH', 'HEAD', 'PATCH', 'HEAD', 'PATCH']);
  });

  it.each<[string, Odd]>([
    ['sign-in', async () => new Response(null, { status: 511 })],
    ['proxy-password', async () => new Response(null, { status: 407 })],
    ['web-page', async () => new Response('<!doctype html>', { status: 200 })],
    ['untrusted', () => Promise.reject(new Error('net::ERR_CERT_AUTHORITY_INVALID'))],
    ['redirected', () => Promise.reject(new Error('Redirect was cancelled'))],
  ])('stops at once with %s, where somebody has to do something', async (code, odd) => {
    const { send, methods } = trial({
      size: 1000,
      odd: (...asked) => (isPart(asked[0]) ? odd(...asked) : undefined),
    });
    await expect(send()).rejects.toMatchObject({ code });
    expect(methods).toEqual(['POST', 'PATCH']);
  });

  it('fails as its file does, and does not take it for the network', async () => {
    const damage = new Error('damaged');
    const { send, methods } = trial({
      size: 1000,
      // biome-ignore lint/correctness/useYield: it fails before it has anything to give
      read: async function* () {
        throw damage;
      },
    });
    await expect(send()).rejects.toBe(damage);
    expect(methods).toEqual(['POST']);
  });
});

describe('the size of the next request', () => {
  it('is what takes three seconds, changes by four at most, and stays between its bounds', () => {
    expect(nextSize(300_000, 3000)).toBe(300_000);
    expect(nextSize(300_000, 6000)).toBe(150_000);
    expect(nextSize(300_000, 0)).toBe(1_200_000);
    expect(nextSize(300_000, 30_000)).toBe(75_000);
    expect(nextSize(SMALLEST, 30_000)).toBe(SMALLEST);
    expect(nextSize(LARGEST, 10)).toBe(LARGEST);
  });
});
