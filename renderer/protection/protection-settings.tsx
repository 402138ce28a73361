import { useState } from 'react';
import type { ProtectionState } from '../../shared/protection/contract.ts';
import { useAnswer, useJob } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { CheckboxInput } from '../components/inputs.tsx';
import { ChangePassphraseDialog } from './change-passphrase-dialog.tsx';
import { RenewCodeDialog } from './renew-code-dialog.tsx';
import { TurnOffDialog } from './turn-off-dialog.tsx';
import { TurnOnDialog } from './turn-on-dialog.tsx';

const DIALOGS = {
  on: TurnOnDialog,
  passphrase: ChangePassphraseDialog,
  code: RenewCodeDialog,
  off: TurnOffDialog,
} as const;

/** Whether a passphrase protects the dossier, and what can be done about it. */
export function ProtectionSettings({ readOnly }: { readOnly: boolean }) {
  const { data } = useAnswer('protection.state', null);
  const [asked, setAsked] = useState<keyof typeof DIALOGS | undefined>();
  if (!data) return null;
  const Asked = asked && DIALOGS[asked];
  const button = (dialog: keyof typeof DIALOGS, label: string, kind: string) => (
    <button type="button" className={`fr-btn ${kind}`} disabled={readOnly} onClick={() => setAsked(dialog)}>
      {label}
    </button>
  );
  return (
    <section className="form fr-mt-4w" aria-labelledby="protection">
      <h2 className="fr-h5" id="protection">
        Protection
      </h2>
      {data.isOn ? (
        <>
          <p>
            Une phrase de passe protège ce dossier, ses fichiers joints et ses sauvegardes&nbsp;: sans elle,
            personne ne peut les lire.
          </p>
          <Remember {...data} />
          <div className="form__actions">
            {button('passphrase', 'Changer la phrase de passe', 'fr-btn--secondary')}
            {button('code', 'Nouveau code de secours', 'fr-btn--secondary')}
            {button('off', 'Retirer la protection', 'fr-btn--tertiary')}
          </div>
        </>
      ) : (
        <>
          <p>
            Ce dossier n’est pas protégé&nbsp;: quiconque prend cet ordinateur peut lire les noms et les
            coordonnées qu’il contient.
          </p>
          {button('on', 'Protéger par une phrase de passe', 'fr-btn--secondary')}
        </>
      )}
      {Asked && <Asked onClose={() => setAsked(undefined)} />}
    </section>
  );
}

function Remember({ canRemember, isRemembered }: ProtectionState) {
  const job = useJob('protection.remember');
  if (!canRemember) return null;
  return (
    <>
      <CheckboxInput
        label="Ne pas demander la phrase de passe sur cet ordinateur"
        hint="Le trousseau de votre session garde la clé&nbsp;: qui ouvre votre session ouvre le dossier."
        value={isRemembered}
        onChange={(remember) => void job.start({ remember }).catch(() => undefined)}
      />
      {job.error && <Alert>{job.error.message}</Alert>}
    </>
  );
}
