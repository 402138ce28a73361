import { useState } from 'react';
import { z } from 'zod';
import { NewPassphrase } from '../../shared/protection/contract.ts';
import { useJob } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { notify } from '../components/toasts.tsx';
import { useForm } from '../components/use-form.ts';
import { NewPassphraseInputs } from './passphrase-input.tsx';
import { RecoverySheet, useCopiedCode } from './recovery-sheet.tsx';

/** A passphrase and the same again, which only its author could have written. */
export const Chosen = z
  .object({ passphrase: NewPassphrase, again: z.string() })
  .refine(({ passphrase, again }) => passphrase === again, {
    message: 'Ce n’est pas la même phrase.',
    path: ['again'],
  });

/** Puts the dossier under a passphrase, in three steps none of which can be skipped. */
export function TurnOnDialog({ onClose }: { onClose: () => void }) {
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState('');
  const [step, setStep] = useState<'passphrase' | 'print' | 'check'>('passphrase');
  const draw = useJob('protection.newCode');
  const choose = async (chosen: string) => {
    setPassphrase(chosen);
    if (code === '') setCode(await draw.start(null));
    setStep('print');
  };
  const steps = {
    passphrase: <ChoosePassphrase onChosen={choose} />,
    print: <PrintCode code={code} onPrinted={() => setStep('check')} />,
    check: (
      <CheckCode
        passphrase={passphrase}
        code={code}
        onBack={() => setStep('print')}
        onDone={() => {
          notify('Le dossier est protégé par votre phrase de passe.');
          onClose();
        }}
      />
    ),
  };
  const rank = ['passphrase', 'print', 'check'].indexOf(step) + 1;
  return (
    <Dialog title={`Protéger ce dossier, étape ${rank} sur 3`} onClose={onClose}>
      {steps[step]}
    </Dialog>
  );
}

function ChoosePassphrase({ onChosen }: { onChosen: (passphrase: string) => Promise<void> }) {
  const form = useForm({
    schema: Chosen,
    initial: { passphrase: '', again: '' },
    submit: ({ passphrase }) => onChosen(passphrase),
  });
  return (
    <form onSubmit={form.onSubmit} noValidate>
      <p>
        La phrase de passe sera demandée à chaque ouverture du dossier. Sans elle, personne ne pourra lire ce
        qu’il contient, même en prenant l’ordinateur.
      </p>
      <NewPassphraseInputs
        label="Phrase de passe"
        chosen={form.field('passphrase')}
        again={form.field('again')}
      />
      {form.failure && <Alert>{form.failure.message}</Alert>}
      <div className="dialog__actions">
        <Button type="submit" className="fr-btn" waiting={form.pending}>
          Continuer
        </Button>
      </div>
    </form>
  );
}

function PrintCode({ code, onPrinted }: { code: string; onPrinted: () => void }) {
  return (
    <>
      <p>
        Si la phrase de passe est oubliée, seul ce code ouvrira le dossier&nbsp;: ni le ministère ni personne
        ne pourra le retrouver. Imprimez-le, ou recopiez-le, et gardez-le loin de l’ordinateur.
      </p>
      <RecoverySheet code={code} />
      <div className="dialog__actions">
        <button type="button" className="fr-btn" onClick={onPrinted}>
          Le code est sur papier
        </button>
      </div>
    </>
  );
}

interface CheckCodeProps {
  readonly passphrase: string;
  readonly code: string;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

function CheckCode({ passphrase, code, onBack, onDone }: CheckCodeProps) {
  const job = useJob('protection.turnOn');
  const { fields, isCopied } = useCopiedCode(code);
  const protect = async () => {
    try {
      await job.start({ passphrase, recoveryCode: code });
      onDone();
    } catch {
      // The job shows its error.
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isCopied && !job.running) void protect();
      }}
    >
      <p>Recopiez ces deux groupes depuis le papier, pour être sûr qu’il servira le jour venu.</p>
      {fields}
      <Alert severity="info">
        Ce que vous exportez, enregistrez ou imprimez sort de cette protection&nbsp;: listes, feuilles
        d’émargement, synthèses. Rangez-les en conséquence.
      </Alert>
      {job.error && <Alert>{job.error.message}</Alert>}
      {job.running && <p role="status">Protection en cours. Gardez l’ordinateur allumé…</p>}
      <div className="dialog__actions">
        <Button type="submit" className="fr-btn" waiting={job.running} disabled={!isCopied}>
          Protéger le dossier
        </Button>
        <Button type="button" className="fr-btn fr-btn--tertiary" waiting={job.running} onClick={onBack}>
          Revoir le code
        </Button>
      </div>
    </form>
  );
}
