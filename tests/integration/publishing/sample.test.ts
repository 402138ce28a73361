import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sha512 } from '../../../main/packages/sha512.ts';
import { readPackage } from '../../../shared/packages/verify-package.ts';
import { openTestDossier } from '../../factories/dossier.ts';
import { openFakeSpace } from '../../factories/fake-space.ts';
import { inProcessRenderer } from '../../factories/in-process-renderer.ts';
import { signedSynthesis } from '../../factories/signed-synthesis.ts';
import { openTestSpace, POITIERS } from '../../factories/space.ts';

const openSample = () =>
  openTestDossier({ renderer: inProcessRenderer, dossier: { referenceDate: '2020-10-15' } });

it('what is written in the sample is neither sent nor handed over', async () => {
  const space = await openFakeSpace();
  await using test = await openSample();
  const synthesisId = await signedSynthesis(test);
  const { id: packageId } = await test.runJob('packages.build', { synthesisId, confirmed: [] });
  const { id: spaceId } = await test.runJob('publishing.addSpace', { address: space.url, key: space.key });
  const asked = space.requests.length;
  await expect(test.runJob('publishing.send', { packageId, spaceId })).rejects.toMatchObject({
    code: 'sample',
  });
  expect(space.requests).toHaveLength(asked);
  await expect(
    test.call('publishing.handOver', { packageId, on: '2020-10-16', to: '' }),
  ).rejects.toMatchObject({
    code: 'sample',
    message: expect.stringMatching(/^La remise n’est pas notée\u00a0: ce dossier est l’exemple/),
  });
  expect(await test.call('publishing.list', null)).toMatchObject([
    { synthesis: { state: 'signed' }, deposits: [] },
  ]);
});

it('a package of the sample that is saved says what it is, and a space refuses it when it is carried there', async () => {
  await using test = await openSample();
  const synthesisId = await signedSynthesis(test);
  const { id: packageId } = await test.runJob('packages.build', { synthesisId, confirmed: [] });
  const file = await test.runJob('packages.save', { packageId });
  const bytes = await test.contentOf(file);
  const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
  const packaged = await readPackage({ size: bytes.length, read }, { sha512 });
  expect(packaged.ok && packaged.document.sample).toBe(true);

  const space = await openTestSpace();
  await space.createKey(POITIERS);
  const carried = join(space.dataFolder, file.name);
  await writeFile(carried, bytes);
  await expect(space.ingest(carried)).rejects.toThrow('vient du dossier d’exemple de Cahiers');
  const identifier = packaged.ok && packaged.document.package.id;
  expect((await fetch(`${space.url}/syntheses/${identifier}`)).status).toBe(404);
});
