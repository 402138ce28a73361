import { useState } from 'react';
import {
  type SheetRequest,
  SheetRequest as SheetRules,
  type SheetScope,
  type SheetSummary,
} from '../../shared/documents/contract.ts';
import { fieldErrors } from '../../shared/errors.ts';
import { useAnswer, useJob } from '../client/hooks.ts';
import { Button } from '../components/button.tsx';
import { NumberInput, RadioInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { PdfPreview } from '../components/pdf-preview.tsx';

const USUAL_BLANK_ROWS = 5;

/** Chooses, draws, previews, saves and prints sign-in sheets. `scope` says of which meetings or workshops. */
export function SheetMaker({ scope, children }: { scope: SheetScope; children?: React.ReactNode }) {
  const [perWorkshop, setPerWorkshop] = useState(false);
  const [blankRows, setBlankRows] = useState<number | null>(USUAL_BLANK_ROWS);
  const job = useJob('documents.signInSheets');
  const summary = useAnswer('documents.signInSheetSummary', { scope, perWorkshop });
  const request = { scope, perWorkshop, blankRows: blankRows ?? Number.NaN };
  const parsed = SheetRules.safeParse(request);
  const faults = parsed.success ? {} : fieldErrors(parsed.error);

  const changed = (apply: () => void) => {
    // A preview of other choices would mislead.
    job.reset();
    apply();
  };
  const make = (wanted: SheetRequest) => void job.start(wanted);

  return (
    <>
      <form
        className="sheets__form"
        onSubmit={(event) => {
          event.preventDefault();
          if (parsed.success) make(parsed.data);
        }}
      >
        {children}
        {scope.kind !== 'workshops' && (
          <RadioInput
            label="Une feuille pour"
            value={perWorkshop ? 'workshop' : 'meeting'}
            onChange={(value: string) => changed(() => setPerWorkshop(value === 'workshop'))}
            options={[
              { value: 'meeting', label: scope.kind === 'all' ? 'chaque rencontre' : 'toute la rencontre' },
              { value: 'workshop', label: 'chaque atelier', hint: 'Et une pour les personnes sans atelier.' },
            ]}
          />
        )}
        <NumberInput
          label="Lignes vides en fin de feuille"
          hint="Pour les personnes qui viennent sans s’être inscrites."
          value={blankRows}
          error={faults.blankRows}
          onChange={(value: number | null) => changed(() => setBlankRows(value))}
        />
        {summary.error ? (
          <p className="fr-error-text">{summary.error.message}</p>
        ) : (
          summary.data && <p className="fr-text--sm">{summaryInWords(summary.data)}</p>
        )}
        <Button
          type="submit"
          className="fr-btn"
          waiting={job.running}
          disabled={!parsed.success || Boolean(summary.error)}
        >
          Préparer {summary.data && summary.data.sheets > 1 ? 'les feuilles' : 'la feuille'}
        </Button>
      </form>
      <JobStatus job={job} />
      {job.value && <PdfPreview file={job.value} />}
    </>
  );
}

function summaryInWords({ sheets, people, fromAfar }: SheetSummary): string {
  const papers =
    sheets === 1 ? '1 feuille d’émargement' : `${sheets.toLocaleString('fr-FR')} feuilles d’émargement`;
  if (people === 0)
    return `${papers}. Personne n’est encore inscrit\u00a0: les lignes seront vides, à remplir sur place.`;
  const afar = fromAfar === 0 ? '' : `, dont ${fromAfar.toLocaleString('fr-FR')} à distance, sans signature`;
  return `${papers}, ${people === 1 ? '1 nom' : `${people.toLocaleString('fr-FR')} noms`}${afar}.`;
}
