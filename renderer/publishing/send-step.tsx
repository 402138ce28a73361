import { useState } from 'react';
import type { PackageSummary } from '../../shared/packages/contract.ts';
import type { Deposit, Sending, Space } from '../../shared/publishing/contract.ts';
import { interruptedAt, stillRefused } from '../../shared/publishing/stage.ts';
import { useAnswer, useJob } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { SelectInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { notify } from '../components/toasts.tsx';
import { HandOverButton } from './hand-over.tsx';
import { Refusals } from './refusals.tsx';
import { AddSpaceButton } from './spaces.tsx';
import { readersInWords } from './words.ts';

/** Sending to a space, going on with what was interrupted, or noting that it was carried. */
export function SendStep({
  built,
  deposits,
  sendingTo,
  verifying,
}: { built: PackageSummary; verifying: readonly string[] } & Pick<Sending, 'deposits' | 'sendingTo'>) {
  const spaces = useAnswer('publishing.spaces', null).data;
  const dossier = useAnswer('dossier.current', null).data;
  const [chosen, setChosen] = useState('');
  if (!spaces || !dossier) return null;
  if (dossier.referenceDate !== null) return <SampleIsNotSent />;
  const waiting = spaces.filter(
    ({ id }) => !deposits.some(({ state, spaceId }) => isReceivedState(state) && spaceId === id),
  );
  const space = waiting.find(({ id }) => id === chosen) ?? waiting[0];
  const isReceived = spaces.length > 0 && waiting.length === 0;
  return (
    <section className="publishing__section" aria-labelledby="send">
      <h2 className="fr-h5" id="send">
        Envoyer
      </h2>
      {spaces.length === 0 && (
        <>
          <p>Ajoutez l’espace qui recevra la synthèse, avec votre clé d’envoi.</p>
          <AddSpaceButton className="fr-btn" />
        </>
      )}
      {isReceived && <p>Tous vos espaces ont reçu cette version.</p>}
      {waiting.length > 1 && (
        <SelectInput
          label="Espace destinataire"
          value={space?.id ?? ''}
          onChange={setChosen}
          options={waiting.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {space && (
        <SendButton
          key={space.id}
          built={built}
          deposits={deposits}
          space={space}
          isUnderWay={sendingTo.includes(space.id)}
          verifying={verifying}
        />
      )}
      {!isReceived && (
        <div className="publishing__hand-over">
          <p>
            Sans réseau, enregistrez l’envoi sur une clé USB, remettez-la à l’équipe de l’espace, puis
            notez-le ici.
          </p>
          <HandOverButton packageId={built.id} />
        </div>
      )}
    </section>
  );
}

function SampleIsNotSent() {
  return (
    <section className="publishing__section" aria-labelledby="send">
      <h2 className="fr-h5" id="send">
        Envoyer
      </h2>
      <Alert severity="info">
        Ce dossier est l’exemple{'\u00a0'}: ses synthèses sont inventées, et ne s’envoient ni par le réseau ni
        sur une clé USB. Un envoi enregistré dit qu’il en vient, et aucun espace ne le prend. Créez le dossier
        de votre territoire pour envoyer les vôtres.
      </Alert>
    </section>
  );
}

function SendButton({
  built,
  deposits,
  space,
  isUnderWay,
  verifying,
}: {
  built: PackageSummary;
  deposits: readonly Deposit[];
  space: Space;
  /** True from the first contact to the answer, even when this screen was left and opened again meanwhile. */
  isUnderWay: boolean;
  /** Deposits that arrived whole and that their space verifies. */
  verifying: readonly string[];
}) {
  const send = useJob('publishing.send');
  const own = deposits.filter(({ spaceId }) => spaceId === space.id);
  const interrupted = interruptedAt(own, space.id);
  const isSending = isUnderWay || send.running;
  const refused = stillRefused(own, built);
  const isVerified = interrupted !== undefined && verifying.includes(interrupted.id);
  const start = async () => {
    const deposit = await send.start({ packageId: built.id, spaceId: space.id }).catch(() => undefined);
    if (deposit?.state === 'accepted') notify(`«\u00a0${space.name}\u00a0» a reçu et vérifié la synthèse.`);
  };
  return (
    <>
      {refused && !isSending && <Refusals deposit={refused} synthesisId={built.synthesisId} />}
      {interrupted && !isSending && !send.error && (
        <Alert severity="info">
          {isVerified
            ? `«\u00a0${space.name}\u00a0» a tout reçu et vérifie l’envoi\u00a0: revenez plus tard, ou attendez l’accusé de réception.`
            : 'L’envoi a été interrompu\u00a0: il reprendra où il s’est arrêté.'}
        </Alert>
      )}
      {isUnderWay && !send.running && (
        <p role="status">L’envoi est en cours{'\u00a0'}: son résultat s’affichera ici.</p>
      )}
      {!isSending && <p>{readersInWords(space)}</p>}
      {!isSending && (
        <button
          type="button"
          className={refused && !refused.forFormatAlone ? 'fr-btn fr-btn--secondary' : 'fr-btn'}
          onClick={() => void start()}
        >
          {isVerified ? 'Attendre l’accusé de réception' : sendLabel(space, refused, interrupted)}
        </button>
      )}
      <div className="publishing__status">
        {send.error?.code === 'cancelled' ? (
          <Alert severity="info">
            L’envoi est arrêté. Ce qui est déjà parti sera repris la prochaine fois.
          </Alert>
        ) : (
          <JobStatus job={send} />
        )}
      </div>
    </>
  );
}

function sendLabel({ name }: Space, refused: Deposit | undefined, interrupted: Deposit | undefined): string {
  if (interrupted) return `Reprendre l’envoi à ${name}`;
  return refused ? `Envoyer de nouveau à ${name}` : `Envoyer à ${name}`;
}

function isReceivedState(state: Deposit['state']): boolean {
  return state === 'accepted' || state === 'withdrawn';
}
