import { useState } from 'react';
import { Link } from 'wouter';
import { create } from 'zustand';
import { ATTENDANCES } from '../../shared/registrations/attendance.ts';
import type { RegistrationOfPerson } from '../../shared/registrations/contract.ts';
import { useAnswer, useCommand, useJob } from '../client/hooks.ts';
import { saveFile } from '../client/save-file.ts';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { SelectInput, TextInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { notify } from '../components/toasts.tsx';
import { undo } from '../shell/undo.ts';
import { matches } from '../territory/matches.ts';
import { CategoryCounts } from './category-counts.tsx';
import { RegisterPanel } from './register-panel.tsx';
import './registrations.css';

const NONE = 'none';
const EVERYONE = { text: '', category: '', workshop: '', status: 'registered' };

/** What is shown of each meeting’s list stays while one goes from tab to tab. */
const useFilters = create<Record<string, typeof EVERYONE>>(() => ({}));

/** The « Inscriptions » tab of a meeting. */
export function MeetingRegistrations({ meetingId }: { meetingId: string }) {
  const all = useAnswer('registrations.list', { meetingId }).data;
  const workshops = useAnswer('workshops.list', { meetingId }).data ?? [];
  const categories = useAnswer('dossier.current', null).data?.campaign.categories ?? [];
  const filter = useFilters((filters) => filters[meetingId] ?? EVERYONE);
  const [adding, setAdding] = useState(false);
  const list = useJob('registrations.export');
  if (!all) return null;

  const set = (change: Partial<typeof EVERYONE>) =>
    useFilters.setState({ [meetingId]: { ...filter, ...change } });
  const rows = all.filter(
    ({ person, status, workshopId }) =>
      status === filter.status &&
      (filter.category === '' || person.category === filter.category) &&
      (filter.workshop === '' || (workshopId ?? NONE) === filter.workshop) &&
      matches(filter.text, [person.familyName, person.givenName, person.function, person.organisation]),
  );
  const ofStatus = all.filter(({ status }) => status === filter.status).length;
  const exportList = async () => {
    const file = await list.start({ meetingId }).catch(() => undefined);
    if (file) saveFile(file);
  };
  return (
    <section aria-labelledby="registrations-title">
      <div className="page__head">
        <h2 className="fr-h5 page__title" id="registrations-title">
          Inscriptions
        </h2>
        <div className="page__action">
          {all.length > 0 && (
            <button
              type="button"
              className="fr-btn fr-btn--sm fr-btn--tertiary"
              disabled={list.running}
              onClick={() => void exportList()}
            >
              Enregistrer la liste
            </button>
          )}
          <Link
            href={`/personnes/importer?rencontre=${meetingId}`}
            className="fr-btn fr-btn--sm fr-btn--secondary"
          >
            Importer une liste
          </Link>
          <button type="button" className="fr-btn fr-btn--sm" onClick={() => setAdding(true)}>
            Inscrire quelqu’un
          </button>
        </div>
      </div>
      <JobStatus job={list} />
      <div className={adding ? 'with-side' : undefined}>
        <div>
          {all.length === 0 ? (
            <EmptyState title="Personne n’est encore inscrit">
              Importez la liste que vous avez reçue, ou inscrivez les personnes une à une{'\u00a0'}: un nom et
              une fonction suffisent.
            </EmptyState>
          ) : (
            <>
              <CategoryCounts registrations={all} />
              <div className="filters">
                <TextInput
                  label="Chercher"
                  type="search"
                  value={filter.text}
                  onChange={(text) => set({ text })}
                />
                <SelectInput
                  label="Catégorie"
                  value={filter.category}
                  placeholder="Toutes"
                  options={categories.map(({ id, plural }) => ({ value: id, label: plural }))}
                  onChange={(category) => set({ category })}
                />
                <SelectInput
                  label="Atelier"
                  value={filter.workshop}
                  placeholder="Tous"
                  options={[
                    { value: NONE, label: 'Sans atelier' },
                    ...workshops.map(({ id, title }) => ({ value: id, label: title })),
                  ]}
                  onChange={(workshop) => set({ workshop })}
                />
                <SelectInput
                  label="État de l’inscription"
                  value={filter.status}
                  options={[
                    { value: 'registered', label: 'En cours' },
                    { value: 'cancelled', label: 'Annulées' },
                  ]}
                  onChange={(status) => set({ status })}
                />
              </div>
              <DataTable
                caption="Personnes inscrites"
                rows={rows}
                total={ofStatus}
                rowKey={({ id }) => id}
                columns={[
                  { key: 'name', title: 'Nom', cell: nameOf },
                  { key: 'function', title: 'Fonction', cell: ({ person }) => person.function },
                  { key: 'organisation', title: 'Établissement', cell: ({ person }) => person.organisation },
                  { key: 'how', title: 'Participation', cell: participation },
                  {
                    key: 'workshop',
                    title: 'Atelier',
                    cell: (row) => <WorkshopChoice registration={row} workshops={workshops} />,
                  },
                  { key: 'action', title: 'Inscription', cell: (row) => <Status registration={row} /> },
                ]}
              />
            </>
          )}
        </div>
        {adding && (
          <RegisterPanel
            meetingId={meetingId}
            registered={
              new Set(all.filter(({ status }) => status === 'registered').map(({ personId }) => personId))
            }
            onClose={() => setAdding(false)}
          />
        )}
      </div>
    </section>
  );
}

function nameOf({ person }: RegistrationOfPerson) {
  return (
    <Link href={`/personnes/${person.id}`}>
      {person.familyName} {person.givenName}
    </Link>
  );
}

const participation = ({ remote, attendance }: RegistrationOfPerson) =>
  attendance ? ATTENDANCES[attendance].one : remote ? 'À distance' : 'Sur place';

function WorkshopChoice({
  registration: { id, person, workshopId, status },
  workshops,
}: {
  registration: RegistrationOfPerson;
  workshops: readonly { id: string; title: string }[];
}) {
  const assign = useCommand('workshops.assign');
  const change = async (next: string) => {
    try {
      const { placesLeft } = await assign.run({
        registrationIds: [id],
        workshopId: next === '' ? null : next,
      });
      if (placesLeft !== null && placesLeft < 0)
        notify('Cet atelier compte plus de personnes que de places.');
    } catch (error) {
      notify((error as Error).message);
    }
  };
  if (workshops.length === 0) return null;
  return (
    <select
      className="fr-select registrations__workshop"
      aria-label={`Atelier de ${person.givenName} ${person.familyName}`}
      value={workshopId ?? ''}
      disabled={status === 'cancelled'}
      onChange={(event) => void change(event.target.value)}
    >
      <option value="">Sans atelier</option>
      {workshops.map((workshop) => (
        <option key={workshop.id} value={workshop.id}>
          {workshop.title}
        </option>
      ))}
    </select>
  );
}

function Status({ registration: { id, person, status } }: { registration: RegistrationOfPerson }) {
  const cancel = useCommand('registrations.cancel');
  const restore = useCommand('registrations.restore');
  const name = `${person.givenName} ${person.familyName}`.trim();
  const isCancelled = status === 'cancelled';
  const change = async () => {
    try {
      await (isCancelled ? restore : cancel).run({ id });
      notify(`Inscription ${isCancelled ? 'reprise' : 'annulée'}\u00a0: ${name}`, {
        undo: () => void undo(),
      });
    } catch (error) {
      notify((error as Error).message);
    }
  };
  return (
    <button
      type="button"
      className="fr-btn fr-btn--sm fr-btn--tertiary"
      aria-label={`${isCancelled ? 'Reprendre' : 'Annuler'} l’inscription de ${name}`}
      onClick={() => void change()}
    >
      {isCancelled ? 'Reprendre' : 'Annuler'}
    </button>
  );
}
