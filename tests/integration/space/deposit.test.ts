import { describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../../../main/publishing/ed25519.ts';
import { KeyDocument, SpaceDescription } from '../../../shared/publishing/protocol.ts';
import { followKeys, receiptFault } from '../../../shared/publishing/signatures.ts';
import { handmadeZip } from '../../factories/handmade-zip.ts';
import { richText, sampleDocument, samplePackage } from '../../factories/packages.ts';
import {
  depositIdOf,
  LIMOGES,
  metadataOf,
  openTestSpace,
  outcomeOf,
  POITIERS,
  send,
  sha512Of,
  statusOf,
} from '../../factories/space.ts';

const getJson = async (url: string, headers: Record<string, string> = {}) =>
  (await fetch(url, { headers })).json() as Promise<unknown>;

describe('a package sent to the space', () => {
  it('is verified, kept, shown and receipted', async () => {
    const space = await openTestSpace();
    const { secret: key } = await space.createKey(POITIERS);
    const bytes = await samplePackage();
    const upload = await send(space.url, bytes, { key });
    const status = await outcomeOf(space, upload, key);
    if (status.state !== 'accepted') throw new Error(JSON.stringify(status));
    expect(status.receipt).toMatchObject({
      deposit: depositIdOf(upload),
      package: sampleDocument().package.id,
      version: 1,
      sha512: sha512Of(bytes),
      size: bytes.length,
      territory: 'academy:13',
    });

    const published = KeyDocument.parse(await getJson(`${space.url}/.well-known/space-key.json`));
    const followed = await followKeys([], published, verifyEd25519);
    if (!followed.ok) throw new Error(followed.fault);
    const { receipt } = status;
    expect(await receiptFault(receipt, receipt, followed.keys, verifyEd25519)).toBeNull();
    const forged = { ...receipt, acceptedAt: '2020-10-15T00:00:00.000Z' };
    expect(await receiptFault(forged, forged, followed.keys, verifyEd25519)).toBe('bad-signature');

    const home = await (await fetch(space.url)).text();
    expect(home).toContain('Synthèse de l’académie de Poitiers');
    const zip = await fetch(`${space.url}/syntheses/${receipt.package}/versions/1/envoi.zip`);
    expect(sha512Of(new Uint8Array(await zip.arrayBuffer()))).toBe(receipt.sha512);
  });

  it('goes on from where it was cut, with several requests', async () => {
    const space = await openTestSpace();
    const { secret: key } = await space.createKey(POITIERS);
    const bytes = await samplePackage();
    const chunkSize = Math.ceil(bytes.length / 5);
    const uploadUrl = await send(space.url, bytes, {
      key,
      chunkSize,
      stopAfter: (sent) => sent > 2 * chunkSize,
    });
    expect(await statusOf(space, uploadUrl, key)).toEqual({ state: 'receiving', id: depositIdOf(uploadUrl) });
    const again = await send(space.url, bytes, { key, uploadUrl });
    expect(again).toBe(uploadUrl);
    expect((await outcomeOf(space, uploadUrl, key)).state).toBe('accepted');
  });

  it('gets the same receipt when the same bytes come again', async () => {
    const space = await openTestSpace();
    const { secret: key } = await space.createKey(POITIERS);
    const bytes = await samplePackage();
    const first = await outcomeOf(space, await send(space.url, bytes, { key }), key);
    const second = await outcomeOf(space, await send(space.url, bytes, { key }), key);
    if (first.state !== 'accepted' || second.state !== 'accepted') throw new Error('refused');
    expect(second.receipt).toEqual(first.receipt);
    expect(second.id).not.toBe(first.id);
  });

  it('replaces the version before it, which stays readable', async () => {
    const space = await openTestSpace();
    const { secret: key } = await space.createKey(POITIERS);
    const { id } = sampleDocument().package;
    for (const version of [2, 1]) {
      const document = sampleDocument({ package: { id, version }, context: richText(`Texte ${version}.`) });
      const bytes = await samplePackage(document);
      const upload = await send(space.url, bytes, { key, metadata: metadataOf(bytes, document) });
      expect((await outcomeOf(space, upload, key)).state).toBe('accepted');
    }
    const newest = await (await fetch(`${space.url}/syntheses/${id}`)).text();
    expect(newest).toContain('Texte 2.');
    const first = await (await fetch(`${space.url}/syntheses/${id}/versions/1`)).text();
    expect(first).toContain('Texte 1.');
    expect(first).toContain('Lire la version 2');
    const { syntheses } = (await getJson(`${space.url}/api/syntheses`)) as { syntheses: unknown[] };
    expect(syntheses).toHaveLength(1);
    expect(syntheses[0]).toMatchObject({ package: id, version: 2 });
  });
});

describe('the space refuses', () => {
  it('a request without a key it knows', async () => {
    const space = await openTestSpace();
    const bytes = await samplePackage();
    await expect(send(space.url, bytes, { key: `cahiers-${'a'.repeat(43)}` })).rejects.toThrow(
      '401 {"code":"key-unknown"',
    );
    expect((await fetch(`${space.url}/deposits`, { method: 'POST' })).status).toBe(401);
    expect((await fetch(`${space.url}/api/deposits/x`)).status).toBe(401);
    const described = await fetch(`${space.url}/api/space`, { headers: { authorization: 'Bearer nothing' } });
    expect(described.status).toBe(401);
  });

  it('the rest of an upload once its key is revoked', async () => {
    const space = await openTestSpace();
    const { id, secret: key } = await space.createKey(POITIERS);
    const bytes = await samplePackage();
    const uploadUrl = await send(space.url, bytes, { key, chunkSize: 1000, stopAfter: () => true });
    await space.revokeKey(id);
    await expect(send(space.url, bytes, { key, uploadUrl })).rejects.toThrow('401');
  });

  it('an upload to a key that did not begin it', async () => {
    const space = await openTestSpace();
    const { secret: key } = await space.createKey(POITIERS);
    const { secret: other } = await space.createKey(LIMOGES);
    const bytes = await samplePackage();
    const uploadUrl = await send(space.url, bytes, { key, chunkSize: 1000, stopAfter: () => true });
    for (const method of ['HEAD', 'PATCH', 'DELETE']) {
      const response = await fetch(uploadUrl, {
        method,
        headers: {
          authorization: `Bearer ${other}`,
          'tus-resumable': '1.0.0',
          ...(method === 'PATCH' && {
            'upload-offset': '1000',
            'content-type': 'application/offset+octet-stream',
          }),
        },
        ...(method === 'PATCH' && { body: 'x' }),
      });
      expect(response.status, method).toBe(404);
    }
    await expect(statusOf(space, uploadUrl, other)).rejects.toThrow('404');
    expect((await statusOf(space, uploadUrl, key)).state).toBe('receiving');
  });

  it('a territory that is not the key’s, announced or written in the synthesis', async () => {
    const space = await openTestSpace();
    const { secret: key } = await space.createKey(LIMOGES);
    const bytes = await samplePackage();
    await expect(send(space.url, bytes, { key })).rejects.toThrow('403 {"code":"other-territory"');
    const lying = { ...metadataOf(bytes), territory: 'academy:22' };
    const status = await outcomeOf(space, await send(space.url, bytes, { key, metadata: lying }), key);
    expect(status).toMatchObject({
      state: 'rejected',
      reasons: ['La synthèse est celle d’un autre territoire que celui de la clé d’envoi.'],
    });
  });

  it('a synthesis that another territory has sent', async () => {
    const space = await openTestSpace();
    await space.createKey(POITIERS);
    const { secret: key } = await space.createKey(LIMOGES);
    const stolen = sampleDocument({
      package: { id: sampleDocument().package.id, version: 2 },
      territory: LIMOGES,
      scope: { level: 'academy', id: '22', name: LIMOGES.name },
    });
    const bytes = await samplePackage(stolen);
    const metadata = metadataOf(bytes, stolen);
    const uploadUrl = await send(space.url, bytes, {
      key,
      metadata,
      chunkSize: 1000,
      stopAfter: () => true,
    });
    const { secret: owner } = await space.createKey(POITIERS);
    await outcomeOf(space, await send(space.url, await samplePackage(), { key: owner }), owner);
    await expect(send(space.url, bytes, { key, metadata })).rejects.toThrow(
      '403 {"code":"package-of-another"',
    );
    const status = await outcomeOf(space, await send(space.url, bytes, { key, uploadUrl }), key);
    expect(status).toMatchObject({
      state: 'rejected',
      reasons: ['Cette synthèse appartient à un autre territoire.'],
    });
  });

  it('other bytes for a version it has, at once or when both came together', async () => {
    const space = await openTestSpace();
    const { secret: key } = await space.createKey(POITIERS);
    const bytes = await samplePackage();
    const changed = await samplePackage(sampleDocument({ conclusion: richText('Autre chose.') }));
    const late = await send(space.url, changed, { key, chunkSize: 1000, stopAfter: () => true });
    expect((await outcomeOf(space, await send(space.url, bytes, { key }), key)).state).toBe('accepted');
    await expect(send(space.url, changed, { key })).rejects.toThrow('409 {"code":"version-taken"');
    const status = await outcomeOf(space, await send(space.url, changed, { key, uploadUrl: late }), key);
    expect(status).toMatchObject({ state: 'rejected', reasons: [expect.stringContaining('autre contenu')] });
  });

  it('what is announced wrongly, before a byte is sent', async () => {
    const space = await openTestSpace({ settings: { maxDepositSize: 4096 } });
    const { secret: key } = await space.createKey(POITIERS);
    const small = new Uint8Array(100);
    const metadata = metadataOf(small);
    const refused = (changes: Record<string, string>) =>
      send(space.url, small, { key, metadata: { ...metadata, ...changes } });
    await expect(refused({ sha512: 'abc' })).rejects.toThrow('400 {"code":"invalid-metadata"');
    await expect(refused({ filename: '../envoi.zip' })).rejects.toThrow('400');
    await expect(refused({ version: '0' })).rejects.toThrow('400');
    await expect(refused({ package: 'x' })).rejects.toThrow('400');
    await expect(refused({ campaign: 'autre' })).rejects.toThrow('422 {"code":"other-campaign"');
    await expect(send(space.url, new Uint8Array(5000), { key })).rejects.toThrow('413 {"code":"too-large"');
    const unmeasured = await fetch(`${space.url}/deposits`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'tus-resumable': '1.0.0', 'upload-defer-length': '1' },
    });
    expect(unmeasured.status).toBe(400);
  });

  it('what is no package, is not what was announced, or attacks', async () => {
    const space = await openTestSpace();
    const { secret: key } = await space.createKey(POITIERS);
    const good = await samplePackage();
    const cases: [string, Uint8Array, Record<string, string>][] = [
      ['garbage', new TextEncoder().encode('ceci n’est pas un envoi'.repeat(100)), {}],
      ['another checksum', good, { sha512: 'a'.repeat(128) }],
      ['another identity', good, { package: '0199c000-0000-7000-8000-00000000dead' }],
      ['another version', good, { version: '7' }],
      ['a cut zip', good.slice(0, good.length - 100), {}],
      ['a path out of it', handmadeZip([{ name: '../../x.txt', content: new Uint8Array(3) }]), {}],
      ['a link', handmadeZip([{ name: 'a/b', content: new Uint8Array(3), mode: 0o120777 }]), {}],
      ['a bomb', handmadeZip([{ name: 'a/b', content: new Uint8Array(30_000_000), deflated: true }]), {}],
    ];
    for (const [name, bytes, changes] of cases) {
      const metadata = { ...metadataOf(bytes), ...changes };
      const status = await outcomeOf(space, await send(space.url, bytes, { key, metadata }), key);
      expect(status.state, name).toBe('rejected');
    }
    const { syntheses } = (await getJson(`${space.url}/api/syntheses`)) as { syntheses: unknown[] };
    expect(syntheses).toEqual([]);
  });
});

it('says what it is, and whose key it is given', async () => {
  const space = await openTestSpace();
  const { secret: key } = await space.createKey(POITIERS);
  const open = SpaceDescription.parse(await getJson(`${space.url}/api/space`));
  expect(open).toMatchObject({ name: 'Espace d’expressions territoriales', protocol: 1, depositor: null });
  const known = SpaceDescription.parse(
    await getJson(`${space.url}/api/space`, { authorization: `Bearer ${key}` }),
  );
  expect(known.depositor).toEqual({ territory: 'academy:13', name: 'Académie de Poitiers' });
});

it('forgets an upload that its sender gives up', async () => {
  const space = await openTestSpace();
  const { secret: key } = await space.createKey(POITIERS);
  const uploadUrl = await send(space.url, await samplePackage(), {
    key,
    chunkSize: 1000,
    stopAfter: () => true,
  });
  const headers = { authorization: `Bearer ${key}`, 'tus-resumable': '1.0.0' };
  expect((await fetch(uploadUrl, { method: 'DELETE', headers })).status).toBe(204);
  expect((await fetch(uploadUrl, { method: 'HEAD', headers })).status).toBe(404);
});
