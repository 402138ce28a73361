import type { Backup, Preview } from '../../shared/backups/contract.ts';
import { counted } from '../../shared/text/numbers.ts';
import { useAnswer, useJob } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { SidePanel } from '../components/side-panel.tsx';
import { notify } from '../components/toasts.tsx';
import { differencesInWords, inWords, REASONS } from './words.ts';
import './backups.css';

/** What taking a backup back would change, and the button that does it. */
export function BackupPanel({
  backup,
  readOnly,
  onClose,
}: {
  backup: Backup;
  readOnly: boolean;
  onClose: () => void;
}) {
  const { data, error } = useAnswer('backups.preview', { name: backup.name });
  const restore = useJob('backups.restore');
  const takeBack = async () => {
    const aside = await restore.start({ name: backup.name }).catch(() => undefined);
    if (!aside) return;
    notify('La sauvegarde est reprise. Ce qu’il y avait avant est gardé parmi les sauvegardes.');
    onClose();
  };
  return (
    <SidePanel title={`Sauvegarde du ${inWords(backup.madeAt)}`} onClose={onClose}>
      <p>
        {REASONS[backup.reason]}
        {backup.lastChangeAt && `. Dernière action qu’elle contient\u00a0: ${inWords(backup.lastChangeAt)}`}.
      </p>
      {error && <Alert>{error.message}</Alert>}
      {restore.error && <Alert>{restore.error.message}</Alert>}
      {data && (
        <>
          <Changes {...data} />
          {restore.running ? (
            <p role="status">Reprise en cours…</p>
          ) : (
            <ConfirmButton
              className="fr-btn"
              title="Reprendre cette sauvegarde&nbsp;?"
              question="Le dossier redeviendra ce qu’il était alors. Son état actuel sera d’abord sauvegardé&nbsp;: vous pourrez y revenir de la même façon."
              confirm="Reprendre la sauvegarde"
              disabled={readOnly || (data.lostCount === 0 && data.regainedCount === 0)}
              onConfirm={takeBack}
            >
              Reprendre cette sauvegarde
            </ConfirmButton>
          )}
        </>
      )}
    </SidePanel>
  );
}

function Changes({ before, now, lost, lostCount, regainedCount, missingFiles }: Preview) {
  if (lostCount === 0 && regainedCount === 0) {
    return <p>Rien n’a changé depuis&nbsp;: le dossier est exactement dans cet état.</p>;
  }
  const differences = differencesInWords(before, now);
  return (
    <>
      {differences.length > 0 && (
        <>
          <h3 className="fr-h6">Ce que le dossier aurait</h3>
          <ul>
            {differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        </>
      )}
      {regainedCount > 0 && (
        <p>{counted(regainedCount, 'action y reviendrait', 'actions y reviendraient')} dans l’historique.</p>
      )}
      {lostCount > 0 && (
        <>
          <h3 className="fr-h6">
            {counted(
              lostCount,
              'action faite depuis n’y serait plus',
              'actions faites depuis n’y seraient plus',
            )}
          </h3>
          <ul className="backup__lost">
            {lost.map(({ at, description }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two actions may be alike, and the list never moves.
              <li key={`${at} ${index}`}>
                {description} <span className="fr-text--sm">({inWords(at)})</span>
              </li>
            ))}
          </ul>
          {lostCount > lost.length && <p>Et {counted(lostCount - lost.length, 'autre', 'autres')}.</p>}
        </>
      )}
      {missingFiles > 0 && (
        <Alert severity="warning">
          {counted(missingFiles, 'fichier joint n’est plus', 'fichiers joints ne sont plus')} sur le disque.
        </Alert>
      )}
    </>
  );
}
