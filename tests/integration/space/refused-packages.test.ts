import { expect, it } from 'vitest';
import { handmadeZip } from '../../factories/handmade-zip.ts';
import { samplePackage } from '../../factories/packages.ts';
import { metadataOf, outcomeOf, POITIERS, send, sharedSpace, uniqueDocument } from '../../factories/space.ts';

const shared = sharedSpace();
const file = (name: string) => ({ name, content: new Uint8Array(3) });

it('the space refuses what comes from the sample, and says why', async () => {
  const space = shared();
  const { secret: key } = await space.createKey(POITIERS);
  const document = { ...uniqueDocument(), sample: true };
  const bytes = await samplePackage(document);
  const metadata = metadataOf(bytes, document);
  const status = await outcomeOf(space, await send(space.url, bytes, { key, metadata }), key);
  expect(status).toMatchObject({
    state: 'rejected',
    reasons: [expect.stringContaining('vient du dossier d’exemple de Cahiers')],
  });
  expect((await fetch(`${space.url}/syntheses/${document.package.id}`)).status).toBe(404);
});

it.each<[string, (good: Uint8Array) => Uint8Array, Record<string, string>]>([
  ['garbage', () => new TextEncoder().encode('ceci n’est pas un envoi'.repeat(100)), {}],
  ['another checksum', (good) => good, { sha512: 'a'.repeat(128) }],
  ['another identity', (good) => good, { package: '0199c000-0000-7000-8000-00000000dead' }],
  ['another version', (good) => good, { version: '7' }],
  ['a cut zip', (good) => good.slice(0, good.length - 100), {}],
  ['a path out of it', () => handmadeZip([file('../../x.txt')]), {}],
  ['a link', () => handmadeZip([{ ...file('a/b'), mode: 0o120777 }]), {}],
  ['a bomb', () => handmadeZip([{ name: 'a/b', content: new Uint8Array(30_000_000), deflated: true }]), {}],
])('the space refuses what is no honest package: %s', async (_name, made, changes) => {
  const space = shared();
  const { secret: key } = await space.createKey(POITIERS);
  const document = uniqueDocument();
  const bytes = made(await samplePackage(document));
  const metadata = { ...metadataOf(bytes, document), ...changes };
  const status = await outcomeOf(space, await send(space.url, bytes, { key, metadata }), key);
  expect(status.state).toBe('rejected');
  expect((await fetch(`${space.url}/syntheses/${document.package.id}`)).status).toBe(404);
});
