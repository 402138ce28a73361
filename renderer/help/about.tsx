import { useQuery } from '@tanstack/react-query';
import { dateInWords } from '../../shared/text/dates.ts';
import { Alert } from '../components/alert.tsx';
import { Dialog } from '../components/dialog.tsx';
import { componentsIn, release } from './release.ts';

/** What the build says of the licences: of the screens, and of the application behind them. */
const LICENCES = ['./licences.md', './licences-main.md'];

/** What this version of Cahiers is, what it is made of, and where newer ones are. */
export function About({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="À propos de Cahiers" onClose={onClose}>
      <p>
        Version {release.version}, du {dateInWords(release.day)}.
      </p>
      <p>
        Cahiers ne cherche pas de nouvelle version par lui-même&nbsp;: elles sont publiées à l’adresse{' '}
        <a
          href={release.homepage}
          target="_blank"
          rel="noreferrer"
          title="Nouvelles versions - nouvelle fenêtre"
        >
          {release.homepage}
        </a>
        .
      </p>
      <p>
        Cahiers est un logiciel libre, sous licence MIT. L’apparence du système de design de l’État, son logo
        et la police Marianne sont réservés aux services de l’État. Les licences d’Electron et de Chromium
        sont à côté de l’application, une fois installée.
      </p>
      <Components />
    </Dialog>
  );
}

function Components() {
  const licences = useQuery({
    queryKey: ['licences'],
    queryFn: () => Promise.all(LICENCES.map(textOf)),
  });
  if (licences.isError) return <Alert>Les licences des composants n’ont pas pu être lues.</Alert>;
  const texts = licences.data ?? [];
  const components = new Map(
    texts.flatMap(componentsIn).map((component) => [`${component.name} ${component.version}`, component]),
  );
  const sorted = [...components].toSorted(([a], [b]) => a.localeCompare(b, 'fr'));
  return (
    <>
      <details>
        <summary>Ce dont Cahiers est fait</summary>
        <ul className="about__components">
          {sorted.map(([name, { licence }]) => (
            <li key={name}>
              {name} ({licence})
            </li>
          ))}
        </ul>
      </details>
      <details>
        <summary>Le texte des licences</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
        <pre className="about__texts" tabIndex={0} lang="en">
          {texts.join('\n')}
        </pre>
      </details>
    </>
  );
}

async function textOf(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}
