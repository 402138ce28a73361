import { useEffect, useId, useRef, useState } from 'react';
import { AppError } from '../../shared/errors.ts';
import { type Deposit, ReasonToConfirm, WithdrawalRequest } from '../../shared/publishing/contract.ts';
import type { ReadBeside } from '../../shared/publishing/read-beside.ts';
import { useJob } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { TextArea } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { notify } from '../components/toasts.tsx';
import { useForm } from '../components/use-form.ts';
import { formDraft } from '../drafts/form-draft.ts';
import { UnsavedDraft } from '../drafts/unsaved-draft.tsx';
import { Confirmations } from './findings.tsx';
import { carriedInWords } from './words.ts';

const SEVERITIES: Readonly<Record<string, 'info' | 'warning'>> = {
  cancelled: 'info',
  'reason-to-confirm': 'warning',
};

/**
 * Asks for the public reason and has the space withdraw a version. It stays until its opener knows the version withdrawn.
 * `onAsked`: the space was asked, and whatever came of it may have done so.
 */
export function WithdrawDialog({
  deposit,
  version,
  beside,
  onAsked,
  onClose,
}: {
  deposit: Deposit;
  /** The one that was signed, of which it is a package. */
  version: number;
  beside: ReadBeside;
  onAsked: () => void;
  onClose: () => void;
}) {
  const withdraw = useJob('publishing.withdraw');
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const toConfirm = useRef<HTMLDivElement>(null);
  const submit = useRef<HTMLButtonElement>(null);
  const explained = useId();
  const form = useForm({
    schema: WithdrawalRequest.pick({ reason: true }),
    draft: formDraft('withdrawal', deposit.id, undefined),
    initial: { reason: '' },
    submit: async ({ reason }) => {
      const request = { depositId: deposit.id, reason, confirmed: [...confirmed] };
      const { withdrawal } = await withdraw.start(request).catch((error: AppError) => {
        if (error.code !== 'personal-data' && error.code !== 'reason-to-confirm') onAsked();
        throw error.code === 'cancelled' ? interrupted() : error;
      });
      onAsked();
      notify(
        withdrawal?.reason === reason
          ? `La version ${version} est retirée de l’espace.`
          : `La version ${version} était déjà retirée de l’espace\u00a0: le premier motif reste affiché.`,
      );
    },
  });
  const asked = ReasonToConfirm.safeParse(form.failure?.details).data?.findings ?? [];
  useEffect(() => {
    if (!form.failure) return;
    submit.current?.scrollIntoView({ block: 'nearest' });
    toConfirm.current?.querySelector('input')?.focus();
  }, [form.failure]);
  const confirm = (key: string, value: boolean) =>
    setConfirmed((before) => new Set(value ? [...before, key] : [...before].filter((one) => one !== key)));

  return (
    <Dialog
      title={`Retirer la version ${version} de l’espace\u00a0?`}
      describedBy={explained}
      onClose={withdraw.running ? withdraw.cancel : onClose}
      actions={
        <>
          <Button
            ref={submit}
            type="submit"
            form="withdrawal"
            className="fr-btn publishing__withdraw"
            waiting={form.pending}
          >
            Retirer de l’espace
          </Button>
          {!form.pending && (
            <button type="button" className="fr-btn fr-btn--secondary" onClick={onClose}>
              Annuler
            </button>
          )}
        </>
      }
    >
      <ul id={explained} className="publishing__consequences">
        <li>
          <strong>Les lecteurs ne verront plus cette version</strong>, ni ses fichiers, dans «{'\u00a0'}
          {deposit.spaceName}
          {'\u00a0'}». {beforehand(version, beside)} Ce qu’ils ont déjà téléchargé leur reste.
        </li>
        <li>
          <strong>Le motif s’affichera à sa place</strong>, sous le nom du territoire, pour tous les lecteurs.
        </li>
        <li>
          L’espace conserve les fichiers sans plus les donner{'\u202f'}; votre accusé de réception reste
          valable.
        </li>
        <li>
          Pour corriger, vous préparerez et enverrez une nouvelle version{'\u00a0'}: Cahiers ne peut pas
          remettre celle-ci en ligne.
        </li>
      </ul>
      <form id="withdrawal" className="fr-mb-2w" onSubmit={form.onSubmit} noValidate>
        {form.unsaved && <UnsavedDraft {...form.unsaved} />}
        <TextArea
          label="Motif public"
          hint="Ne nommez personne et ne redites pas la donnée en cause. Par exemple&nbsp;: Des effectifs étaient faux&nbsp;; une version corrigée suit."
          rows={2}
          {...form.field('reason')}
        />
        {asked.length > 0 && (
          <div ref={toConfirm}>
            <Confirmations findings={asked} unread={[]} confirmed={confirmed} onConfirm={confirm} />
          </div>
        )}
      </form>
      {form.failure && (
        <Alert severity={SEVERITIES[form.failure.code] ?? 'error'}>{form.failure.message}</Alert>
      )}
      {withdraw.running && <JobStatus job={withdraw} />}
    </Dialog>
  );
}

function beforehand(version: number, { version: other, carried }: ReadBeside): string {
  if (other === null) {
    return `Ils ne liront plus rien de cette synthèse.${carriedInWords(carried)}`;
  }
  if (other > version) return `Ils continueront de lire la version ${other}.`;
  return `Ils liront de nouveau la version ${other}\u00a0: si l’erreur s’y trouve aussi, retirez-la ensuite.${carriedInWords(carried)}`;
}

const interrupted = () =>
  new AppError(
    'cancelled',
    'Vous avez interrompu la demande\u00a0: l’espace l’a peut-être déjà reçue. La refaire est sans risque.',
  );
