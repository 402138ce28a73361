interface FixedPage {
  /** Where it is led to from, and by which words; from nowhere when absent. */
  readonly menu?: string;
  readonly footer?: string;
  /** Whether search engines are told of it: what it lists is what the space has. */
  readonly inSitemap?: true;
  /** Whether it is open to all even in a restricted space: it says nothing of anyone. */
  readonly open?: true;
}

/** Every page whose address holds nothing: the menu, the foot of the pages, the site map and the walks of the tests come from it. */
export const SITE = {
  '/': { menu: 'Accueil', inSitemap: true },
  '/territoires': { menu: 'Territoires', inSitemap: true },
  '/themes': { menu: 'Thèmes', inSitemap: true },
  '/pratiques': { menu: 'Pratiques', inSitemap: true },
  '/syntheses': { menu: 'Synthèses', inSitemap: true },
  '/recherche': {},
  '/donnees-ouvertes': { footer: 'Données ouvertes', inSitemap: true },
  '/accessibilite': { footer: 'Accessibilité\u00a0: non conforme', open: true },
  '/donnees-personnelles': { footer: 'Données personnelles', open: true },
} as const satisfies Readonly<Record<string, FixedPage>>;

export type FixedPath = keyof typeof SITE;

const PAGES = Object.entries(SITE) as [FixedPath, FixedPage][];

/** The pages that something is so of, with it: `[path, words]`. */
const having = <Trait extends keyof FixedPage>(trait: Trait) =>
  PAGES.flatMap(([path, page]) => {
    const value = page[trait];
    return value === undefined ? [] : [[path, value] as const];
  });

export const FIXED_PATHS: readonly FixedPath[] = PAGES.map(([path]) => path);
export const MENU = having('menu');
export const FOOTER = having('footer');
export const IN_SITEMAP = having('inSitemap').map(([path]) => path);
export const OPEN_PAGES = having('open').map(([path]) => path);
