import type { ReactNode } from 'react';
import type { SpaceSettings } from '../configuration.ts';
import { DSFR_STYLES, FAVICON, OWN_STYLES } from './assets.ts';

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

/** The frame of every page. `trail` is the way here from the home page, which is left out of it. */
export function Page({
  space,
  title,
  trail,
  children,
}: {
  space: SpaceSettings;
  title: string;
  trail?: readonly Crumb[];
  children: ReactNode;
}) {
  return (
    <html lang="fr" data-fr-theme="light">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === space.name ? title : `${title} – ${space.name}`}</title>
        <link rel="icon" href={FAVICON} type="image/svg+xml" />
        <link rel="stylesheet" href={DSFR_STYLES} />
        <link rel="stylesheet" href={OWN_STYLES} />
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
                <a className="fr-link" href="#pied">
                  Pied de page
                </a>
              </li>
            </ul>
          </nav>
        </div>
        <Header space={space} />
        <main id="contenu" className="fr-container fr-pb-8w" tabIndex={-1}>
          {trail ? <Breadcrumb trail={trail} current={title} /> : null}
          {children}
        </main>
        <Footer space={space} />
      </body>
    </html>
  );
}

function Header({ space }: { space: SpaceSettings }) {
  return (
    <header className="fr-header">
      <div className="fr-header__body">
        <div className="fr-container">
          <div className="fr-header__body-row">
            <div className="fr-header__brand fr-enlarge-link">
              <div className="fr-header__brand-top">
                <div className="fr-header__logo">
                  <p className="fr-logo">
                    République
                    <br />
                    Française
                  </p>
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
    </header>
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
            <p className="fr-logo">
              République
              <br />
              Française
            </p>
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
            <li className="fr-footer__bottom-item">
              <a className="fr-footer__bottom-link" href="/">
                Toutes les synthèses
              </a>
            </li>
            <li className="fr-footer__bottom-item">
              <a className="fr-footer__bottom-link" href="/api/syntheses">
                Données ouvertes
              </a>
            </li>
          </ul>
        </div>
      </div>
    </footer>
  );
}
