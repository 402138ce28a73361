import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sha512 } from '../../../main/packages/sha512.ts';
import { NEWER_FORMAT } from '../../../shared/packages/reason.ts';
import { verifyPackage } from '../../../shared/packages/verify-package.ts';
import { SpaceDescription } from '../../../shared/publishing/protocol.ts';
import { runOnSpace } from '../../../space/admin/client.ts';
import type { RunningSpace } from '../../../space/start.ts';
import { INVENTED, upTo, verifierOf, WITH_INVENTED } from '../../factories/invented-format.ts';
import { samplePackage, sourceOf } from '../../factories/packages.ts';
import { keptPackages } from '../../factories/samples.ts';
import {
  metadataOf,
  openTestSpace,
  outcomeOf,
  POITIERS,
  send,
  uniqueDocument,
} from '../../factories/space.ts';

const silent = { info: () => undefined, error: () => undefined };
const known = { verifier: verifierOf(WITH_INVENTED) };

/** Sends bytes that no one need have built; answers what becomes of them. */
async function sendTo(space: RunningSpace, key: string, bytes: Uint8Array) {
  const verified = await verifyPackage(sourceOf(bytes), { sha512, formats: WITH_INVENTED });
  if (!verified.ok) throw new Error('no package');
  const { document } = verified;
  const upload = await send(space.url, bytes, { key, metadata: metadataOf(bytes, document) });
  return { document, outcome: await outcomeOf(space, upload, key) };
}

const described = async ({ url }: RunningSpace) =>
  SpaceDescription.parse(await (await fetch(`${url}/api/space`)).json());

/** What readers get of a synthesis: its page and what programs get, the address of the space left out. */
async function shown({ url }: RunningSpace, id: string): Promise<string[]> {
  const paths = [
    `/syntheses/${id}`,
    `/api/syntheses/${id}`,
    `/syntheses/${id}/versions/1/fichiers/data/synthesis.json`,
  ];
  const answers = await Promise.all(paths.map((path) => fetch(url + path)));
  return Promise.all(
    answers.map(
      async (one) =>
        `${one.status} ${(await one.text()).replaceAll(url, '').replaceAll(/nonce="[^"]*"/g, '')}`,
    ),
  );
}

it.each([
  { name: 'of today', options: {}, newest: 2 },
  { name: 'that also knows an invented one', options: known, newest: INVENTED },
])('a space $name takes, shows and rebuilds a package of every format', async ({ options, newest }) => {
  const place = await openTestSpace(options);
  const { secret: key } = await place.createKey(POITIERS);
  const packages = keptPackages().map(({ bytes }): Uint8Array => bytes);
  if (newest === INVENTED)
    packages.push(await samplePackage(uniqueDocument(), [], { formats: WITH_INVENTED }));
  expect((await described(place)).formats).toHaveLength(packages.length);
  const ids: string[] = [];
  for (const bytes of packages) {
    const { document, outcome } = await sendTo(place, key, bytes);
    expect(outcome.state).toBe('accepted');
    ids.push(document.package.id);
    const [page = '', answer = ''] = await shown(place, document.package.id);
    expect(page).toContain(document.title);
    expect(page).toContain('Prêter un ordinateur à chaque lycéen');
    expect(answer).toContain(document.title);
  }
  const all = () => Promise.all(ids.map((id) => shown(place, id)));
  const before = await all();
  expect(await runOnSpace(place.place, 'rebuild', null, silent)).toEqual({
    indexed: packages.length,
    damaged: [],
    newer: [],
  });
  expect(await all()).toEqual(before);
});

it('a space that was not upgraded says so of a newer format, and what it knows', async () => {
  const space = await openTestSpace({ verifier: verifierOf(upTo(1)) });
  const { secret: key } = await space.createKey(POITIERS);
  expect((await described(space)).formats).toEqual([1]);
  expect((await fetch(`${space.url}/schemas/synthesis-1.schema.json`)).status).toBe(200);
  expect((await fetch(`${space.url}/schemas/synthesis-2.schema.json`)).status).toBe(404);
  const bytes = await samplePackage(uniqueDocument(), [], { format: 2 });
  const { document, outcome } = await sendTo(space, key, bytes);
  const sentence = 'Cet envoi est écrit dans un format plus récent (2) que ceux que l’espace connaît (1)';
  expect(outcome).toMatchObject({
    state: 'rejected',
    code: NEWER_FORMAT,
    formats: [1],
    reasons: [expect.stringContaining(sentence)],
  });
  expect((await fetch(`${space.url}/syntheses/${document.package.id}`)).status).toBe(404);

  const file = join(space.dataFolder, 'apporté.zip');
  await writeFile(file, bytes);
  await expect(space.ingest(file)).rejects.toMatchObject({
    code: NEWER_FORMAT,
    message: expect.stringContaining(sentence),
    details: { formats: [1] },
  });
});

it('a refusal for something else has no code, and lists no format', async () => {
  const space = await openTestSpace();
  const { secret: key } = await space.createKey(POITIERS);
  const document = uniqueDocument({ sample: true });
  const { outcome } = await sendTo(space, key, await samplePackage(document));
  expect(outcome).toMatchObject({ state: 'rejected' });
  expect(outcome).not.toHaveProperty('code');
  expect(outcome).not.toHaveProperty('formats');
});

it('what a space accepted before it was taken back to an older version is sound, and shown again by the newer one', async () => {
  const newer = await openTestSpace(known);
  const { secret: key } = await newer.createKey(POITIERS);
  const first = await sendTo(newer, key, await samplePackage(uniqueDocument(), [], { format: 1 }));
  const last = await sendTo(
    newer,
    key,
    await samplePackage(uniqueDocument(), [], { formats: WITH_INVENTED }),
  );
  const version = { packageId: last.document.package.id, version: 1 };
  await newer.close();

  const { verifier: _, ...place } = newer.place;
  expect(await runOnSpace(place, 'rebuild', null, silent)).toEqual({
    indexed: 1,
    damaged: [],
    newer: [version],
  });
  const older = await openTestSpace(place);
  expect((await shown(older, first.document.package.id))[0]).toMatch(/^200 /);
  expect((await shown(older, version.packageId))[0]).toMatch(/^404 /);
  await older.close();

  const again = await openTestSpace({ ...place, ...known });
  await runOnSpace(again.place, 'rebuild', null, silent);
  expect((await shown(again, version.packageId))[0]).toContain(last.document.title);
});
