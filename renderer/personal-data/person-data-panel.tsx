import { ERASED_NAME } from '../../shared/personal-data/kinds.ts';
import { counted } from '../../shared/text/numbers.ts';
import { useAnswer, useJob } from '../client/hooks.ts';
import { saveFile } from '../client/save-file.ts';
import { Alert } from '../components/alert.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { SidePanel } from '../components/side-panel.tsx';
import { notify } from '../components/toasts.tsx';
import { useStillShown } from '../components/use-still-shown.ts';
import { HandOrErase } from './hand-or-erase.tsx';
import { HeldList } from './held-list.tsx';

/** All that the dossier holds on one person, to hand over or to erase. */
export function PersonDataPanel({
  personId,
  readOnly,
  onClose,
}: {
  personId: string;
  readOnly: boolean;
  onClose: () => void;
}) {
  const { data, error } = useAnswer('personalData.of', { personId });
  const list = useJob('personalData.export');
  const erase = useJob('personalData.erase');
  const isStillShown = useStillShown();
  const name = data?.own.find(({ what, where }) => what.startsWith('Fiche') && where === 'Nom')?.text ?? '';
  const givenName =
    data?.own.find(({ what, where }) => what.startsWith('Fiche') && where === 'Prénom')?.text ?? '';
  const isErased = name === ERASED_NAME;
  const hand = async () => {
    const file = await list.start({ personId }).catch(() => undefined);
    if (file) saveFile(file);
  };
  const eraseNow = async () => {
    const done = await erase.start({ personId }).catch(() => undefined);
    if (!done) return;
    notify('Cette personne est effacée, des sauvegardes aussi.');
    if (isStillShown()) onClose();
  };
  return (
    <SidePanel title={data ? `${givenName} ${name}`.trim() : 'Une personne'} onClose={onClose}>
      {error && <Alert>{error.message}</Alert>}
      <JobStatus job={list} />
      <JobStatus job={erase} />
      {data && !isErased && (
        <>
          <HandOrErase
            listing={list.running}
            onHand={hand}
            title={'Effacer cette personne pour de bon\u00a0?'}
            question={
              <>
                Son nom, ses coordonnées et sa fonction partiront de sa fiche, de l’historique, de la
                corbeille et des sauvegardes, qui seront remplacées par une nouvelle. Son inscription et sa
                présence restent comptées, sans nom. Rien ne pourra la faire revenir. Les textes qui la
                nomment encore seront listés ici jusqu’à ce que vous les ayez relus&nbsp;; les copies faites
                ailleurs sont à effacer par vous.
              </>
            }
            disabled={readOnly}
            waiting={erase.running}
            onErase={eraseNow}
          >
            Effacer cette personne
          </HandOrErase>
          {data.mentions.length > 0 && (
            <>
              <h3 className="fr-h6">
                {counted(data.mentions.length, 'texte semble la nommer', 'textes semblent la nommer')}
              </h3>
              <p className="fr-text--sm">
                Relisez-les, il peut s’agir de quelqu’un d’autre du même nom. Après l’effacement, ceux qui
                sont encore là restent listés, et le nom s’y efface d’un bouton.
              </p>
              <HeldList held={data.mentions} />
            </>
          )}
          <h3 className="fr-h6">Ce que le dossier sait d’elle</h3>
          <HeldList held={data.own} />
        </>
      )}
      {isErased && <p>Cette personne est déjà effacée.</p>}
    </SidePanel>
  );
}
