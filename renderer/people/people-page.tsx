import { useDeferredValue } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { create } from 'zustand';
import type { Person } from '../../shared/people/model.ts';
import { PERSON_FIELDS } from '../../shared/people/words.ts';
import { useAnswer, useJob } from '../client/hooks.ts';
import { saveFile } from '../client/save-file.ts';
import { Button } from '../components/button.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { SelectInput, TextInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { Page } from '../components/page.tsx';
import { SidePanel } from '../components/side-panel.tsx';
import { PersonMeetings } from '../registrations/person-meetings.tsx';
import { PersonForm } from './person-form.tsx';

/** Without the meeting that an import from elsewhere left in the address. */
const IMPORT = '/personnes/importer?';

/** The filters stay while one goes from screen to screen. */
const useFilter = create<{ text: string; category: string }>(() => ({ text: '', category: '' }));

/** `/personnes`, `/personnes/nouvelle`, `/personnes/:id` */
export function PeoplePage() {
  const { id } = useParams<{ id?: string }>();
  const [, navigate] = useLocation();
  const { text, category } = useFilter();
  const asked = useDeferredValue(text);
  const campaign = useAnswer('dossier.current', null).data?.campaign;
  const categories = campaign?.categories ?? [];
  const { data } = useAnswer('people.list', { text: asked, ...(category === '' ? {} : { category }) });
  const opened = data?.people.find((person) => person.id === id);
  const titles = new Map(categories.map(({ id: key, title }) => [key, title]));
  const close = () => navigate('/personnes');
  const list = useJob('people.export');
  const exportList = async () => {
    const file = await list.start(null).catch(() => undefined);
    if (file) saveFile(file);
  };

  return (
    <Page
      intro="Toutes les personnes que ce dossier connaît, quelle que soit la rencontre où elles sont inscrites."
      action={
        <>
          {data && data.total > 0 && (
            <>
              <Button
                type="button"
                className="fr-btn fr-btn--tertiary"
                waiting={list.running}
                onClick={() => void exportList()}
              >
                Exporter
              </Button>
              <Link href={IMPORT} className="fr-btn fr-btn--secondary">
                Importer une liste
              </Link>
            </>
          )}
          <button type="button" className="fr-btn" onClick={() => navigate('/personnes/nouvelle')}>
            Ajouter une personne
          </button>
        </>
      }
    >
      <JobStatus job={list} />
      <div className={id ? 'with-side' : undefined}>
        <div>
          {data?.total === 0 ? (
            <EmptyState
              title="Personne pour l’instant"
              action={
                <Link href={IMPORT} className="fr-btn fr-btn--secondary">
                  Importer une liste
                </Link>
              }
            >
              Importez la liste que vous avez reçue, ou ajoutez les personnes que vous attendez une à une
              {'\u00a0'}: un nom et une fonction suffisent.
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
                  label={PERSON_FIELDS.category}
                  value={category}
                  placeholder="Toutes les catégories"
                  options={categories.map(({ id: value, plural }) => ({ value, label: plural }))}
                  onChange={(next) => useFilter.setState({ category: next })}
                />
              </div>
              <DataTable
                caption="Personnes"
                counted={['personne', 'personnes']}
                rows={data?.people ?? []}
                total={data?.total ?? 0}
                rowKey={(person) => person.id}
                selectedKey={id}
                hrefOf={(person) => `/personnes/${person.id}`}
                columns={[
                  { key: 'name', title: PERSON_FIELDS.familyName, cell: nameInList },
                  { key: 'function', title: PERSON_FIELDS.function, cell: (person) => person.function },
                  {
                    key: 'organisation',
                    title: PERSON_FIELDS.organisation,
                    cell: (person) => person.organisation,
                  },
                  {
                    key: 'category',
                    isSecondary: true,
                    title: PERSON_FIELDS.category,
                    cell: (person) => titles.get(person.category) ?? person.category,
                  },
                ]}
              />
            </>
          )}
        </div>
        {campaign && (id === 'nouvelle' || opened) && (
          <SidePanel key={id} title={opened ? nameInList(opened) : 'Nouvelle personne'} onClose={close}>
            <PersonForm
              person={opened}
              campaign={campaign}
              onSaved={({ id: saved }) => navigate(`/personnes/${saved}`)}
              onDeleted={close}
            />
            {opened && <PersonMeetings personId={opened.id} />}
          </SidePanel>
        )}
      </div>
    </Page>
  );
}

const nameInList = ({ familyName, givenName }: Person) => [familyName, givenName].filter(Boolean).join(' ');
