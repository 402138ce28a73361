import { useState } from 'react';
import { CAMPAIGNS } from '../../shared/campaign/built-in.ts';
import type { Campaign } from '../../shared/campaign/model.ts';
import { Alert } from '../components/alert.tsx';
import { FileInput, SelectInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { useCampaignFile } from './use-campaign-file.ts';

interface Opened {
  readonly campaign: Campaign;
  /** The file that says it; absent when it is built in. */
  readonly upload?: string;
}

const BUILT_IN: readonly Opened[] = CAMPAIGNS.map((campaign) => ({ campaign }));

interface CampaignChoiceProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (campaign: Campaign, upload: string | undefined) => void;
}

/** Which campaign: one that is built in, or one of a file, which joins the list. */
export function CampaignChoice({ value, error, onChange }: CampaignChoiceProps) {
  const [opened, setOpened] = useState(BUILT_IN);
  const file = useCampaignFile('campaign.read');
  const choose = async (chosen: File | null) => {
    const read = await file.choose(chosen);
    if (!read) return;
    const { value: campaign, upload } = read;
    setOpened((before) => [...before.filter((one) => one.campaign.id !== campaign.id), { campaign, upload }]);
    onChange(campaign, upload);
  };
  return (
    <>
      <SelectInput
        label="Campagne"
        name="campaignId"
        value={value}
        error={error}
        options={opened.map(({ campaign: { id, name } }) => ({ value: id, label: name }))}
        onChange={(id) => {
          const one = opened.find(({ campaign }) => campaign.id === id);
          if (one) onChange(one.campaign, one.upload);
        }}
      />
      <details className="form__more">
        <summary>Une autre campagne</summary>
        <FileInput
          label="Ouvrir un fichier de campagne"
          hint="Le fichier .campagne.json que le ministère a donné."
          accept=".json,application/json"
          value={file.chosen}
          onChange={(chosen) => void choose(chosen)}
        />
        {file.unsent && <Alert>{file.unsent}</Alert>}
        <JobStatus job={file.job} />
        {file.job.value && (
          <Alert severity="success">
            Campagne ouverte&nbsp;: {file.job.value.name}. Elle est choisie ci-dessus.
          </Alert>
        )}
      </details>
    </>
  );
}
