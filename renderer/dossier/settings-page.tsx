import type { z } from 'zod';
import {
  type OpenedDossier,
  Preferences,
  DossierSettings as SettingsRules,
} from '../../shared/dossier/contract.ts';
import { DOSSIER_FIELDS } from '../../shared/dossier/words.ts';
import { CampaignSettings } from '../campaign/campaign-settings.tsx';
import { useAnswer, useCommand, useJob } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { TextInput } from '../components/inputs.tsx';
import { Page } from '../components/page.tsx';
import { notify } from '../components/toasts.tsx';
import { useForm } from '../components/use-form.ts';
import { formDraft } from '../drafts/form-draft.ts';
import { UnsavedDraft } from '../drafts/unsaved-draft.tsx';
import { ProtectionSettings } from '../protection/protection-settings.tsx';

/** `/reglages` */
export function SettingsPage() {
  const dossier = useAnswer('dossier.current', null);
  const preferences = useAnswer('preferences.get', null);
  return (
    <Page>
      {dossier.data && <DossierSettings key={dossier.data.id} dossier={dossier.data} />}
      {dossier.data && <CampaignSettings campaign={dossier.data.campaign} readOnly={dossier.data.readOnly} />}
      {dossier.data && <ProtectionSettings readOnly={dossier.data.readOnly} />}
      {preferences.data && <AuthorSettings preferences={preferences.data} />}
    </Page>
  );
}

function DossierSettings({ dossier }: { dossier: OpenedDossier }) {
  const save = useCommand('dossier.settings');
  const form = useForm({
    schema: SettingsRules,
    draft: formDraft('settings', dossier.id),
    initial: { name: dossier.name, networkLabel: dossier.networkLabel },
    of: dossier,
    submit: async (_, { changes, basedOn }) => {
      await save.run(changes, basedOn);
      notify('Réglages du dossier enregistrés.');
    },
  });
  return (
    <form className="form" onSubmit={form.onSubmit} aria-label="Ce dossier">
      {form.unsaved && <UnsavedDraft {...form.unsaved} />}
      <h2 className="fr-h5">Ce dossier</h2>
      <TextInput label={DOSSIER_FIELDS.name} {...form.field('name')} />
      <TextInput
        label={DOSSIER_FIELDS.networkLabel}
        hint={`La campagne dit «\u00a0${dossier.campaign.networkLabel}\u00a0»\u00a0; votre territoire peut avoir un autre mot.`}
        {...form.field('networkLabel')}
      />
      {form.failure && <Alert>{form.failure.message}</Alert>}
      <p className="fr-text--sm">
        Emplacement sur cet ordinateur{'\u00a0'}: <code>{dossier.folder}</code>
      </p>
      {dossier.place.synchronisedBy !== null && (
        <p className="fr-text--sm">
          {dossier.place.synchronisedBy} copie ce dossier vers d’autres ordinateurs{'\u00a0'}: ne l’ouvrez que
          sur un seul à la fois, et attendez la fin de la copie avant de l’ouvrir sur un autre.
        </p>
      )}
      <Button type="submit" className="fr-btn" waiting={form.pending} disabled={!form.dirty}>
        Enregistrer
      </Button>
    </form>
  );
}

function AuthorSettings({ preferences: { author } }: { preferences: z.infer<typeof Preferences> }) {
  const save = useJob('preferences.set');
  const form = useForm({
    schema: Preferences,
    initial: { author },
    submit: async (values) => {
      await save.start(values);
      notify('Votre nom est enregistré.');
    },
  });
  return (
    <form className="form fr-mt-4w" onSubmit={form.onSubmit} aria-label="Vous">
      <h2 className="fr-h5">Vous</h2>
      <TextInput
        label="Votre nom"
        hint="L’historique le donne à chaque changement."
        {...form.field('author')}
      />
      {form.failure && <Alert>{form.failure.message}</Alert>}
      <Button
        type="submit"
        className="fr-btn fr-btn--secondary"
        waiting={form.pending}
        disabled={!form.dirty}
      >
        Enregistrer
      </Button>
    </form>
  );
}
