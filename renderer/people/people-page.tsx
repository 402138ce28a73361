import { useDeferredValue } from 'react';
import { useLocation, useParams } from 'wouter';
import { create } from 'zustand';
import type { Person } from '../../shared/people/model.ts';
import { useAnswer } from '../client/hooks.ts';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { SelectInput, TextInput } from '../components/inputs.tsx';
import { Page } from '../components/page.tsx';
import { SidePanel } from '../components/side-panel.tsx';
import { PersonForm } from './person-form.tsx';

/** The filters stay while one goes from screen to screen. */
const useFilter = create<{ text: string; category: string }>(() => ({ text: '', category: '' }));

/** `/personnes`, `/personnes/nouvelle`, `/personnes/:id` */
export function PeoplePage() {
  const { id } = useParams<{ id?: string }>();
  const [, navigate] = useLocation();
  const { text, category } = useFilter();
  const asked = useDeferredValue(text);
  const categories = useAnswer('dossier.current', null).data?.campaign.categories ?? [];
  const { data } = useAnswer('people.list', { text: asked, ...(category === '' ? {} : { category }) });
  const opened = data?.people.find((person) => person.id === id);
  const titles = new Map(categories.map(({ id: key, title }) => [key, title]));
  const close = () => navigate('/personnes');

  return (
    <Page
      title="Personnes"
      intro="Toutes les personnes que ce dossier connaît, quelle que soit la rencontre où elles sont inscrites."
      action={
        <button type="button" className="fr-btn" onClick={() => navigate('/personnes/nouvelle')}>
          Ajouter une personne
        </button>
      }
    >
      <div className={id ? 'with-side' : undefined}>
        <div>
          {data?.total === 0 ? (
            <EmptyState title="Personne pour l’instant">
              Ajoutez les personnes que vous attendez : un nom et une fonction suffisent.
            </EmptyState>
          ) : (
            <>
              <div className="people__filters">
                <TextInput
                  label="Chercher"
                  hint="Nom, établissement ou adresse électronique"
                  type="search"
                  value={text}
                  onChange={(next) => useFilter.setState({ text: next })}
                />
                <SelectInput
                  label="Catégorie"
                  value={category}
                  placeholder="Toutes les catégories"
                  options={categories.map(({ id: value, plural }) => ({ value, label: plural }))}
                  onChange={(next) => useFilter.setState({ category: next })}
                />
              </div>
              <DataTable
                caption="Personnes"
                rows={data?.people ?? []}
                total={data?.total ?? 0}
                rowKey={(person) => person.id}
                selectedKey={id}
                onOpen={(person) => navigate(`/personnes/${person.id}`)}
                columns={[
                  { key: 'name', title: 'Nom', cell: nameInList },
                  { key: 'function', title: 'Fonction', cell: (person) => person.function },
                  { key: 'organisation', title: 'Établissement', cell: (person) => person.organisation },
                  {
                    key: 'category',
                    title: 'Catégorie',
                    cell: (person) => titles.get(person.category) ?? person.category,
                  },
                ]}
              />
            </>
          )}
        </div>
        {(id === 'nouvelle' || opened) && (
          <SidePanel key={id} title={opened ? nameInList(opened) : 'Nouvelle personne'} onClose={close}>
            <PersonForm
              person={opened}
              categories={categories}
              onSaved={({ id: saved }) => navigate(`/personnes/${saved}`)}
              onDeleted={close}
            />
          </SidePanel>
        )}
      </div>
    </Page>
  );
}

const nameInList = ({ familyName, givenName }: Person) => [familyName, givenName].filter(Boolean).join(' ');
