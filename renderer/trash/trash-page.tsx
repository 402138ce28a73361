import { useDeferredValue, useState } from 'react';
import { create } from 'zustand';
import { AppError } from '../../shared/errors.ts';
import type { ThingKind } from '../../shared/history/things.ts';
import { momentInWords } from '../../shared/text/dates.ts';
import type { Discarded } from '../../shared/trash/contract.ts';
import { useAnswer, useCommand } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { SelectInput, TextInput } from '../components/inputs.tsx';
import { Page } from '../components/page.tsx';
import { notify } from '../components/toasts.tsx';
import { KIND_OPTIONS } from '../history/history-filter.tsx';
import { undoOf } from '../shell/undo.ts';

/** The filters stay while one goes from screen to screen. */
const useFilter = create<{ text: string; kind: ThingKind | '' }>(() => ({ text: '', kind: '' }));

/** `/corbeille`: what was deleted, and the way back. */
export function TrashPage() {
  const { text, kind } = useFilter();
  const asked = useDeferredValue(text);
  const { data } = useAnswer('trash.list', { text: asked, kind: kind === '' ? null : kind });
  const { bringBack, pending, failure, left } = useBringBack();
  return (
    <Page intro="Ce qui a été supprimé dans ce dossier et peut y revenir, avec ce qui en dépendait.">
      {failure && <Alert>{failure}</Alert>}
      {left.length > 0 && <Alert severity="warning">Tout n’a pas pu revenir&nbsp;: {left.join(' ')}</Alert>}
      {data?.total === 0 ? (
        <EmptyState title="La corbeille est vide">
          Ce que vous supprimez reste ici&nbsp;: une personne avec ses inscriptions, une rencontre avec ses
          ateliers.
        </EmptyState>
      ) : (
        <>
          <div className="people__filters">
            <TextInput
              label="Chercher"
              hint="Nom, nature ou auteur de la suppression"
              type="search"
              value={text}
              onChange={(next) => useFilter.setState({ text: next })}
            />
            <SelectInput
              label="Nature"
              value={kind}
              placeholder="Tout"
              options={KIND_OPTIONS}
              onChange={(next) => useFilter.setState({ kind: next as ThingKind | '' })}
            />
          </div>
          <DataTable
            caption="Éléments supprimés, le dernier d’abord"
            counted={['élément', 'éléments']}
            rows={data?.items ?? []}
            total={data?.total ?? 0}
            rowKey={keyOf}
            columns={[
              { key: 'what', title: 'Nature', cell: ({ what }) => what },
              { key: 'name', title: 'Nom', cell: nameWithWhatHung },
              { key: 'who', title: 'Supprimé par', cell: ({ author }) => author },
              { key: 'when', title: 'Quand', cell: ({ at }) => momentInWords(new Date(at)) },
              {
                key: 'back',
                title: 'Action',
                cell: (item) => (
                  <Button
                    type="button"
                    className="fr-btn fr-btn--tertiary fr-btn--sm"
                    aria-label={`Ramener ${item.name}`}
                    waiting={pending}
                    onClick={() => void bringBack(item)}
                  >
                    Ramener
                  </Button>
                ),
              },
            ]}
          />
        </>
      )}
    </Page>
  );
}

function useBringBack() {
  const restore = useCommand('trash.restore');
  const [failure, setFailure] = useState('');
  const [left, setLeft] = useState<readonly string[]>([]);
  const bringBack = async ({ sequence, id }: Discarded) => {
    setFailure('');
    setLeft([]);
    try {
      const done = await restore.done({ sequence, id });
      setLeft(done.value.left);
      notify(`${done.value.description}.`, { undo: undoOf(done) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      setFailure(error.message);
    }
  };
  return { bringBack, pending: restore.pending, failure, left };
}

const keyOf = ({ sequence, id }: Discarded) => `${sequence} ${id}`;

const nameWithWhatHung = ({ name, along }: Discarded) => (
  <>
    {name}
    {along && <span className="fr-hint-text">{along}</span>}
  </>
);
