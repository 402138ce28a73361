import { PracticeKind } from '../../shared/proposals/model.ts';
import { ACADEMIES, DEPARTMENTS, REGIONS } from '../../shared/territory/reference.ts';
import type { SpaceCampaign } from '../campaign.ts';
import type { Database } from '../database/open.ts';
import { practicesPath, synthesisPath, territoryPath, themePath } from '../pages/paths.ts';
import { IN_SITEMAP } from '../pages/site.ts';
import { countSyntheses } from '../syntheses/list.ts';
import { listThemes } from '../themes/read.ts';
import { element } from './xml.ts';

const NAMESPACE = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' };
const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';
/** Syntheses of one part: the protocol allows 50,000 addresses, which would be a heavy file. */
const PART = 10_000;

/** The parts of the site map: one of all the fixed pages, then the syntheses. */
export async function sitemapIndex(database: Database, origin: string): Promise<string> {
  const parts = 1 + Math.ceil((await countSyntheses(database, {})) / PART);
  const addresses = Array.from({ length: parts }, (_, part) => `${origin}/sitemap-${part}.xml`);
  return `${HEAD}${element(
    'sitemapindex',
    NAMESPACE,
    addresses.map((address) => element('sitemap', {}, [element('loc', {}, address)])),
  )}\n`;
}

/** One part; undefined past the last. */
export async function sitemapPart(
  database: Database,
  campaign: SpaceCampaign,
  origin: string,
  part: number,
): Promise<string | undefined> {
  const urls =
    part === 0
      ? (await fixedPaths(database, campaign)).map((path) => url(origin + path))
      : await synthesisUrls(database, origin, part);
  return urls.length === 0 ? undefined : `${HEAD}${element('urlset', NAMESPACE, urls)}\n`;
}

async function fixedPaths(database: Database, campaign: SpaceCampaign): Promise<string[]> {
  const themes = await listThemes(database, campaign);
  return [
    ...IN_SITEMAP,
    ...PracticeKind.options.map((kind) => practicesPath(kind)),
    ...REGIONS.map(({ code }) => territoryPath(`region:${code}`)),
    ...ACADEMIES.map(({ code }) => territoryPath(`academy:${code}`)),
    ...DEPARTMENTS.map(({ code }) => territoryPath(`department:${code}`)),
    ...themes.flatMap(({ id, subjects }) => [
      themePath(id),
      ...subjects.map((subject) => themePath(id, subject.id)),
    ]),
  ];
}

async function synthesisUrls(database: Database, origin: string, part: number): Promise<string[]> {
  const rows = await database
    .selectFrom('publication')
    .select(['package_id', 'accepted_at'])
    .orderBy('package_id')
    .limit(PART)
    .offset((part - 1) * PART)
    .execute();
  return rows.map((row) => url(origin + synthesisPath(row.package_id), row.accepted_at));
}

function url(address: string, changedAt?: Date): string {
  return element('url', {}, [
    element('loc', {}, address),
    ...(changedAt ? [element('lastmod', {}, changedAt.toISOString())] : []),
  ]);
}
