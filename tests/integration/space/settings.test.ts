import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAMPAIGNS } from '../../../shared/campaign/built-in.ts';
import { DEFAULT_SETTINGS, proposeSettings, readSettings } from '../../../space/configuration.ts';
import { notreEcole, notreEcoleFile, notreEcoleWith } from '../../factories/campaigns.ts';

let folder: string;
const path = () => join(folder, 'space.json');
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cahiers-space-'));
});
afterEach(() => rm(folder, { recursive: true }));

const campaignOf = async (campaign: unknown) => {
  await writeFile(path(), JSON.stringify({ campaign }));
  return (await readSettings(path())).campaign;
};

const NAMED = {
  id: 'egn-2020',
  name: 'États généraux',
  shortName: 'EGN',
  synthesisDeadline: '2020-10-20',
};

describe('the campaign of a space', () => {
  it('is in a file beside its settings', async () => {
    await writeFile(join(folder, 'ned.campagne.json'), notreEcoleFile());
    expect(await campaignOf('ned.campagne.json')).toEqual(notreEcole());
  });

  it('may stand whole in its settings', async () => {
    expect(await campaignOf(JSON.parse(notreEcoleFile().toString()))).toEqual(notreEcole());
  });

  it('may be named, as before: what is built in has its themes and publics', async () => {
    const [{ themes, categories, functions, fallback }] = CAMPAIGNS as [(typeof CAMPAIGNS)[number]];
    expect(await campaignOf(NAMED)).toEqual({ ...NAMED, themes, categories, functions, fallback });
    expect(await campaignOf({ ...NAMED, id: 'autre' })).toEqual({
      ...{ ...NAMED, id: 'autre', themes: [], categories: [], functions: [], fallback: '' },
    });
  });

  it('is written in short in the settings that are proposed, which are read as they were', async () => {
    await proposeSettings(path());
    const { campaign } = JSON.parse(await readFile(path(), 'utf8'));
    expect(Object.keys(campaign)).toEqual(['id', 'name', 'shortName', 'synthesisDeadline']);
    expect(await readSettings(path())).toEqual(DEFAULT_SETTINGS);
  });

  it.each([
    ['absente.campagne.json', 'absente.campagne.json, que nomme'],
    ['space.json', 'ce n’est pas celui d’une campagne de Cahiers'],
    [{ id: 'egn-2020' }, 'est à corriger (campaign.name, campaign.shortName, campaign.synthesisDeadline)'],
    [{ ...NAMED, synthesisDeadline: '20/10/2020' }, 'est à corriger (campaign.synthesisDeadline)'],
    [12, 'est à corriger (campaign)'],
    [
      JSON.parse(notreEcoleWith((said) => (said.themes[0].title = ''))),
      'Thème 1, titre\u00a0: rien n’y est écrit.',
    ],
    [{ format: 'cahiers-campaign', formatVersion: 9, id: 'x' }, 'mettez Cahiers à jour'],
  ])('is refused with what to mend: %j', async (campaign, sentence) => {
    await expect(campaignOf(campaign)).rejects.toMatchObject({
      code: 'settings',
      message: expect.stringContaining(sentence),
    });
  });
});
