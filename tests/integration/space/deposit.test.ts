import { describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../../../main/publishing/ed25519.ts';
import { KeyDocument, SpaceDescription } from '../../../shared/publishing/protocol.ts';
import { followKeys, receiptFault } from '../../../shared/publishing/signatures.ts';
import { richText, samplePackage } from '../../factories/packages.ts';
import {
  depositIdOf,
  LIMOGES,
  metadataOf,
  outcomeOf,
  POITIERS,
  type SendOptions,
  send,
  sha512Of,
  sharedSpace,
  slowRest,
  statusOf,
  uniqueDocument,
} from '../../factories/space.ts';

const shared = sharedSpace();

/** A package that no other test sends, with a key to send it. */
async function somethingToSend(changes: Parameters<typeof uniqueDocument>[0] = {}) {
  const space = shared();
  const { id: keyId, secret: key } = await space.createKey(POITIERS);
  const document = uniqueDocument(changes);
  const bytes = await samplePackage(document);
  const metadata = metadataOf(bytes, document);
  return { space, keyId, key, document, bytes, metadata };
}

const stopAtOnce = { chunkSize: 1000, stopAfter: () => true } satisfies Partial<SendOptions>;

const getJson = async (url: string, headers: Record<string, string> = {}) =>
  (await fetch(url, { headers })).json() as Promise<unknown>;

async function listed(packageId: string): Promise<unknown[]> {
  const { syntheses } = (await getJson(`${shared().url}/api/syntheses`)) as {
    syntheses: { package: string }[];
  };
  return syntheses.filter((synthesis) => synthesis.package === packageId);
}

describe('a package sent to the space', () => {
  it('is verified, kept, shown and receipted', async () => {
    const { space, key, bytes, metadata, document } = await somethingToSend();
    const upload = await send(space.url, bytes, { key, metadata });
    const status = await outcomeOf(space, upload, key);
    if (status.state !== 'accepted') throw new Error(JSON.stringify(status));
    const { receipt } = status;
    expect(receipt).toMatchObject({
      deposit: depositIdOf(upload),
      package: document.package.id,
      version: 1,
      sha512: sha512Of(bytes),
      size: bytes.length,
      territory: 'academy:13',
    });

    const published = KeyDocument.parse(await getJson(`${space.url}/.well-known/space-key.json`));
    const followed = await followKeys([], published, verifyEd25519);
    if (!followed.ok) throw new Error(followed.fault);
    expect(await receiptFault(receipt, receipt, followed.keys, verifyEd25519)).toBeNull();
    const forged = { ...receipt, acceptedAt: '2020-10-15T00:00:00.000Z' };
    expect(await receiptFault(forged, forged, followed.keys, verifyEd25519)).toBe('bad-signature');

    expect(await (await fetch(space.url)).text()).toContain(`/syntheses/${document.package.id}`);
    const zip = await fetch(`${space.url}/syntheses/${document.package.id}/versions/1/envoi.zip`);
    expect(sha512Of(new Uint8Array(await zip.arrayBuffer()))).toBe(receipt.sha512);
  });

  it('goes on from where it was cut, with several requests', async () => {
    const { space, key, bytes, metadata } = await somethingToSend();
    const chunkSize = Math.ceil(bytes.length / 5);
    const stopAfter = (sent: number) => sent > 2 * chunkSize;
    const uploadUrl = await send(space.url, bytes, { key, metadata, chunkSize, stopAfter });
    expect(await statusOf(space, uploadUrl, key)).toEqual({ state: 'receiving', id: depositIdOf(uploadUrl) });
    expect(await send(space.url, bytes, { key, metadata, uploadUrl })).toBe(uploadUrl);
    expect((await outcomeOf(space, uploadUrl, key)).state).toBe('accepted');
  });

  it('tells a sender who missed the last answer that nothing remains to send', async () => {
    const { space, key, bytes, metadata } = await somethingToSend();
    const uploadUrl = await send(space.url, bytes, { key, metadata });
    await outcomeOf(space, uploadUrl, key);
    expect(await send(space.url, bytes, { key, metadata, uploadUrl })).toBe(uploadUrl);
  });

  it('gets the same receipt when the same bytes come again', async () => {
    const { space, key, bytes, metadata } = await somethingToSend();
    const first = await outcomeOf(space, await send(space.url, bytes, { key, metadata }), key);
    const second = await outcomeOf(space, await send(space.url, bytes, { key, metadata }), key);
    if (first.state !== 'accepted' || second.state !== 'accepted') throw new Error('refused');
    expect(second.receipt).toEqual(first.receipt);
    expect(second.id).not.toBe(first.id);
  });

  it('replaces the version before it, which stays readable', async () => {
    const { space, key, document: model } = await somethingToSend();
    const { id } = model.package;
    for (const version of [2, 1]) {
      const document = uniqueDocument({ package: { id, version }, context: richText(`Texte ${version}.`) });
      const bytes = await samplePackage(document);
      const upload = await send(space.url, bytes, { key, metadata: metadataOf(bytes, document) });
      expect((await outcomeOf(space, upload, key)).state).toBe('accepted');
    }
    expect(await (await fetch(`${space.url}/syntheses/${id}`)).text()).toContain('Texte 2.');
    const first = await (await fetch(`${space.url}/syntheses/${id}/versions/1`)).text();
    expect(first).toContain('Texte 1.');
    expect(first).toContain('Lire la version\u00a02');
    expect(await listed(id)).toEqual([expect.objectContaining({ package: id, version: 2 })]);
  });

  it('can be asked about by any key of its territory, and by no other', async () => {
    const { space, key, bytes, metadata } = await somethingToSend();
    const upload = await send(space.url, bytes, { key, metadata });
    const { secret: renewed } = await space.createKey(POITIERS);
    expect((await outcomeOf(space, upload, renewed)).state).toBe('accepted');
    const { secret: other } = await space.createKey(LIMOGES);
    await expect(statusOf(space, upload, other)).rejects.toThrow('404');
  });

  it('is gone for who still sends it, once its sender began more than it may', async () => {
    const { space, bytes, metadata } = await somethingToSend();
    const { secret: key } = await space.createKey(POITIERS, { unfinishedDeposits: 1 });
    const uploadUrl = await send(space.url, bytes, { key, metadata, ...stopAtOnce });
    const { answer, begun, end } = slowRest(uploadUrl, key, bytes);
    await begun;
    const other = await send(space.url, bytes, { key, metadata, ...stopAtOnce });
    end();
    // By what it finds of it: nothing, or not where it left it.
    expect([404, 409, 410]).toContain((await answer).status);
    await expect(statusOf(space, uploadUrl, key)).rejects.toThrow('404');
    await send(space.url, bytes, { key, metadata, uploadUrl: other });
    expect((await outcomeOf(space, other, key)).state).toBe('accepted');
  });

  it('is forgotten when its sender gives it up', async () => {
    const { space, key, bytes, metadata } = await somethingToSend();
    const uploadUrl = await send(space.url, bytes, { key, metadata, ...stopAtOnce });
    const headers = { authorization: `Bearer ${key}`, 'tus-resumable': '1.0.0' };
    expect((await fetch(uploadUrl, { method: 'DELETE', headers })).status).toBe(204);
    expect((await fetch(uploadUrl, { method: 'HEAD', headers })).status).toBe(404);
  });
});

describe('the space refuses', () => {
  it('a request without a key it knows', async () => {
    const { space, bytes, metadata } = await somethingToSend();
    const key = `cahiers-${'a'.repeat(43)}`;
    await expect(send(space.url, bytes, { key, metadata })).rejects.toThrow('401 {"code":"key-unknown"');
    expect((await fetch(`${space.url}/deposits`, { method: 'POST' })).status).toBe(401);
    expect((await fetch(`${space.url}/api/deposits/x`)).status).toBe(401);
    const described = await fetch(`${space.url}/api/space`, { headers: { authorization: 'Bearer nothing' } });
    expect(described.status).toBe(401);
  });

  it('the rest of an upload once its key is revoked', async () => {
    const { space, key, keyId, bytes, metadata } = await somethingToSend();
    const uploadUrl = await send(space.url, bytes, { key, metadata, ...stopAtOnce });
    await space.revokeKey(keyId);
    await expect(send(space.url, bytes, { key, metadata, uploadUrl })).rejects.toThrow('401');
  });

  it.each(['HEAD', 'PATCH', 'DELETE'])('%s on an upload to a key that did not begin it', async (method) => {
    const { space, key, bytes, metadata } = await somethingToSend();
    const { secret: other } = await space.createKey(POITIERS);
    const uploadUrl = await send(space.url, bytes, { key, metadata, ...stopAtOnce });
    const patch = { 'upload-offset': '1000', 'content-type': 'application/offset+octet-stream' };
    const response = await fetch(uploadUrl, {
      method,
      headers: {
        authorization: `Bearer ${other}`,
        'tus-resumable': '1.0.0',
        ...(method === 'PATCH' && patch),
      },
      ...(method === 'PATCH' && { body: 'x' }),
    });
    expect(response.status).toBe(404);
    expect((await statusOf(space, uploadUrl, key)).state).toBe('receiving');
  });

  it('a territory that is not the key’s, announced or written in the synthesis', async () => {
    const { space, bytes, metadata } = await somethingToSend();
    const { secret: key } = await space.createKey(LIMOGES);
    await expect(send(space.url, bytes, { key, metadata })).rejects.toThrow('403 {"code":"other-territory"');
    const lying = { ...metadata, territory: 'academy:22' };
    const status = await outcomeOf(space, await send(space.url, bytes, { key, metadata: lying }), key);
    expect(status).toMatchObject({
      state: 'rejected',
      reasons: ['La synthèse est celle d’un autre territoire que celui de la clé d’envoi.'],
    });
  });

  it('a synthesis that another territory has sent', async () => {
    const { space, key: owner, document, bytes: original, metadata: honest } = await somethingToSend();
    const stolen = uniqueDocument({
      package: { id: document.package.id, version: 2 },
      territory: LIMOGES,
      scope: { level: 'academy', id: '22', name: LIMOGES.name },
    });
    const bytes = await samplePackage(stolen);
    const metadata = metadataOf(bytes, stolen);
    const { secret: key } = await space.createKey(LIMOGES);
    const uploadUrl = await send(space.url, bytes, { key, metadata, ...stopAtOnce });
    await outcomeOf(space, await send(space.url, original, { key: owner, metadata: honest }), owner);
    await expect(send(space.url, bytes, { key, metadata })).rejects.toThrow(
      '403 {"code":"package-of-another"',
    );
    await send(space.url, bytes, { key, metadata, uploadUrl });
    expect(await outcomeOf(space, uploadUrl, key)).toMatchObject({
      state: 'rejected',
      reasons: ['Cette synthèse appartient à un autre territoire.'],
    });
  });

  it('other bytes for a version it has, at once or when both came together', async () => {
    const { space, key, document, bytes, metadata } = await somethingToSend();
    const changed = { ...document, conclusion: richText('Autre chose.') };
    const others = await samplePackage(changed);
    const other = { key, metadata: metadataOf(others, changed) };
    const uploadUrl = await send(space.url, others, { ...other, ...stopAtOnce });
    expect((await outcomeOf(space, await send(space.url, bytes, { key, metadata }), key)).state).toBe(
      'accepted',
    );
    await expect(send(space.url, others, other)).rejects.toThrow('409 {"code":"version-taken"');
    await send(space.url, others, { ...other, uploadUrl });
    expect(await outcomeOf(space, uploadUrl, key)).toMatchObject({
      state: 'rejected',
      reasons: [expect.stringContaining('autre contenu')],
    });
  });

  it.each([
    [{ sha512: 'abc' }, '400 {"code":"invalid-metadata"'],
    [{ filename: '../envoi.zip' }, '400'],
    [{ version: '0' }, '400'],
    [{ package: 'x' }, '400'],
    [{ campaign: 'autre' }, '422 {"code":"other-campaign"'],
  ])('what is announced wrongly, before a byte is sent: %o', async (changes, refusal) => {
    const { space, key, bytes, metadata } = await somethingToSend();
    await expect(send(space.url, bytes, { key, metadata: { ...metadata, ...changes } })).rejects.toThrow(
      refusal,
    );
  });

  it('more bytes than were announced, by a sender who does not say how many come', async () => {
    const { space, key, bytes, metadata } = await somethingToSend();
    const uploadUrl = await send(space.url, bytes, { key, metadata, ...stopAtOnce });
    const headers = { authorization: `Bearer ${key}`, 'tus-resumable': '1.0.0' };
    const patch = { 'upload-offset': '1000', 'content-type': 'application/offset+octet-stream' };
    // Of a stream nobody knows the length: it is sent in chunks.
    const body = new Blob([bytes.slice(1000), new Uint8Array(100_000)]).stream();
    const sending = { method: 'PATCH', headers: { ...headers, ...patch }, body, duplex: 'half' };
    expect((await fetch(uploadUrl, sending as RequestInit)).status).toBe(413);
    const { headers: after } = await fetch(uploadUrl, { method: 'HEAD', headers });
    expect(Number(after.get('upload-offset'))).toBeLessThanOrEqual(bytes.length);
    await send(space.url, bytes, { key, metadata, uploadUrl });
    expect((await outcomeOf(space, uploadUrl, key)).state).toBe('accepted');
  });

  it('more bytes than it takes, or a size that is not announced', async () => {
    const { space, key, metadata } = await somethingToSend();
    const announced = Object.entries(metadata).map(([name, value]) => `${name} ${btoa(value)}`);
    const announce = (headers: Record<string, string>) =>
      fetch(`${space.url}/deposits`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'tus-resumable': '1.0.0',
          'upload-metadata': announced.join(','),
          ...headers,
        },
      });
    expect((await announce({ 'upload-length': '600000000' })).status).toBe(413);
    expect((await announce({ 'upload-defer-length': '1' })).status).toBe(411);
    expect((await announce({ 'upload-length': '0' })).status).toBe(400);
    expect((await announce({ 'upload-length': '9', 'upload-concat': 'partial' })).status).toBe(400);
    expect((await announce({ 'upload-length': '9', 'upload-defer-length': '1' })).status).toBe(411);
  });
});

it('says what it is, and whose key it is given', async () => {
  const { space, key } = await somethingToSend();
  const open = SpaceDescription.parse(await getJson(`${space.url}/api/space`));
  expect(open).toMatchObject({ name: 'Espace d’expressions territoriales', protocol: 1, depositor: null });
  const known = SpaceDescription.parse(
    await getJson(`${space.url}/api/space`, { authorization: `Bearer ${key}` }),
  );
  expect(known.depositor).toEqual({ territory: 'academy:13', name: 'Académie de Poitiers' });
});
