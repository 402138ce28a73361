import { expect, it } from 'vitest';
import { stageOf } from '../../../shared/publishing/stage.ts';
import { blankRenderer } from '../../factories/blank-renderer.ts';
import { openTestDossier } from '../../factories/dossier.ts';
import { signedNextVersion, signedSynthesis } from '../../factories/signed-synthesis.ts';

it('a version that was not sent is no longer to prepare once a later one is signed off', async () => {
  await using test = await openTestDossier({ renderer: blankRenderer });
  const stages = async () =>
    (await test.call('publishing.list', null))
      .map((sending) => [sending.synthesis.version, stageOf(sending)])
      .toSorted();
  const first = await signedSynthesis(test);
  expect(await stages()).toEqual([[1, 'to-prepare']]);
  const second = await signedNextVersion(test, first);
  expect(await stages()).toEqual([
    [1, 'superseded'],
    [2, 'to-prepare'],
  ]);
  const { id: packageId } = await test.runJob('packages.build', { synthesisId: second, confirmed: [] });
  await test.call('publishing.handOver', { packageId, on: '2020-10-16', to: '' });
  expect(await stages()).toEqual([
    [1, 'superseded'],
    [2, 'handed-over'],
  ]);
});
