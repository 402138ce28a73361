import { useState } from 'react';
import { Link } from 'wouter';
import { PERSON_FIELDS } from '../../shared/people/words.ts';
import type { RegistrationOfPerson } from '../../shared/registrations/contract.ts';
import { REGISTRATION_FIELDS, REGISTRATION_ORIGINS } from '../../shared/registrations/words.ts';
import { useAnswer, useJob } from '../client/hooks.ts';
import { saveFile } from '../client/save-file.ts';
import { type Column, DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { CategoryCounts } from './category-counts.tsx';
import { RegisterPanel } from './register-panel.tsx';
import { Participation, Status, WorkshopChoice } from './registration-cells.tsx';
import { isShown, RegistrationFilters, useRegistrationFilter } from './registration-filters.tsx';
import { useTellingApart } from './use-telling-apart.ts';
import './registrations.css';
import { Button } from '../components/button.tsx';

/** The « Inscriptions » tab of a meeting. */
export function MeetingRegistrations({ meetingId }: { meetingId: string }) {
  const all = useAnswer('registrations.list', { meetingId }).data;
  const workshops = useAnswer('workshops.list', { meetingId }).data ?? [];
  const categories = useAnswer('dossier.current', null).data?.campaign.categories ?? [];
  const filter = useRegistrationFilter(meetingId, workshops);
  const [adding, setAdding] = useState(false);
  const list = useJob('registrations.export');
  const told = useTellingApart(all ?? NOBODY);
  if (!all) return null;

  const titles = new Map(categories.map(({ id, title }) => [id, title]));
  const registered = all.filter(({ status }) => status === 'registered');
  const cancelled = all.length - registered.length;
  const exportList = async () => {
    const file = await list.start({ meetingId }).catch(() => undefined);
    if (file) saveFile(file);
  };
  const importLink = (
    <Link href={`/personnes/importer?rencontre=${meetingId}`} className="fr-btn fr-btn--sm fr-btn--secondary">
      Importer une liste
    </Link>
  );
  return (
    <section aria-labelledby="registrations-title">
      <div className="page__head">
        <h2 className="fr-h5 page__title" id="registrations-title">
          Inscriptions
        </h2>
        <div className="page__action">
          {all.length > 0 && (
            <>
              <Button
                type="button"
                className="fr-btn fr-btn--sm fr-btn--tertiary"
                waiting={list.running}
                onClick={() => void exportList()}
              >
                Enregistrer la liste
              </Button>
              {importLink}
            </>
          )}
          <button type="button" className="fr-btn fr-btn--sm" onClick={() => setAdding(true)}>
            Inscrire quelqu’un
          </button>
        </div>
      </div>
      <JobStatus job={list} />
      <div className={adding ? 'with-side' : undefined}>
        <div>
          {all.length === 0 ? (
            <EmptyState title="Personne n’est encore inscrit" action={importLink}>
              Importez la liste que vous avez reçue, ou inscrivez les personnes une à une{'\u00a0'}: un nom et
              une fonction suffisent.
            </EmptyState>
          ) : (
            <>
              <CategoryCounts registrations={all} />
              <RegistrationFilters {...{ meetingId, filter, workshops, cancelled }} />
              <DataTable
                caption="Personnes inscrites"
                counted={['inscription', 'inscriptions']}
                rows={all.filter((row) => isShown(row, filter))}
                total={filter.status === 'registered' ? registered.length : cancelled}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: 'name',
                    title: PERSON_FIELDS.familyName,
                    cell: (row) => <Name registration={row} told={told.get(row.id) ?? ''} />,
                  },
                  {
                    key: 'function',
                    title: 'Fonction et catégorie',
                    cell: ({ person }) => (
                      <>
                        {person.function}
                        <span className="register__detail">{titles.get(person.category)}</span>
                      </>
                    ),
                  },
                  // Beside the panel there is room for what tells people apart, and for what follows registering.
                  ...(adding ? [] : [ORGANISATION, PARTICIPATION]),
                  {
                    key: 'workshop',
                    title: REGISTRATION_FIELDS.workshopId,
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
            registered={new Set(registered.map(({ personId }) => personId))}
            onClose={() => setAdding(false)}
          />
        )}
      </div>
    </section>
  );
}

const NOBODY: readonly RegistrationOfPerson[] = [];

const ORGANISATION: Column<RegistrationOfPerson> = {
  key: 'organisation',
  title: PERSON_FIELDS.organisation,
  cell: ({ person }) => person.organisation,
};

const PARTICIPATION: Column<RegistrationOfPerson> = {
  key: 'how',
  title: REGISTRATION_FIELDS.remote,
  cell: (row) => <Participation registration={row} />,
};

/** Who, what tells them from a namesake, and how they came to be on the list. */
function Name({
  registration: { person, origin },
  told,
}: {
  registration: RegistrationOfPerson;
  told: string;
}) {
  return (
    <>
      <Link href={`/personnes/${person.id}`}>
        {person.familyName} {person.givenName}
      </Link>
      {told !== '' && <span className="register__detail">{told}</span>}
      <span className="register__detail">{REGISTRATION_ORIGINS[origin]}</span>
    </>
  );
}
