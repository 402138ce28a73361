import { Link } from 'wouter';
import './tab-links.css';

interface Tab {
  readonly href: string;
  readonly label: string;
  readonly isHere: boolean;
}

/** The parts of one thing, each with its own address. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tab-links" aria-label={label}>
      <ul>
        {tabs.map(({ href, label: name, isHere }) => (
          <li key={href}>
            <Link href={href} aria-current={isHere ? 'page' : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
