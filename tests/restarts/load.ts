import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fetch } from '../../main/engine/network.ts';
import { depositStatus, type SpaceConnection } from '../../main/publishing/space-client.ts';
import { depositIdOf, upload } from '../../main/publishing/upload.ts';
import { type Receipt, territoryRef } from '../../shared/publishing/protocol.ts';
import { sampleDocument, samplePackage } from '../factories/packages.ts';

/** What came of the work: what must be true at the end, and what went wrong on the way. */
export interface Ledger {
  /** Receipts that were answered, by the SHA-512 of what was sent. */
  readonly receipts: Map<string, Receipt>;
  /** Answers, by their status. */
  readonly answers: Map<number, number>;
  readonly problems: string[];
  /** Connections that were cut, or could not be had. */
  cuts: number;
  /** Times that an envoi stopped, and was begun again by its sender. */
  stops: number;
}

export const emptyLedger = (): Ledger => ({
  ...{ receipts: new Map(), answers: new Map(), problems: [], cuts: 0, stops: 0 },
});

const TERRITORY = 'academy:13';
const ADDRESS = 'http://space.invalid';
/** Milliseconds; a coordinator’s are longer. */
const RETRIES = [100, 200, 400, 800, 1600, 1600, 1600, 1600];
const PAGES = ['/', '/syntheses', '/themes', '/recherche?q=num%C3%A9rique', '/api/syntheses', '/atom.xml'];

/** Sends each request to any instance, as a load balancer does, and counts what is answered. */
export function spread(urls: readonly string[], ledger: Ledger): Fetch {
  let turn = 0;
  return async (address, init) => {
    turn += 1;
    const url = address.replace(ADDRESS, urls[turn % urls.length] ?? '');
    const response = await fetch(url, init).catch((error: unknown) => {
      if (!init.signal?.aborted) ledger.cuts += 1;
      throw error;
    });
    const { status } = response;
    ledger.answers.set(status, (ledger.answers.get(status) ?? 0) + 1);
    const mayWait = status !== 503 || response.headers.has('retry-after');
    if (status === 500 || status === 404 || !mayWait) {
      ledger.problems.push(`${init.method} ${address}: ${status} ${await response.clone().text()}`);
    }
    const location = response.headers.get('location');
    if (status !== 201 || !location) return response;
    return new Response(null, { status, headers: { location: new URL(location, ADDRESS).href } });
  };
}

/** Sends packages one after the other, each until it has its receipt. */
export async function sendOnAndOn(fetch: Fetch, key: string, ledger: Ledger, stopping: AbortSignal) {
  const connection: SpaceConnection = {
    ...{ fetch, address: ADDRESS, key, signal: new AbortController().signal, patience: 60_000 },
    retryDelays: RETRIES,
  };
  while (!stopping.aborted) {
    const document = sampleDocument({ package: { id: randomUUID(), version: 1 } });
    const bytes = await samplePackage(document);
    const sha512 = createHash('sha512').update(bytes).digest('hex');
    const metadata = {
      ...{ filename: 'envoi.zip', sha512, territory: territoryRef(document.territory) },
      ...{ campaign: document.campaign.id, package: document.package.id, version: '1' },
    };
    let uploadUrl: string | null = null;
    const send = () =>
      upload({
        ...{ connection, size: bytes.length, metadata, uploadUrl, onProgress: () => undefined },
        read: async function* ({ from, to }) {
          yield bytes.subarray(from, to);
        },
        onUrl: (url) => {
          uploadUrl = url;
        },
      });
    await untilDone(ledger, async () => {
      const id = depositIdOf(await send());
      for (;;) {
        const status = await depositStatus(connection, id);
        if (status.state === 'accepted') return void ledger.receipts.set(sha512, status.receipt);
        if (status.state === 'rejected') {
          return void ledger.problems.push(`rejected: ${status.reasons.join(' ')}`);
        }
        await delay(20);
      }
    });
  }
}

/** What the application could not do by itself, whoever works does again. */
async function untilDone(ledger: Ledger, work: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    try {
      return await work();
    } catch {
      ledger.stops += 1;
    }
  }
  ledger.problems.push('an envoi never ended');
}

/** Reads pages and packages, one after the other. */
export async function readOnAndOn(fetch: Fetch, ledger: Ledger, stopping: AbortSignal): Promise<void> {
  for (let turn = 0; !stopping.aborted; turn += 1) {
    const [receipt] = [...ledger.receipts.values()].slice(-1);
    const ofReceipt = receipt
      ? [`/syntheses/${receipt.package}`, `/syntheses/${receipt.package}/versions/1/envoi.zip`]
      : [];
    const pages = [...PAGES, ...ofReceipt];
    // A download may be cut when its store is.
    await fetch(ADDRESS + pages[turn % pages.length], { method: 'GET' })
      .then((response) => response.arrayBuffer())
      .catch(() => undefined);
    await delay(5);
  }
}

/** What is no longer as it was acknowledged. */
export async function lostReceipts(fetch: Fetch, key: string, { receipts }: Ledger): Promise<string[]> {
  const connection: SpaceConnection = {
    ...{ fetch, address: ADDRESS, key, signal: new AbortController().signal, patience: 60_000 },
    retryDelays: RETRIES,
  };
  const lost: string[] = [];
  for (const [sha512, receipt] of receipts) {
    const status = await depositStatus(connection, receipt.deposit);
    const same = status.state === 'accepted' && JSON.stringify(status.receipt) === JSON.stringify(receipt);
    const zip = await fetch(`${ADDRESS}/syntheses/${receipt.package}/versions/1/envoi.zip`, {
      method: 'GET',
    });
    const hash = createHash('sha512').update(Buffer.from(await zip.arrayBuffer()));
    if (!same || receipt.territory !== TERRITORY || hash.digest('hex') !== sha512) lost.push(receipt.deposit);
  }
  return lost;
}
