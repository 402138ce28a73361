import type { SpaceSettings } from '../configuration.ts';
import type { WithdrawnVersion } from '../syntheses/read.ts';
import { Page } from './page.tsx';
import { synthesisPath } from './paths.ts';
import { dayOf } from './words.ts';

/** In the place of a version that its territory, or who moderates the space, took back. */
export function WithdrawnPage({
  space,
  packageId,
  withdrawal: { title, version, withdrawnAt, reason, readable },
}: {
  space: SpaceSettings;
  packageId: string;
  withdrawal: WithdrawnVersion;
}) {
  return (
    <Page space={space} title="Synthèse retirée" trail={[]} menu="/syntheses">
      <h1>Synthèse retirée</h1>
      <p className="fr-text--lead">
        La version {version} de «&nbsp;{title}&nbsp;» a été retirée le {dayOf(withdrawnAt)}.
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
            Lire la version {readable}
          </a>
        )}
      </p>
    </Page>
  );
}
