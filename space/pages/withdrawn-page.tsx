import type { SpaceSettings } from '../configuration.ts';
import type { WithdrawnVersion } from '../syntheses/read.ts';
import { DayOf } from './dates.tsx';
import { Page } from './page.tsx';
import { receiptPath, synthesisPath } from './paths.ts';

const WHO = {
  territory: 'par le territoire qui l’avait envoyée',
  space: 'par l’équipe de l’espace',
} as const;

/**
 * In the place of a version that its territory, or who moderates the space, took back. Nothing that it said is shown, not
 * even its title, since that may be why.
 */
export function WithdrawnPage({
  space,
  packageId,
  withdrawal: { territoryName, version, withdrawnAt, withdrawnBy, reason, readable },
}: {
  space: SpaceSettings;
  packageId: string;
  withdrawal: WithdrawnVersion;
}) {
  return (
    <Page
      space={space}
      title="Synthèse retirée"
      part={`${territoryName}, version\u00a0${version}`}
      trail={[]}
      menu="/syntheses"
    >
      <h1>Synthèse retirée</h1>
      <p className="fr-text--lead">
        {territoryName}&nbsp;: la version&nbsp;{version} de cette synthèse a été retirée le{' '}
        <DayOf moment={withdrawnAt} /> {WHO[withdrawnBy]}.
      </p>
      {reason ? (
        <>
          <h2>Motif</h2>
          <p className="measure">{reason}</p>
        </>
      ) : null}
      <p>
        {readable === undefined ? (
          <a className="fr-btn" href="/syntheses">
            Voir toutes les synthèses
          </a>
        ) : (
          <a className="fr-btn" href={synthesisPath(packageId)}>
            Lire la version&nbsp;{readable}
          </a>
        )}
      </p>
      <p>
        <a className="fr-link" href={receiptPath(packageId, version)}>
          L’accusé de réception signé de cette version (JSON)
        </a>
      </p>
    </Page>
  );
}
