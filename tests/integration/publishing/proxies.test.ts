import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApplicationProcess } from '../../factories/application-process.ts';
import { blankRenderer } from '../../factories/blank-renderer.ts';
import { type Certificate, newAuthority, signedFor } from '../../factories/certificates.ts';
import { openTestDossier } from '../../factories/dossier.ts';
import { type FakeSpace, openFakeSpace } from '../../factories/fake-space.ts';
import { signedSynthesis } from '../../factories/signed-synthesis.ts';
import { hasSquid, type Squid, startSquid } from '../../factories/squid.ts';

const HOST = 'espace.test';
const ASK_THROUGH = fileURLToPath(new URL('../../factories/ask-through.ts', import.meta.url));
const NAMED = 'http://us%C3%A9r:p%40ss%20:@';

describe.skipIf(!hasSquid)('through the proxies of an academic network', () => {
  let folder: string;
  let squid: Squid;
  let authority: Certificate;
  let inspection: Certificate;
  let leaf: Certificate;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cahiers-proxies-'));
    authority = await newAuthority(folder, 'authority', '/O=Autorité d’essai');
    inspection = await newAuthority(folder, 'inspection-authority', '/O=Rectorat/CN=Inspection d’essai');
    leaf = await signedFor(authority, folder, HOST);
    const user = { user: 'usér', password: 'p@ss :' };
    squid = await startSquid(folder, { hosts: [HOST, 'other.test'], ...user, authority: inspection });
  });
  afterAll(async () => {
    await squid?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const safeSpace = async () =>
    openFakeSpace({ name: HOST, cert: await readFile(leaf.cert), key: await readFile(leaf.key) });

  /** What comes of requests, each by a proxy and without it to some hosts, in an environment with these certificates. */
  async function ask(certificates: NodeJS.ProcessEnv, asked: [string, string, string?][]): Promise<unknown> {
    const env = { PATH: process.env.PATH, ...certificates };
    const words = [ASK_THROUGH, JSON.stringify(asked)];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, words, { env });
    expect(stderr).toBe('');
    return JSON.parse(stdout);
  }

  it('a request arrives by the proxy that is named, or it is told why not', async () => {
    const space = await safeSpace();
    const page = `${space.url}/.well-known/space-key.json`;
    const local = await openFakeSpace();
    const near = `${local.url}/.well-known/space-key.json`;
    const asking = `${NAMED}${squid.asking}`;
    const closed = 'http://127.0.0.1:9';
    const came = await Promise.all([
      ask({ NODE_EXTRA_CA_CERTS: authority.cert }, [
        [page, asking],
        [page, `http://${squid.asking}`],
        [page, `http://autre:faux@${squid.asking}`],
        ['https://nowhere.test/', asking],
        [page.replace(HOST, 'other.test'), asking],
        [page, closed],
        [page, 'http://nowhere.invalid:3128'],
        [page, closed, '.test, autre.example'],
        [page, closed, 'autre.example,*'],
        [page, `http://${squid.inspecting}`],
      ]),
      // The system’s store, as OpenSSL finds it.
      ask({ SSL_CERT_FILE: authority.cert }, [[page, asking]]),
      ask({ NODE_EXTRA_CA_CERTS: inspection.cert }, [[page, squid.inspecting]]),
      ask({}, [
        [near.replace('http:', 'https:'), ''],
        [page, asking],
        // This very computer is reached without the proxy that is named.
        [near, closed],
        [near.replace('127.0.0.1', 'localhost'), closed, 'autre.example'],
      ]),
    ]);
    const refusals = ['proxy-password', 'proxy-password', 'proxy-refusal', 'other-name'];
    const unreached = ['proxy-unreachable', 'proxy-unreachable', 'unknown-name', 'unknown-name'];
    expect(came).toEqual([
      ['200', ...refusals, ...unreached, 'untrusted: Inspection d’essai'],
      ['200'],
      ['200'],
      ['other-name', 'untrusted: Autorité d’essai', '200', '200'],
    ]);
  });

  it('a package is sent by the web host, cut half way, and goes on, by the one and by the other', async () => {
    const test = await openTestDossier({ renderer: blankRenderer });
    const files = [{ name: 'Annexe.pdf', content: randomBytes(3_000_000) }];
    const synthesisId = await signedSynthesis(test, { files });
    const { unread } = await test.call('packages.check', { synthesisId });
    const confirmed = unread.map(({ key }) => key);
    const built = await test.runJob('packages.build', { synthesisId, confirmed });
    await test.application.session.close();
    try {
      for (const settings of [
        { HTTPS_PROXY: `${NAMED}${squid.asking}`, NODE_EXTRA_CA_CERTS: authority.cert },
        { HTTPS_PROXY: `http://${squid.inspecting}`, NODE_EXTRA_CA_CERTS: inspection.cert },
      ]) {
        const space = await safeSpace();
        cutOnceAt(space, built.size / 2);
        const process = await ApplicationProcess.start(test.dataFolder, { settings });
        try {
          await process.runJob('dossier.open', { folder: test.folder });
          const { id: spaceId } = await process.runJob('publishing.addSpace', {
            address: space.url,
            key: space.key,
          });
          const sent = await process.runJob('publishing.send', { packageId: built.id, spaceId });
          expect(sent).toMatchObject({ state: 'accepted', receipt: { sha512: built.sha512 } });
          expect(space.misbehave.size).toBe(0);
          expect(space.requests.filter((one) => one === 'POST /deposits')).toHaveLength(1);
          expect(space.requests).toContain('HEAD /deposits/d1');
        } finally {
          await process.kill();
        }
      }
    } finally {
      await test.close();
    }
  });
});

/** Takes what comes until it holds so many bytes, then drops the line once, in the middle of a request. */
function cutOnceAt(space: FakeSpace, bytes: number): void {
  space.misbehave.set('PATCH', async (request, response) => {
    const id = request.url?.split('/').at(-1) ?? '';
    // As proxies and servers that want to know how much will come.
    if (request.headers['content-length'] === undefined) return void response.writeHead(411).end();
    for await (const chunk of request as AsyncIterable<Buffer>) {
      const held = Buffer.concat([space.uploads.get(id) ?? Buffer.alloc(0), chunk]);
      space.uploads.set(id, held);
      if (held.length < bytes) continue;
      space.misbehave.clear();
      response.destroy();
      return;
    }
    const offset = space.uploads.get(id)?.length ?? 0;
    response.writeHead(204, { 'tus-resumable': '1.0.0', 'upload-offset': offset }).end();
  });
}
