import { NewProposal, type Proposal } from '../../shared/proposals/model.ts';
import { PROPOSAL_FIELDS } from '../../shared/proposals/words.ts';
import { useCommand } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { NumberInput, TextArea, TextInput } from '../components/inputs.tsx';
import { notify } from '../components/toasts.tsx';
import { useForm } from '../components/use-form.ts';
import { formDraft } from '../drafts/form-draft.ts';
import { UnsavedDraft } from '../drafts/unsaved-draft.tsx';
import { DeleteButton } from './delete-button.tsx';
import { Origin, OriginSelect } from './origin-select.tsx';
import { StakesInput } from './stakes-input.tsx';
import { SubjectSelect, ThemeSelect } from './theme-select.tsx';

const Rules = NewProposal.extend(Origin.shape);
const EMPTY = {
  ...{ title: '', body: '', themeId: '', subjectId: null, stakes: [], audience: '', votes: null },
  ...{ meetingId: '', workshopId: null },
};

interface ProposalFormProps {
  /** Absent for a new proposal. */
  readonly proposal?: Proposal;
  readonly onSaved: (proposal: Proposal) => void;
  readonly onDeleted: () => void;
}

/** A concrete proposal: what, under which subject, for whom, and how the room voted. */
export function ProposalForm({ proposal, onSaved, onDeleted }: ProposalFormProps) {
  const create = useCommand('proposals.create');
  const update = useCommand('proposals.update');
  const remove = useCommand('proposals.delete');
  const form = useForm({
    schema: Rules,
    draft: formDraft('proposal-form', proposal?.id),
    initial: proposal ?? EMPTY,
    of: proposal,
    submit: async (fields, { changes, basedOn }) => {
      const saved = proposal
        ? await update.run({ ...changes, id: proposal.id }, basedOn)
        : await create.run(fields);
      notify(`Proposition enregistrée\u00a0: ${saved.title}`);
      return saved;
    },
    onSaved,
  });
  const { values, set } = form;
  return (
    <form onSubmit={form.onSubmit} noValidate>
      {form.unsaved && <UnsavedDraft {...form.unsaved} />}
      {!proposal && (
        <OriginSelect
          meetingId={values.meetingId}
          workshopId={values.workshopId ?? null}
          error={form.error('meetingId')}
          onChange={({ meetingId, workshopId }) => {
            set('meetingId', meetingId);
            set('workshopId', workshopId);
          }}
        />
      )}
      <TextInput label={PROPOSAL_FIELDS.title} {...form.field('title')} />
      <TextArea label={PROPOSAL_FIELDS.body} rows={6} {...form.field('body')} value={values.body ?? ''} />
      <ThemeSelect
        value={values.themeId}
        error={form.error('themeId')}
        onChange={(themeId) => {
          set('themeId', themeId);
          set('subjectId', null);
        }}
      />
      <SubjectSelect
        themeId={values.themeId}
        value={values.subjectId ?? null}
        onChange={(subjectId) => set('subjectId', subjectId)}
      />
      <StakesInput value={values.stakes ?? []} onChange={(stakes) => set('stakes', stakes)} />
      <TextInput
        label={PROPOSAL_FIELDS.audience}
        hint="Par exemple&nbsp;: élèves et parents. Les lecteurs de l’espace la trouveront ainsi."
        {...form.field('audience')}
        value={values.audience ?? ''}
      />
      <NumberInput
        label={PROPOSAL_FIELDS.votes}
        hint="Si la salle a voté."
        {...form.field('votes')}
        value={values.votes ?? null}
      />
      {form.failure && <Alert>{form.failure.message}</Alert>}
      <div className="form__actions">
        <Button type="submit" className="fr-btn" waiting={form.pending}>
          Enregistrer
        </Button>
        {proposal && (
          <DeleteButton
            title="Supprimer cette proposition&nbsp;?"
            done={`Proposition supprimée\u00a0: ${proposal.title}`}
            run={() => remove.done({ id: proposal.id })}
            onDeleted={onDeleted}
          />
        )}
      </div>
    </form>
  );
}
