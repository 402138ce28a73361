import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { sha512 } from '../../../main/packages/sha512.ts';
import { readPackage } from '../../../shared/packages/verify-package.ts';
import { openTestDossier } from '../../factories/dossier.ts';
import { openFakeSpace } from '../../factories/fake-space.ts';
import { inProcessRenderer } from '../../factories/in-process-renderer.ts';
import { signedSynthesis } from '../../factories/signed-synthesis.ts';

it('what is written in the sample is not sent, says in its package what it is, and can be handed over', async () => {
  const space = await openFakeSpace();
  await using test = await openTestDossier({
    renderer: inProcessRenderer,
    dossier: { referenceDate: '2020-10-15' },
  });
  const synthesisId = await signedSynthesis(test);
  const { id: packageId } = await test.runJob('packages.build', { synthesisId, confirmed: [] });
  const { id: spaceId } = await test.runJob('publishing.addSpace', { address: space.url, key: space.key });
  const asked = space.requests.length;
  await expect(test.runJob('publishing.send', { packageId, spaceId })).rejects.toMatchObject({
    code: 'sample',
  });
  expect(space.requests).toHaveLength(asked);

  const { sha512: kept } = (await test.call('packages.list', null))[0] ?? { sha512: '' };
  const bytes = await buffer(test.store.readFile(kept));
  const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
  const packaged = await readPackage({ size: bytes.length, read }, { sha512 });
  expect(packaged?.document.sample).toBe(true);
  await test.call('publishing.handOver', { packageId, on: '2020-10-16', to: '' });
  expect((await test.call('publishing.list', null))[0]?.synthesis.state).toBe('sent');
});
