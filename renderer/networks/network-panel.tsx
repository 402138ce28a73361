import { useState } from 'react';
import { Link } from 'wouter';
import { draftKey } from '../../shared/drafts/kinds.ts';
import type { ListedNetwork } from '../../shared/networks/contract.ts';
import { NetworkReturn } from '../../shared/networks/model.ts';
import { RETURN_FIELDS } from '../../shared/networks/words.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { useAnswer, useCommand } from '../client/hooks.ts';
import { useToday } from '../client/today.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { DateInput, NumberInput, TextArea } from '../components/inputs.tsx';
import { refuse } from '../components/refusals.tsx';
import { notify } from '../components/toasts.tsx';
import { useForm } from '../components/use-form.ts';
import { formDraft } from '../drafts/form-draft.ts';
import { UnsavedDraft } from '../drafts/unsaved-draft.tsx';
import { drafts } from '../drafts/window-drafts.ts';
import { undoOf } from '../shell/undo.ts';
import { NetworkForm } from './network-form.tsx';

interface NetworkPanelProps {
  readonly network: ListedNetwork;
  readonly onDeleted: () => void;
}

/** One network: what it sent back, its meetings, and what is known of it. */
export function NetworkPanel({ network, onDeleted }: NetworkPanelProps) {
  const remove = useCommand('networks.delete');
  const [wasTyped] = useState(() => drafts.read(draftKey('network', network.id)) !== undefined);
  const discard = async () => {
    try {
      const done = await remove.done({ id: network.id });
      notify(`Réseau supprimé\u00a0: ${network.name}`, { undo: undoOf(done) });
      onDeleted();
    } catch (error) {
      refuse(error);
    }
  };
  return (
    <>
      <h3 className="fr-h6">Retour</h3>
      <ReturnForm network={network} />
      <h3 className="fr-h6 fr-mt-4w">Rencontres</h3>
      <NetworkMeetings networkId={network.id} />
      <details className="fr-mt-4w" open={wasTyped}>
        <summary>Le réseau{'\u00a0'}: pilote, établissements, notes</summary>
        <NetworkForm network={network} onSaved={() => undefined} />
      </details>
      <div className="form__actions">
        <ConfirmButton
          title="Supprimer ce réseau&nbsp;?"
          question="Ses établissements et son retour partiront avec lui. Vous pourrez annuler."
          confirm="Supprimer"
          onConfirm={discard}
        >
          Supprimer le réseau
        </ConfirmButton>
      </div>
    </>
  );
}

/** What a network sent back: often a headcount, or a few lines of an e-mail pasted in. */
function ReturnForm({ network }: { network: ListedNetwork }) {
  const today = useToday();
  const save = useCommand('networks.saveReturn');
  const form = useForm({
    schema: NetworkReturn,
    draft: formDraft('network-return', network.id),
    initial: network.return,
    of: network,
    submit: async (_, { changes, basedOn }) => {
      await save.run({ ...changes, id: network.id }, basedOn);
      notify(`Retour noté\u00a0: ${network.name}`);
    },
  });
  const { values, set } = form;
  const date = (name: 'expectedOn' | 'chasedOn' | 'receivedOn') => ({
    name,
    value: values[name] ?? '',
    error: form.error(name),
    onChange: (day: string) => set(name, day === '' ? null : day),
  });
  return (
    <form onSubmit={form.onSubmit} noValidate>
      {form.unsaved && <UnsavedDraft {...form.unsaved} />}
      <div className="field-row">
        <DateInput label={RETURN_FIELDS.expectedOn} {...date('expectedOn')} />
        <DateInput label={RETURN_FIELDS.chasedOn} {...date('chasedOn')} />
        <DateInput label={RETURN_FIELDS.receivedOn} {...date('receivedOn')} />
      </div>
      <div className="form__actions fr-mb-3w">
        <button
          type="button"
          className="fr-btn fr-btn--sm fr-btn--tertiary"
          onClick={() => set('chasedOn', today)}
        >
          Relancé aujourd’hui
        </button>
        <button
          type="button"
          className="fr-btn fr-btn--sm fr-btn--tertiary"
          onClick={() => set('receivedOn', today)}
        >
          Reçu aujourd’hui
        </button>
      </div>
      <NumberInput
        label={RETURN_FIELDS.headcount}
        hint="S’il est tout ce que le réseau a envoyé, il suffit."
        {...form.field('headcount')}
        value={values.headcount ?? null}
      />
      <TextArea
        label={RETURN_FIELDS.text}
        hint="Collez ici son courriel ou son compte rendu, tel quel."
        rows={8}
        {...form.field('text')}
        value={values.text ?? ''}
      />
      {form.failure && <Alert>{form.failure.message}</Alert>}
      <Button type="submit" className="fr-btn" waiting={form.pending}>
        Enregistrer le retour
      </Button>
    </form>
  );
}

function NetworkMeetings({ networkId }: { networkId: string }) {
  const meetings = (useAnswer('meetings.list', {}).data ?? []).filter((one) => one.networkId === networkId);
  if (meetings.length === 0) {
    return (
      <p>
        Aucune rencontre. <Link href="/rencontres/nouvelle">Prévoir une rencontre</Link>
      </p>
    );
  }
  return (
    <ul>
      {meetings.map(({ id, title, date }) => (
        <li key={id}>
          <Link href={`/rencontres/${id}`}>{title}</Link>, {dateInWords(date)}
        </li>
      ))}
    </ul>
  );
}
