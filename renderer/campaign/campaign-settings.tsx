import { useState } from 'react';
import type { Campaign } from '../../shared/campaign/model.ts';
import { CAMPAIGN_FIELDS, daysOffInWords, eventInWords, periodInWords } from '../../shared/campaign/words.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { counted } from '../../shared/text/numbers.ts';
import { useJob } from '../client/hooks.ts';
import { saveFile } from '../client/save-file.ts';
import { Button } from '../components/button.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { CampaignUpdate } from './campaign-update.tsx';

/** What the campaign of the dossier is, and its file going out and coming in. */
export function CampaignSettings({ campaign, readOnly }: { campaign: Campaign; readOnly: boolean }) {
  const [updating, setUpdating] = useState(false);
  const file = useJob('campaign.export');
  const exportIt = async () => {
    const exported = await file.start(null).catch(() => undefined);
    if (exported) saveFile(exported);
  };
  return (
    <section className="form fr-mt-4w" aria-labelledby="campagne">
      <h2 className="fr-h5" id="campagne">
        Campagne
      </h2>
      <p>
        {campaign.name}, {periodInWords(campaign)}. Les synthèses sont attendues jusqu’au{' '}
        {dateInWords(campaign.synthesisDeadline)}.
      </p>
      <details className="form__more">
        <summary>Ce que dit cette campagne</summary>
        <Content campaign={campaign} />
      </details>
      <JobStatus job={file} />
      <div className="form__actions">
        <button
          type="button"
          className="fr-btn fr-btn--secondary"
          disabled={readOnly}
          onClick={() => setUpdating(true)}
        >
          Mettre à jour la campagne
        </button>
        <Button
          type="button"
          className="fr-btn fr-btn--tertiary"
          waiting={file.running}
          onClick={() => void exportIt()}
        >
          Exporter la campagne
        </Button>
      </div>
      {updating && <CampaignUpdate onClose={() => setUpdating(false)} />}
    </section>
  );
}

/** What its file says, but for the functions, which are hundreds. */
function Content({ campaign }: { campaign: Campaign }) {
  const parts: readonly (readonly [label: string, lines: readonly string[]])[] = [
    [CAMPAIGN_FIELDS.nationalEvent, [eventInWords(campaign.nationalEvent)]],
    [CAMPAIGN_FIELDS.stakes, campaign.stakes.map(({ title }) => title)],
    [
      CAMPAIGN_FIELDS.themes,
      campaign.themes.map(({ title, subjects }) =>
        [title, subjects.map((one) => one.title).join(' · ')].filter(Boolean).join('\u00a0: '),
      ),
    ],
    [CAMPAIGN_FIELDS.categories, [campaign.categories.map(({ plural }) => plural).join(', ')]],
    [
      CAMPAIGN_FIELDS.functions,
      campaign.functions.length === 0
        ? []
        : [counted(campaign.functions.length, 'fonction reconnue', 'fonctions reconnues')],
    ],
    [CAMPAIGN_FIELDS.addresses, [campaign.addresses.questionnaire, campaign.addresses.platform]],
    [CAMPAIGN_FIELDS.steps, campaign.steps],
    [CAMPAIGN_FIELDS.daysOff, campaign.daysOff.map(daysOffInWords)],
    [CAMPAIGN_FIELDS.publicDomains, [campaign.publicDomains.join(', ')]],
  ];
  return (
    <dl>
      {parts
        .map(([label, lines]) => [label, lines.filter((line) => line !== '')] as const)
        .filter(([, lines]) => lines.length > 0)
        .map(([label, lines]) => (
          <div key={label}>
            <dt>
              <strong>{label}</strong>
            </dt>
            {lines.map((line) => (
              <dd key={line}>{line}</dd>
            ))}
          </div>
        ))}
    </dl>
  );
}
