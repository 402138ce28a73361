import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import { LEVEL_WORDS } from '../../shared/syntheses/words.ts';
import { LICENCE } from '../pages/page.tsx';
import { feedPath, synthesisPath, territoryPath } from '../pages/paths.ts';
import { counted } from '../pages/words.ts';
import type { ListedSynthesis } from '../syntheses/list.ts';
import { element } from './xml.ts';

/** A feed of syntheses, the last received first (Atom, RFC 4287). */
export function atomFeed(
  syntheses: readonly ListedSynthesis[],
  about: { readonly title: string; readonly origin: string; readonly territory?: TerritoryRef },
): string {
  const { title, origin, territory } = about;
  const address = origin + feedPath(territory);
  const newest = syntheses[0]?.acceptedAt ?? new Date(0);
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'fr' },
    [
      element('id', {}, address),
      element('title', {}, title),
      element('updated', {}, newest.toISOString()),
      element('rights', {}, LICENCE.name),
      element('link', { rel: 'license', href: LICENCE.url }),
      element('link', { rel: 'self', type: 'application/atom+xml', href: address }),
      element('link', { rel: 'alternate', href: origin + (territory ? territoryPath(territory) : '/') }),
      ...syntheses.map((synthesis) => entry(synthesis, origin)),
    ],
  )}\n`;
}

function entry(synthesis: ListedSynthesis, origin: string): string {
  const { packageId, version, title, territoryName, scopeLevel, scopeName, acceptedAt, proposals } =
    synthesis;
  const scope = scopeName === territoryName ? '' : `, ${scopeName}`;
  return element('entry', {}, [
    element('id', {}, `urn:uuid:${packageId}`),
    element('title', {}, version > 1 ? `${title} (version ${version})` : title),
    element('updated', {}, acceptedAt.toISOString()),
    element('author', {}, [element('name', {}, territoryName)]),
    element('link', { rel: 'alternate', href: origin + synthesisPath(packageId) }),
    element(
      'summary',
      {},
      `${LEVEL_WORDS[scopeLevel]}${scope}, ${counted(proposals, 'proposition', 'propositions')}.`,
    ),
  ]);
}
