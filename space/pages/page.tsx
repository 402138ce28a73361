import type { ReactNode } from 'react';
import type { SpaceSettings } from '../configuration.ts';
import { FAVICON, FIRST_FONTS, STYLE_SHEET } from './assets.ts';
import { type FixedPath, FOOTER, MENU } from './site.ts';

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

export const LICENCE = {
  name: 'Licence Ouverte 2.0',
  url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
} as const;

/** Besides the pages. */
const FEED = ['/atom.xml', 'Fil Atom'] as const;

/** Where a reader of a restricted space signs out. */
const SESSION = ['/connexion', 'Votre session'] as const;

export interface PageFrame {
  readonly space: SpaceSettings;
  readonly title: string;
  /** Tells apart the pages of one title: « page 2 sur 12 ». */
  readonly part?: string | false | undefined;
  /** One sentence for those who find the page elsewhere. */
  readonly description?: string;
  /** Its address, where several lead to it: `https://…`. */
  readonly canonical?: string;
  /** The way here from the home page, which is left out of it. */
  readonly trail?: readonly Crumb[];
  /** Entry of the menu under which the page is. */
  readonly menu?: FixedPath;
  /** What the search box holds. */
  readonly searched?: string;
  /** Address of an Atom feed of what the page shows. */
  readonly feed?: string;
  readonly children: ReactNode;
}

/** The frame of every page. */
export function Page(frame: PageFrame) {
  const { space, title, part, description, canonical, trail, menu, searched, feed, children } = frame;
  const name = title === space.name ? title : [title, part, space.name].filter(Boolean).join(' – ');
  return (
    <html lang="fr" data-fr-theme="light">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{name}</title>
        {description ? <meta name="description" content={description} /> : null}
        {canonical ? <link rel="canonical" href={canonical} /> : null}
        <link rel="icon" href={FAVICON} type="image/svg+xml" />
        {FIRST_FONTS.map((href) => (
          <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        <link rel="stylesheet" href={STYLE_SHEET} />
        {feed ? <link rel="alternate" type="application/atom+xml" href={feed} title={title} /> : null}
      </head>
      <body>
        <div className="fr-skiplinks">
          <nav className="fr-container" aria-label="Accès rapide">
            <ul className="fr-skiplinks__list">
              <li>
                <a className="fr-link" href="#contenu">
                  Contenu
                </a>
              </li>
              <li>
                <a className="fr-link" href="#recherche">
                  Recherche
                </a>
              </li>
              <li>
                <a className="fr-link" href="#pied">
                  Pied de page
                </a>
              </li>
            </ul>
          </nav>
        </div>
        <Header space={space} menu={menu} searched={searched} />
        <main id="contenu" className="fr-container fr-pb-8w" tabIndex={-1}>
          {trail ? <Breadcrumb trail={trail} current={title} /> : null}
          {children}
        </main>
        <Footer space={space} />
      </body>
    </html>
  );
}

function Header({
  space,
  menu,
  searched,
}: {
  space: SpaceSettings;
  menu: PageFrame['menu'] | undefined;
  searched: string | undefined;
}) {
  return (
    <header className="fr-header">
      <div className="fr-header__body">
        <div className="fr-container">
          <div className="fr-header__body-row">
            <div className="fr-header__brand fr-enlarge-link">
              <div className="fr-header__brand-top">
                <div className="fr-header__logo">
                  <Logo />
                </div>
              </div>
              <div className="fr-header__service">
                <a href="/" title={`Accueil – ${space.name}`}>
                  <p className="fr-header__service-title">{space.name}</p>
                </a>
                <p className="fr-header__service-tagline">{space.campaign.name}</p>
              </div>
            </div>
          </div>
        </div>
      </div>
      <div className="site-bar">
        <div className="fr-container site-bar__row">
          <nav aria-label="Menu principal">
            <ul className="site-menu">
              {MENU.map(([href, label]) => (
                <li key={href}>
                  <a href={href} aria-current={href === menu ? 'true' : undefined}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <SearchBar searched={searched} />
        </div>
      </div>
    </header>
  );
}

function Logo() {
  return (
    <p className="fr-logo">
      République
      <br />
      Française
    </p>
  );
}

function SearchBar({ searched }: { searched: string | undefined }) {
  return (
    <search>
      <form className="fr-search-bar" action="/recherche" id="recherche" tabIndex={-1}>
        <label className="fr-label" htmlFor="mots">
          Rechercher dans les synthèses
        </label>
        <input
          className="fr-input"
          id="mots"
          name="q"
          type="search"
          placeholder="Rechercher"
          maxLength={200}
          defaultValue={searched}
        />
        <button className="fr-btn" type="submit">
          Rechercher
        </button>
      </form>
    </search>
  );
}

function Breadcrumb({ trail, current }: { trail: readonly Crumb[]; current: string }) {
  return (
    <nav className="fr-breadcrumb" aria-label="Vous êtes ici :">
      <ol className="fr-breadcrumb__list">
        {[{ label: 'Accueil', href: '/' }, ...trail].map(({ label, href }) => (
          <li key={href}>
            <a className="fr-breadcrumb__link" href={href}>
              {label}
            </a>
          </li>
        ))}
        <li>
          {/* biome-ignore lint/a11y/useValidAnchor: the design system’s mark of the current page, which goes nowhere. */}
          <a className="fr-breadcrumb__link" aria-current="page">
            {current}
          </a>
        </li>
      </ol>
    </nav>
  );
}

function Footer({ space }: { space: SpaceSettings }) {
  return (
    <footer className="fr-footer" id="pied" tabIndex={-1}>
      <div className="fr-container">
        <div className="fr-footer__body">
          <div className="fr-footer__brand">
            <Logo />
          </div>
          <div className="fr-footer__content">
            <p className="fr-footer__content-desc">
              {space.name} rassemble les synthèses des rencontres territoriales de la campagne «&nbsp;
              {space.campaign.name}&nbsp;». Chacune est vérifiée à sa réception et publiée telle que le
              territoire l’a validée. Aucune page ne garde trace de votre visite.
            </p>
          </div>
        </div>
        <div className="fr-footer__bottom">
          <ul className="fr-footer__bottom-list">
            {[...FOOTER, FEED, ...(space.visibility === 'restricted' ? [SESSION] : [])].map(
              ([href, label]) => (
                <li key={href} className="fr-footer__bottom-item">
                  <a className="fr-footer__bottom-link" href={href}>
                    {label}
                  </a>
                </li>
              ),
            )}
          </ul>
          <div className="fr-footer__bottom-copy">
            <p>
              Sauf mention contraire, les contenus sont sous{' '}
              <a href={LICENCE.url} rel="noopener noreferrer external">
                {LICENCE.name}
              </a>
              .
            </p>
          </div>
        </div>
      </div>
    </footer>
  );
}
