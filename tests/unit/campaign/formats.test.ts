import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CAMPAIGNS } from '../../../shared/campaign/built-in.ts';
import { EGN_2020 } from '../../../shared/campaign/egn-2020.ts';
import {
  campaignJsonSchemas,
  formatOf,
  keptCampaign,
  writtenCampaign,
} from '../../../shared/campaign/formats/formats.ts';
import { readCampaignFile } from '../../../shared/campaign/read-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a campaign file', () => {
  it.each(CAMPAIGNS)('says all of $id, and is read as it was', (campaign) => {
    expect(readCampaignFile(bytes(writtenCampaign(campaign)))).toEqual(campaign);
  });

  it.each(Object.entries(campaignJsonSchemas()))(
    'is described by %s as it is checked',
    async (file, schema) => {
      const published = await readFile(new URL(`../../../shared/campaign/${file}`, import.meta.url), 'utf8');
      expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(schema)));
    },
  );

  it('is told by its mark', () => {
    expect(
      [{ format: 'cahiers-campaign', formatVersion: 7 }, { formatVersion: 1 }, EGN_2020, null].map(formatOf),
    ).toEqual([7, undefined, undefined, undefined]);
  });
});

/** As the first versions wrote it: without what came later. */
function former() {
  const { fallback: _, addresses: __, steps: ___, daysOff: ____, publicDomains: _____, ...said } = EGN_2020;
  return {
    ...said,
    themes: said.themes.map(({ description: _, subjects, ...theme }) => ({
      ...theme,
      subjects: subjects.map(({ address: _, ...subject }) => subject),
    })),
  };
}

describe('what a dossier keeps', () => {
  it('is read in the format of former times, in which nobody said an address nor a domain', () => {
    expect(keptCampaign(former())).toEqual({ ...EGN_2020, steps: [], publicDomains: [] });
  });

  it('sends those without a category where the dossiers of former times did, or to the last', () => {
    const categories = EGN_2020.categories.slice(0, 2);
    expect(keptCampaign({ ...former(), categories }).fallback).toBe('parents');
  });

  it('is read in the format of today', () => {
    expect(keptCampaign(JSON.parse(writtenCampaign(EGN_2020)))).toEqual(EGN_2020);
  });

  it('is refused in a format that is not known yet', () => {
    expect(() => keptCampaign({ ...EGN_2020, format: 'cahiers-campaign', formatVersion: 2 })).toThrow(
      expect.objectContaining({ code: 'newer-campaign' }),
    );
  });
});
