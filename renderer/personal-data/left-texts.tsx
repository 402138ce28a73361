import { type ReactNode, useState } from 'react';
import type { LeftText } from '../../shared/personal-data/contract.ts';
import { counted } from '../../shared/text/numbers.ts';
import { useCommand, useJob } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { notify } from '../components/toasts.tsx';

/** Texts that still name people who are erased, until someone has seen to each. */
export function LeftTexts({ left, readOnly }: { left: readonly LeftText[]; readOnly: boolean }) {
  const erase = useJob('personalData.eraseThere');
  const leave = useCommand('personalData.leaveThere');
  const [failure, setFailure] = useState('');
  const erasable = left.filter(({ byHand, isCard }) => !byHand && !isCard).map(({ key }) => key);
  const eraseThere = async (keys: string[]) => {
    const done = await erase.start({ keys }).then(
      () => true,
      () => false,
    );
    if (done) notify('C’est effacé, de l’historique et des sauvegardes aussi.');
  };
  const leaveThere = (key: string) => {
    setFailure('');
    leave.run({ keys: [key] }).catch((error: Error) => setFailure(error.message));
  };
  return (
    <section aria-labelledby="left-texts" className="fr-mb-4w">
      <h2 className="fr-h5" id="left-texts">
        {counted(left.length, 'texte nomme encore quelqu’un', 'textes nomment encore quelqu’un')} qui est
        effacé
      </h2>
      <p>
        Relisez-les&nbsp;: il peut s’agir de quelqu’un d’autre du même nom. Corrigez le texte là où il est, ou
        effacez le nom d’ici&nbsp;: il quitte aussi l’historique, la corbeille et les sauvegardes. Chacun
        reste dans cette liste jusqu’à ce que ce soit fait.
      </p>
      <JobStatus job={erase} />
      {failure !== '' && <Alert>{failure}</Alert>}
      {erasable.length > 1 && (
        <EraseThere disabled={readOnly} waiting={erase.running} onErase={() => eraseThere(erasable)} all>
          Effacer ces noms partout
        </EraseThere>
      )}
      <ul className="retention">
        {left.map(({ key, what, where, text, byHand }) => (
          <li key={key} className="left-text">
            <div>
              <p className="held__place">
                {what}, {where}
              </p>
              <p className="fr-mb-0">{text}</p>
              {byHand && (
                <p className="fr-text--sm fr-mb-0">
                  Ce qui est signé, envoyé ou dans un fichier n’est jamais modifié&nbsp;: préparez une
                  nouvelle version, ou retirez le fichier.
                </p>
              )}
            </div>
            <div className="form__actions">
              {!byHand && (
                <EraseThere disabled={readOnly} waiting={erase.running} onErase={() => eraseThere([key])}>
                  Effacer ici
                  <span className="fr-sr-only">
                    {'\u00a0'}: {where}
                  </span>
                </EraseThere>
              )}
              <Button
                type="button"
                className="fr-btn fr-btn--sm fr-btn--tertiary"
                disabled={readOnly}
                waiting={erase.running || leave.pending}
                onClick={() => leaveThere(key)}
              >
                {byHand ? 'C’est vu' : 'C’est quelqu’un d’autre'}
                <span className="fr-sr-only">
                  {'\u00a0'}: {where}
                </span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function EraseThere({
  disabled,
  waiting,
  all = false,
  onErase,
  children,
}: {
  disabled: boolean;
  waiting: boolean;
  all?: boolean;
  onErase: () => Promise<void>;
  children: ReactNode;
}) {
  return (
    <ConfirmButton
      className={`fr-btn fr-btn--sm fr-btn--secondary${all ? ' fr-mb-2w' : ''}`}
      title="Effacer pour de bon&nbsp;?"
      question={
        <>
          «&nbsp;Personne effacée&nbsp;» prendra la place du nom, de l’adresse ou du numéro, dans le texte,
          ses anciennes versions et la corbeille. Une fiche du même nom perd tout ce qui dit de qui elle est.
          Les sauvegardes de ce dossier seront remplacées par une nouvelle. Rien ne s’annule.
        </>
      }
      confirm="Effacer pour de bon"
      disabled={disabled}
      waiting={waiting}
      onConfirm={onErase}
    >
      {children}
    </ConfirmButton>
  );
}
