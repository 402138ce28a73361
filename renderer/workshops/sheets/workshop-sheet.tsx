import { useEffect, useRef, useState } from 'react';
import { draftKey } from '../../../shared/drafts/kinds.ts';
import type { Practice, Proposal } from '../../../shared/proposals/model.ts';
import { RichText } from '../../../shared/text/rich-text.ts';
import { isEmptyText } from '../../../shared/text/rich-text-plain.ts';
import type { WorkshopWithPlaces } from '../../../shared/workshops/contract.ts';
import type { WorkshopSheet as Sheet } from '../../../shared/workshops/model.ts';
import { SHEET_FIELDS } from '../../../shared/workshops/words.ts';
import { call } from '../../client/call.ts';
import { useCommand } from '../../client/hooks.ts';
import { useAutosave } from '../../client/use-autosave.ts';
import { Alert } from '../../components/alert.tsx';
import { refuse } from '../../components/refusals.tsx';
import { RichTextEditor } from '../../components/rich-text-editor.tsx';
import { SaveIndicator } from '../../components/save-indicator.tsx';
import { notify } from '../../components/toasts.tsx';
import { EntryList } from './entry-list.tsx';
import { Flushers } from './flushers.ts';
import { PracticeEntry } from './practice-entry.tsx';
import { ProposalEntry } from './proposal-entry.tsx';

interface WorkshopSheetProps {
  readonly workshop: WorkshopWithPlaces;
  readonly sheet: Sheet;
  readonly proposals: readonly Proposal[];
  readonly practices: readonly Practice[];
  /** True when it was opened by the keyboard: the cursor goes to the findings. */
  readonly focused: boolean;
}

/** The sheet of one workshop, as its rapporteur filled it in: everything is saved by itself. */
export function WorkshopSheet({ workshop, sheet, proposals, practices, focused }: WorkshopSheetProps) {
  const workshopId = workshop.id;
  const save = useCommand('workshops.saveSheet');
  const [flushers] = useState(() => new Set<() => Promise<boolean>>());
  const [failure, setFailure] = useState('');
  const frame = useRef<HTMLDivElement>(null);
  const isComplete = sheet.completedAt !== null;
  const autosave = useAutosave<RichText>(
    sheet.findings,
    (findings, basedOn) => save.run({ workshopId, findings, complete: isComplete }, basedOn),
    sheet,
    {
      key: draftKey('findings', workshopId),
      saved: sheet.findings,
      read: (kept) => RichText.safeParse(kept).data,
    },
  );
  const { value: findings, state, change, adopt, flush } = autosave;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what comes from the dossier triggers it, not what is typed.
  useEffect(() => {
    if (state.kind === 'saved' && JSON.stringify(sheet.findings) !== JSON.stringify(findings))
      adopt(sheet.findings);
  }, [sheet]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it takes the focus once, when it appears.
  useEffect(() => {
    if (focused) frame.current?.querySelector<HTMLElement>('[role="textbox"]')?.focus();
  }, []);

  const declare = async (complete: boolean) => {
    setFailure('');
    const safe = await Promise.all([flush(), ...[...flushers].map((one) => one())]);
    if (safe.includes(false)) {
      setFailure(
        'Une partie de la fiche est à corriger ou n’est pas encore enregistrée\u00a0: rien n’est perdu.',
      );
      frame.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    if (complete && isEmptyText(findings) && proposals.length + practices.length === 0) {
      setFailure('La fiche est vide\u00a0: écrivez au moins un constat, une proposition ou une pratique.');
      return;
    }
    try {
      await save.run({ workshopId, findings, complete }, autosave.basedOn());
      notify(complete ? 'Fiche déclarée complète.' : 'Fiche rouverte.');
    } catch (error) {
      setFailure((error as Error).message);
    }
  };

  return (
    <Flushers value={flushers}>
      <div ref={frame}>
        <RichTextEditor
          label={SHEET_FIELDS.findings}
          hint="Ce que l’atelier a dit de son thème."
          value={findings}
          onChange={change}
          onBlur={() => void flush()}
        />
        <SaveIndicator state={state} retry={() => void flush()} />
        <h3 className="fr-h6 fr-mt-3w">Propositions</h3>
        <p className="fr-hint-text">
          Les trois premières sont mises en avant. <kbd>Ctrl</kbd>+<kbd>Entrée</kbd> passe à la suivante,{' '}
          <kbd>Alt</kbd>+<kbd>↑</kbd> ou <kbd>↓</kbd> change l’ordre.
        </p>
        <EntryList
          items={proposals}
          drafts={`${draftKey('proposal', workshopId)}:`}
          awaited
          add="Ajouter une proposition"
          onMove={(id, by) => attempt(() => call('proposals.move', { id, by }))}
        >
          {(place) => <ProposalEntry workshop={workshop} place={place} />}
        </EntryList>
        <h3 className="fr-h6 fr-mt-3w">Pratiques à partager</h3>
        <EntryList
          items={practices}
          drafts={`${draftKey('practice', workshopId)}:`}
          awaited={false}
          add="Ajouter une pratique"
        >
          {(place) => <PracticeEntry workshop={workshop} place={place} />}
        </EntryList>
        {failure !== '' && (
          <div className="fr-mt-3w">
            <Alert>{failure}</Alert>
          </div>
        )}
        <div className="form__actions fr-mt-3w">
          {isComplete ? (
            <button type="button" className="fr-btn fr-btn--secondary" onClick={() => void declare(false)}>
              Rouvrir la fiche
            </button>
          ) : (
            <button type="button" className="fr-btn" onClick={() => void declare(true)}>
              Fiche complète
            </button>
          )}
        </div>
      </div>
    </Flushers>
  );
}

async function attempt(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    refuse(error);
  }
}
