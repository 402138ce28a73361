import { expect, it } from 'vitest';
import { openTestDossier } from '../../factories/dossier.ts';
import { inProcessRenderer } from '../../factories/in-process-renderer.ts';
import { signedSynthesis } from '../../factories/signed-synthesis.ts';
import { POITIERS, sharedSpace } from '../../factories/space.ts';

const shared = sharedSpace();

it('a signed synthesis reaches the space’s page, and its receipt the dossier', async () => {
  const space = shared();
  const { secret: key } = await space.createKey(POITIERS);
  await using test = await openTestDossier({ renderer: inProcessRenderer });
  const files = [{ name: 'Annexe.txt', content: 'Détail des échanges.' }];
  const synthesisId = await signedSynthesis(test, { files });
  const built = await test.runJob('packages.build', { synthesisId, confirmed: [] });
  const { id: spaceId } = await test.runJob('publishing.addSpace', { address: space.url, key });
  const deposit = await test.runJob('publishing.send', { packageId: built.id, spaceId });
  expect(deposit).toMatchObject({
    state: 'accepted',
    receipt: { package: built.identifier, version: 1, sha512: built.sha512, territory: 'academy:13' },
  });
  const home = await (await fetch(space.url)).text();
  expect(home).toContain('Synthèse de la rencontre de Niort');
  expect(await test.runJob('publishing.send', { packageId: built.id, spaceId })).toEqual(deposit);
});
