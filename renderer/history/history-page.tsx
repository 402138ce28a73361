import { useAnswer } from '../client/hooks.ts';
import { Badge } from '../components/alert.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { redo, undo } from '../shell/undo.ts';

const moment = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short' });

/** `/historique`: who did what, the latest first. */
export function HistoryPage() {
  const { data } = useAnswer('history.list', { limit: 500 });
  return (
    <Page
      title="Historique"
      intro="Tout ce qui a été fait dans ce dossier. Ctrl + Z annule la dernière action, Ctrl + Y la rétablit."
    >
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
      {data?.entries.length === 0 ? (
        <EmptyState title="Rien n’a encore été fait dans ce dossier">
          Chaque action y sera notée, avec son auteur et son heure.
        </EmptyState>
      ) : (
        <DataTable
          caption="Actions, la plus récente d’abord"
          counted={['action', 'actions']}
          rows={data?.entries ?? []}
          total={data?.total ?? 0}
          rowKey={({ sequence }) => String(sequence)}
          columns={[
            { key: 'what', title: 'Action', cell: ({ description }) => description },
            { key: 'who', title: 'Par', cell: ({ author }) => author },
            { key: 'when', title: 'Quand', cell: ({ at }) => moment.format(new Date(at)) },
            { key: 'undone', title: 'État', cell: ({ undone }) => (undone ? <Badge>Annulée</Badge> : '') },
          ]}
        />
      )}
    </Page>
  );
}
