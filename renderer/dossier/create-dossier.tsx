import { useState } from 'react';
import { z } from 'zod';
import { CAMPAIGNS } from '../../shared/campaign/built-in.ts';
import { NewDossier } from '../../shared/dossier/contract.ts';
import { DOSSIER_FIELDS } from '../../shared/dossier/words.ts';
import { academiesOf, departmentsOf, REGIONS } from '../../shared/territory/reference.ts';
import { TERRITORY_LEVELS } from '../../shared/territory/words.ts';
import { allCapitalised } from '../../shared/text/capitalised.ts';
import { CampaignChoice } from '../campaign/campaign-choice.tsx';
import { useJob } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { SelectInput, TextInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { PlaceInput } from '../components/place-input.tsx';
import { useForm } from '../components/use-form.ts';

/** Where it goes may be left as it is. */
const TypedDossier = NewDossier.extend({
  folder: z.union([z.literal(''), NewDossier.shape.folder.unwrap()]),
});

const LEVELS = allCapitalised(TERRITORY_LEVELS);

type Level = 'region' | 'academy' | 'department';

/** Which territory, which campaign, which name: the three things that make a dossier. */
export function CreateDossier({
  onCancel,
  onCreated,
}: {
  onCancel: () => void;
  onCreated?: (() => void) | undefined;
}) {
  const job = useJob('dossier.create');
  const [region, setRegion] = useState('');
  const [academy, setAcademy] = useState('');
  const [named, setNamed] = useState(false);
  /** What its name is made of, until someone types another. */
  const [territory, setTerritory] = useState('');
  const [campaign, setCampaign] = useState(CAMPAIGNS[0]?.shortName ?? '');
  const form = useForm({
    schema: TypedDossier,
    initial: {
      name: '',
      territory: { level: 'region' as Level, code: '' },
      campaignId: CAMPAIGNS[0]?.id ?? '',
      folder: '',
    },
    submit: ({ folder, ...values }) => job.start({ ...values, ...(folder !== '' && { folder }) }),
    ...(onCreated && { onSaved: onCreated }),
  });
  const academies = region === '' ? [] : academiesOf(region);
  const departments = academy === '' ? [] : departmentsOf('academy', academy);

  const nameAfter = (place: string, campaign: string) => {
    setTerritory(place);
    setCampaign(campaign);
    if (!named) form.set('name', place === '' ? '' : `${place}, ${campaign}`);
  };
  const choose = (level: Level, code: string, name: string) => {
    form.set('territory', { level, code });
    nameAfter(name, campaign);
  };
  const nameIn = (list: readonly { code: string; name: string }[], code: string) =>
    list.find((one) => one.code === code)?.name ?? '';

  return (
    <form className="form" onSubmit={form.onSubmit} aria-label="Créer un dossier">
      <SelectInput
        label={LEVELS.region}
        name="territory.code"
        required
        placeholder="Choisissez une région académique"
        error={form.error('territory.code') && 'Choisissez le territoire de la consultation.'}
        value={region}
        options={REGIONS.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(code) => {
          setRegion(code);
          setAcademy('');
          choose('region', code, nameIn(REGIONS, code));
        }}
      />
      {academies.length > 0 && (
        <SelectInput
          label={LEVELS.academy}
          value={academy}
          placeholder="Toute la région académique"
          options={academies.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code) => {
            setAcademy(code);
            if (code === '') choose('region', region, nameIn(REGIONS, region));
            else choose('academy', code, `Académie de ${nameIn(academies, code)}`);
          }}
        />
      )}
      {departments.length > 0 && (
        <SelectInput
          label={LEVELS.department}
          value={form.values.territory.level === 'department' ? form.values.territory.code : ''}
          placeholder="Toute l’académie"
          options={departments.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code) => {
            if (code === '') choose('academy', academy, `Académie de ${nameIn(academies, academy)}`);
            else choose('department', code, nameIn(departments, code));
          }}
        />
      )}
      <CampaignChoice
        value={form.values.campaignId}
        error={form.error('campaignId') ?? form.error('campaignFile')}
        onChange={({ id, shortName }, upload) => {
          form.set('campaignId', id);
          form.set('campaignFile', upload);
          nameAfter(territory, shortName);
        }}
      />
      <TextInput
        label={DOSSIER_FIELDS.name}
        {...form.field('name')}
        onChange={(name) => {
          setNamed(true);
          form.set('name', name);
        }}
      />
      <details className="form__more">
        <summary>Où le ranger</summary>
        <p className="fr-text--sm">
          Dans le dossier de Cahiers sur cet ordinateur, sauf si vous choisissez un autre emplacement.
        </p>
        <PlaceInput
          label="Un autre emplacement"
          purpose="creation"
          place={form.values.folder}
          error={form.error('folder')}
          onChange={(folder) => form.set('folder', folder)}
        />
      </details>
      {form.failure && <Alert>{form.failure.message}</Alert>}
      <div className="form__actions">
        <Button type="submit" className="fr-btn" waiting={form.pending}>
          Créer le dossier
        </Button>
        <button type="button" className="fr-btn fr-btn--secondary" onClick={onCancel}>
          Annuler
        </button>
      </div>
      {job.running && <JobStatus job={job} />}
    </form>
  );
}
