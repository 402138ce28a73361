import { useEffect, useRef } from 'react';
import { useSearch } from 'wouter';
import { Page } from '../components/page.tsx';
import { ColumnsStep } from './import-columns.tsx';
import { ImportDone } from './import-done.tsx';
import { FileStep } from './import-file.tsx';
import { PreviewStep } from './import-preview.tsx';
import { type ImportStep, useImport } from './use-import.ts';
import './import.css';

const STEPS: readonly (readonly [ImportStep, string])[] = [
  ['file', 'Choisir la liste'],
  ['columns', 'Reconnaître les colonnes'],
  ['preview', 'Vérifier avant d’importer'],
  ['done', 'Liste importée'],
];

/** `/personnes/importer`, with `?rencontre=<id>` when one comes from a meeting. */
export function ImportPage() {
  const meetingId = new URLSearchParams(useSearch()).get('rencontre') ?? '';
  const list = useImport(meetingId);
  const back = meetingId
    ? { href: `/rencontres/${meetingId}/inscriptions`, label: 'Inscriptions de la rencontre' }
    : '/personnes';
  return (
    <Page back={back}>
      <Stepper step={list.step} />
      {list.step === 'file' && <FileStep list={list} />}
      {list.step === 'columns' && list.found && <ColumnsStep list={list} found={list.found} />}
      {list.step === 'preview' && list.preview.value && <PreviewStep list={list} seen={list.preview.value} />}
      {list.step === 'done' && list.run.value && <ImportDone list={list} result={list.run.value} />}
    </Page>
  );
}

/** Says where one is; each new step takes the focus, so that it is heard. */
function Stepper({ step }: { step: ImportStep }) {
  const title = useRef<HTMLHeadingElement>(null);
  const last = useRef(step);
  const number = STEPS.findIndex(([key]) => key === step) + 1;
  useEffect(() => {
    if (last.current !== step) title.current?.focus();
    last.current = step;
  }, [step]);
  return (
    <div className="fr-stepper import__stepper">
      <h2 ref={title} className="fr-stepper__title" tabIndex={-1}>
        {STEPS[number - 1]?.[1]}
        <span className="fr-stepper__state">
          Étape {number} sur {STEPS.length}
        </span>
      </h2>
      <div className="fr-stepper__steps" data-fr-current-step={number} data-fr-steps={STEPS.length} />
    </div>
  );
}
