import { Link, useLocation } from 'wouter';
import { MENU_GROUPS, SCREEN_PATHS, screenAt } from '../screens.ts';

const LISTED = SCREEN_PATHS.flatMap((href) => {
  const { title, menu } = screenAt(href);
  return menu ? [{ ...menu, href, title }] : [];
});

const GROUPS = MENU_GROUPS.map((title) => ({
  title,
  links: LISTED.filter(({ group }) => group === title),
}));

export function Navigation() {
  const [location] = useLocation();
  return (
    <nav className="navigation" aria-label="Menu du dossier">
      {GROUPS.map(({ title, links }) => (
        <div key={title ?? ''} className="navigation__group">
          {title && <p className="navigation__title">{title}</p>}
          <ul>
            {links.map(({ href, title: label, also }) => (
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
