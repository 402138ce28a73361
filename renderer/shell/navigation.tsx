import { Link, useLocation } from 'wouter';
import { ROUTES } from '../routes.tsx';

interface WorkGroup {
  readonly title: string | null;
  /** `also` is another address of the same screen. */
  readonly links: readonly { readonly href: string; readonly label: string; readonly also?: string }[];
}

/** The navigation follows the coordinator’s work. A screen is listed once it has its route. */
const WORK: readonly WorkGroup[] = [
  { title: null, links: [{ href: '/', label: 'Tableau de bord' }] },
  {
    title: 'Préparer',
    links: [
      { href: '/rencontres', label: 'Rencontres' },
      { href: '/reseaux', label: 'Réseaux et retours' },
      { href: '/lieux', label: 'Lieux' },
      { href: '/personnes', label: 'Personnes' },
    ],
  },
  {
    title: 'Rédiger',
    links: [
      { href: '/propositions', label: 'Propositions et pratiques', also: '/pratiques' },
      { href: '/syntheses', label: 'Synthèses' },
    ],
  },
  { title: 'Envoyer', links: [{ href: '/envois', label: 'Envois' }] },
  {
    title: 'Ce dossier',
    links: [
      { href: '/historique', label: 'Historique' },
      { href: '/corbeille', label: 'Corbeille' },
      { href: '/sauvegardes', label: 'Sauvegardes' },
      { href: '/donnees-personnelles', label: 'Données personnelles' },
      { href: '/reglages', label: 'Réglages' },
    ],
  },
];

const GROUPS = WORK.map(({ title, links }) => ({
  title,
  links: links.filter(({ href }) => ROUTES.some(({ path }) => path === href)),
})).filter(({ links }) => links.length > 0);

export function Navigation() {
  const [location] = useLocation();
  return (
    <nav className="navigation" aria-label="Menu du dossier">
      {GROUPS.map(({ title, links }) => (
        <div key={title ?? ''} className="navigation__group">
          {title && <p className="navigation__title">{title}</p>}
          <ul>
            {links.map(({ href, label, also }) => (
              <li key={href}>
                <Link
                  href={href}
                  aria-current={
                    isHere(location, href) || (also && isHere(location, also)) ? 'page' : undefined
                  }
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function isHere(location: string, href: string): boolean {
  return href === '/' ? location === '/' : location === href || location.startsWith(`${href}/`);
}
