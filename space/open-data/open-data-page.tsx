import type { SpaceSettings } from '../configuration.ts';
import { LICENCE, Page } from '../pages/page.tsx';
import { DUMPS } from './dumps.ts';
import type { Operation } from './operations/operation.ts';
import { OPERATIONS } from './operations.ts';

export function OpenDataPage({ space }: { space: SpaceSettings }) {
  return (
    <Page space={space} title="Données ouvertes" trail={[]}>
      <div className="measure">
        <h1>Données ouvertes</h1>
        <p className="fr-text--lead">
          Tout ce que ces pages montrent peut être repris, sous{' '}
          <a href={LICENCE.url} rel="noopener noreferrer external">
            {LICENCE.name}
          </a>
          &nbsp;: citez le territoire, le titre et la date de la synthèse.
        </p>
        <h2>Fichiers complets</h2>
        <p>Les CSV s’ouvrent dans un tableur par un double clic.</p>
        <ul>
          {DUMPS.map(({ name, title }) => (
            <li key={name}>
              {title}&nbsp;:{' '}
              <a href={`/donnees/${name}.csv`} aria-label={`${title}, CSV`}>
                CSV
              </a>
              ,{' '}
              <a href={`/donnees/${name}.json`} aria-label={`${title}, JSON`}>
                JSON
              </a>
            </li>
          ))}
        </ul>
        <h2>Suivre les nouvelles synthèses</h2>
        <p>
          Un <a href="/atom.xml">fil Atom</a> annonce chaque synthèse reçue&nbsp;; la page de chaque
          territoire a le sien. Le <a href="/sitemap.xml">plan du site</a> donne toutes les adresses.
        </p>
        <h2>Interface pour programmes</h2>
        <p>
          Elle répond en JSON, page par page (<code>limit</code> et <code>cursor</code>). Une réponse porte un{' '}
          <code>ETag</code>&nbsp;: renvoyez-le en <code>If-None-Match</code> pour ne recevoir que ce qui
          change. Sa description complète est au format <a href="/api/openapi.json">OpenAPI&nbsp;3.1</a>
          &nbsp;; celle d’une synthèse entière est un{' '}
          <a href="/schemas/synthesis-2.schema.json">schéma JSON</a>.
        </p>
        <ul>
          {OPERATIONS.map(({ path, summary, params, query }) => (
            <li key={path}>
              {isWhole({ params, query }) ? (
                <a href={path}>
                  <code>{path}</code>
                </a>
              ) : (
                <code>{path}</code>
              )}
              &nbsp;: {summary.charAt(0).toLowerCase() + summary.slice(1)}
            </li>
          ))}
        </ul>
        <h2>Vérifier un accusé de réception</h2>
        <p>
          Les accusés de réception sont signés (Ed25519) par les{' '}
          <a href="/.well-known/space-key.json">clés publiques de cet espace</a>.
        </p>
      </div>
    </Page>
  );
}

/** Whether an address answers as it is written. */
function isWhole({ params, query }: Pick<Operation, 'params' | 'query'>): boolean {
  return Object.keys(params.shape).length === 0 && query.safeParse({}).success;
}
