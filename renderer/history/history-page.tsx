import { useDeferredValue } from 'react';
import { useLocation, useParams } from 'wouter';
import { create } from 'zustand';
import { typedInWords } from '../../shared/history/words.ts';
import { momentInWords } from '../../shared/text/dates.ts';
import { counted } from '../../shared/text/numbers.ts';
import { useAnswer } from '../client/hooks.ts';
import { Badge } from '../components/alert.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { redo, undo } from '../shell/undo.ts';
import { HistoryEntryPanel } from './history-entry.tsx';
import { askedFor, HistoryFilters, showEverything, useHistoryFilter } from './history-filter.tsx';
import './history.css';

/** Actions shown at first, and how many more at each request. */
const STEP = 500;
/** How many are shown stays while one opens an action, or goes to another screen. */
const useShown = create<{ limit: number }>(() => ({ limit: STEP }));

/** `/historique`, `/historique/:sequence`: who did what, the latest first. */
export function HistoryPage() {
  const { sequence } = useParams<{ sequence?: string }>();
  const [, navigate] = useLocation();
  const { limit } = useShown();
  const filter = useDeferredValue(useHistoryFilter());
  const { data } = useAnswer('history.list', { ...askedFor(filter), limit });
  const opened = Number(sequence);
  return (
    <Page intro="Tout ce qui a été fait dans ce dossier. Ctrl + Z annule la dernière action, Ctrl + Y la rétablit.">
      <div className="form__actions fr-mb-2w">
        <button
          type="button"
          className="fr-btn fr-btn--secondary"
          disabled={!data?.undo}
          onClick={() => void undo()}
        >
          Annuler la dernière action
        </button>
        <button
          type="button"
          className="fr-btn fr-btn--tertiary"
          disabled={!data?.redo}
          onClick={() => void redo()}
        >
          Rétablir
        </button>
      </div>
      <HistoryFilters />
      <div className={opened > 0 ? 'with-side' : undefined}>
        <div>
          {data?.found === 0 ? (
            <EmptyState
              title="Aucune action ne correspond"
              action={
                <button type="button" className="fr-btn fr-btn--secondary" onClick={showEverything}>
                  Tout montrer
                </button>
              }
            >
              Cherchez un autre mot, un autre jour, ou montrez tout l’historique.
            </EmptyState>
          ) : (
            <DataTable
              caption="Actions, la plus récente d’abord"
              counted={['action', 'actions']}
              rows={data?.entries ?? []}
              total={data?.total ?? 0}
              rowKey={(entry) => String(entry.sequence)}
              selectedKey={sequence}
              hrefOf={(entry) => `/historique/${entry.sequence}`}
              columns={[
                {
                  key: 'what',
                  title: 'Action',
                  cell: ({ description, typing }) =>
                    typing ? `${description} (${typedInWords(typing)})` : description,
                },
                { key: 'who', isSecondary: true, title: 'Par', cell: ({ author }) => author },
                { key: 'when', title: 'Quand', cell: ({ at }) => momentInWords(new Date(at)) },
                {
                  key: 'undone',
                  title: 'État',
                  cell: ({ undone }) => (undone ? <Badge>Annulée</Badge> : ''),
                },
              ]}
            />
          )}
          {data && data.found > data.entries.length && (
            <button
              type="button"
              className="fr-btn fr-btn--tertiary fr-mt-2w"
              onClick={() => useShown.setState({ limit: limit + STEP })}
            >
              Montrer{' '}
              {counted(
                Math.min(STEP, data.found - data.entries.length),
                'action plus ancienne',
                'actions plus anciennes',
              )}
            </button>
          )}
        </div>
        {opened > 0 && (
          <HistoryEntryPanel key={opened} sequence={opened} onClose={() => navigate('/historique')} />
        )}
      </div>
    </Page>
  );
}
