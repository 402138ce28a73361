import { type MemberSchool, type Network, NewNetwork } from '../../shared/networks/model.ts';
import { NETWORK_FIELDS } from '../../shared/networks/words.ts';
import { capitalised } from '../../shared/text/capitalised.ts';
import { useAnswer, useCommand } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { SelectInput, TextArea, TextInput } from '../components/inputs.tsx';
import { notify } from '../components/toasts.tsx';
import { useForm } from '../components/use-form.ts';
import { formDraft } from '../drafts/form-draft.ts';
import { UnsavedDraft } from '../drafts/unsaved-draft.tsx';
import { useDepartmentOptions } from '../territory/department-options.ts';
import { SchoolsField } from './schools-field.tsx';

interface NetworkFormProps {
  /** Absent for a new network. */
  readonly network?: Network;
  readonly onSaved: (network: Network) => void;
}

/** A network: who leads it, and the schools that are in it. */
export function NetworkForm({ network, onSaved }: NetworkFormProps) {
  const label = useAnswer('dossier.current', null).data?.networkLabel ?? 'Réseau';
  const departments = useDepartmentOptions();
  const create = useCommand('networks.create');
  const update = useCommand('networks.update');
  const form = useForm({
    schema: NewNetwork,
    draft: formDraft('network', network?.id),
    initial: network ? fieldsOf(network) : { ...EMPTY, name: `${capitalised(label)} ` },
    of: network,
    submit: async (fields, { changes, basedOn }) => {
      const saved = network
        ? await update.run({ ...changes, id: network.id }, basedOn)
        : await create.run(fields);
      notify(`Réseau enregistré\u00a0: ${saved.name}`);
      return saved;
    },
    onSaved,
  });
  const { values, set } = form;
  return (
    <form onSubmit={form.onSubmit} noValidate>
      {form.unsaved && <UnsavedDraft {...form.unsaved} />}
      <TextInput label={NETWORK_FIELDS.name} {...form.field('name')} />
      <SelectInput
        label={NETWORK_FIELDS.departmentCode}
        name="departmentCode"
        value={values.departmentCode ?? ''}
        placeholder="Non précisé"
        options={departments}
        onChange={(code) => set('departmentCode', code === '' ? null : code)}
      />
      <TextInput label={NETWORK_FIELDS.leadName} {...form.field('leadName')} value={values.leadName ?? ''} />
      <TextInput
        label={NETWORK_FIELDS.leadFunction}
        {...form.field('leadFunction')}
        value={values.leadFunction ?? ''}
      />
      <div className="field-row">
        <TextInput
          label={NETWORK_FIELDS.leadEmail}
          type="email"
          {...form.field('leadEmail')}
          value={values.leadEmail ?? ''}
        />
        <TextInput
          label={NETWORK_FIELDS.leadPhone}
          type="tel"
          {...form.field('leadPhone')}
          value={values.leadPhone ?? ''}
        />
      </div>
      <SchoolsField
        schools={values.schools ?? []}
        error={form.error}
        onChange={(schools) => set('schools', schools)}
      />
      <TextArea label={NETWORK_FIELDS.notes} {...form.field('notes')} value={values.notes ?? ''} />
      {form.failure && <Alert>{form.failure.message}</Alert>}
      <Button type="submit" className="fr-btn" waiting={form.pending}>
        Enregistrer
      </Button>
    </form>
  );
}

const EMPTY = {
  name: '',
  departmentCode: null,
  leadName: '',
  leadFunction: '',
  leadEmail: '',
  leadPhone: '',
  notes: '',
  schools: [] as MemberSchool[],
};

function fieldsOf({ id: _, return: __, ...fields }: Network): NewNetwork {
  return fields;
}
