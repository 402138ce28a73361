import { useState } from 'react';
import { useLocation } from 'wouter';
import type { AppError } from '../../shared/errors.ts';
import { MEETING_FIELDS } from '../../shared/meetings/words.ts';
import type { OverviewRow } from '../../shared/syntheses/contract.ts';
import type { SynthesisLevel } from '../../shared/syntheses/model.ts';
import { type SynthesisStage, stageOfRow } from '../../shared/syntheses/stage.ts';
import { STATE_WORDS, SYNTHESIS_FIELDS } from '../../shared/syntheses/words.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { useAnswer, useCommand } from '../client/hooks.ts';
import { Button } from '../components/button.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { SelectInput } from '../components/inputs.tsx';
import { Page } from '../components/page.tsx';
import { useAskedFilter } from '../components/use-asked-filter.ts';
import { useStillShown } from '../components/use-still-shown.ts';
import { useOverviewFilter } from './overview-filter.ts';
import { StateBadge } from './state-badge.tsx';
import { useLevelWord } from './use-level-word.ts';

/** `/syntheses`: which syntheses exist, are missing, await their sign-off. */
export function SynthesesPage() {
  const answer = useAnswer('syntheses.overview', null);
  const create = useCommand('syntheses.create');
  const [, navigate] = useLocation();
  const isStillShown = useStillShown();
  const [failure, setFailure] = useState('');
  const { level, state, setLevel, setState } = useOverviewFilter();
  useAskedFilter('etat', (asked) => {
    setLevel('');
    setState(asked in STATE_WORDS ? (asked as SynthesisStage) : '');
  });
  const all = answer.data ?? [];
  const rows = all.filter(
    (row) => (level === '' || row.scope.level === level) && (state === '' || stageOfRow(row) === state),
  );
  // Without its territory above it, what is below would hang from nothing.
  const isWhole = level === '' && state === '';
  const levelWord = useLevelWord();

  const open = async (row: OverviewRow) => {
    setFailure('');
    try {
      const { id } = row.latest ?? (await create.run(row.scope));
      if (isStillShown()) navigate(`/syntheses/${id}`);
    } catch (error) {
      setFailure((error as AppError).message);
    }
  };

  return (
    <Page intro={all.length > 0 ? summary(all) : undefined}>
      {failure !== '' && (
        <div className="fr-alert fr-alert--error fr-alert--sm fr-mb-2w" role="alert">
          <p>{failure}</p>
        </div>
      )}
      <div className="syntheses__filters">
        <SelectInput
          label={SYNTHESIS_FIELDS.level}
          value={level}
          onChange={(next: string) => setLevel(next as SynthesisLevel | '')}
          options={[
            { value: '', label: 'Tous les niveaux' },
            ...levelsOf(all).map((one) => ({ value: one, label: levelWord(one) })),
          ]}
        />
        <SelectInput
          label={SYNTHESIS_FIELDS.state}
          value={state}
          onChange={(next: string) => setState(next as SynthesisStage | '')}
          options={[
            { value: '', label: 'Tous les états' },
            ...Object.entries(STATE_WORDS).map(([value, label]) => ({ value, label })),
          ]}
        />
      </div>
      {answer.data && rows.length === 0 ? (
        <EmptyState
          title="Aucune synthèse ne correspond à ces filtres"
          action={
            <button
              type="button"
              className="fr-btn fr-btn--secondary"
              onClick={() => {
                setLevel('');
                setState('');
              }}
            >
              Tout afficher
            </button>
          }
        >
          Changez de niveau ou d’état pour en voir d’autres.
        </EmptyState>
      ) : (
        <DataTable
          caption="Synthèses du territoire, des réseaux et des rencontres"
          counted={['synthèse attendue ou écrite', 'synthèses attendues ou écrites']}
          rows={rows}
          total={all.length}
          rowKey={({ scope }: OverviewRow) => `${scope.level}-${scope.id}`}
          columns={[
            {
              key: 'name',
              title: 'Synthèse de',
              cell: isWhole ? nameAtDepth : ({ name }: OverviewRow) => name,
            },
            {
              key: 'level',
              title: SYNTHESIS_FIELDS.level,
              cell: (row: OverviewRow) => levelWord(row.scope.level),
            },
            {
              key: 'date',
              title: MEETING_FIELDS.date,
              cell: (row: OverviewRow) => (row.date ? dateInWords(row.date) : ''),
            },
            {
              key: 'state',
              title: SYNTHESIS_FIELDS.state,
              cell: (row: OverviewRow) => <StateBadge state={stageOfRow(row)} />,
            },
            {
              key: 'version',
              title: SYNTHESIS_FIELDS.version,
              cell: (row: OverviewRow) => row.latest?.version ?? '',
            },
            {
              key: 'sheets',
              title: 'Fiches d’atelier',
              cell: (row: OverviewRow) =>
                row.sheets === 0 ? 'Aucune' : `${row.completeSheets} sur ${row.sheets} complètes`,
            },
            {
              key: 'action',
              title: 'Action',
              cell: (row: OverviewRow) => (
                <Button
                  type="button"
                  className="fr-btn fr-btn--sm fr-btn--tertiary"
                  waiting={create.pending}
                  aria-label={`${row.latest ? 'Ouvrir' : 'Commencer'} la synthèse de ${row.name}`}
                  onClick={() => void open(row)}
                >
                  {row.latest ? 'Ouvrir' : 'Commencer'}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Page>
  );
}

const nameAtDepth = ({ name, depth }: OverviewRow) => (
  <span className={`syntheses__name syntheses__name--${Math.min(depth, 4)}`}>{name}</span>
);

function summary(rows: readonly OverviewRow[]): string {
  const count = (state: SynthesisStage) => rows.filter((row) => stageOfRow(row) === state).length;
  const parts = [
    `${count('missing')} à écrire`,
    `${count('upcoming')} à venir`,
    `${count('draft')} en brouillon`,
    `${count('review')} en relecture`,
    `${count('to-sign')} à la signature`,
    `${count('signed')} à envoyer`,
    count('sent') > 1 ? `${count('sent')} envoyées` : `${count('sent')} envoyée`,
  ];
  return `${parts.join(', ')}.`;
}

function levelsOf(rows: readonly OverviewRow[]): SynthesisLevel[] {
  return [...new Set(rows.map(({ scope }) => scope.level))];
}
