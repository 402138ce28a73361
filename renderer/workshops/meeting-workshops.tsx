import { useState } from 'react';
import type { WorkshopWithPlaces } from '../../shared/workshops/contract.ts';
import { WORKSHOP_FIELDS } from '../../shared/workshops/words.ts';
import { useAnswer, useCommand } from '../client/hooks.ts';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { SidePanel } from '../components/side-panel.tsx';
import { Assignment } from './assignment.tsx';
import { useRooms } from './use-rooms.ts';
import { LeadsCell, LeadsElsewhere, PeopleCell, PlacesCell, RoomCell } from './workshop-cells.tsx';
import { WorkshopForm } from './workshop-form.tsx';
import './workshops.css';
import { Button } from '../components/button.tsx';
import { refuse } from '../components/refusals.tsx';

/** The « Ateliers » tab of a meeting: its workshops, and who is in which. */
export function MeetingWorkshops({ meetingId }: { meetingId: string }) {
  const workshops = useAnswer('workshops.list', { meetingId }).data;
  const registrations = useAnswer('registrations.list', { meetingId }).data;
  const rooms = useRooms(meetingId);
  const themes = useAnswer('dossier.current', null).data?.campaign.themes ?? [];
  const fromThemes = useCommand('workshops.createFromThemes');
  const [opened, setOpened] = useState<string>();
  if (!workshops || !registrations) return null;
  const edited = workshops.find(({ id }) => id === opened);
  const isOpen = opened === NEW || edited !== undefined;
  const themeAndSubject = ({ themeId, subjectId }: WorkshopWithPlaces) => {
    const theme = themes.find(({ id }) => id === themeId);
    const subject = theme?.subjects.find(({ id }) => id === subjectId);
    return (
      <>
        {theme?.shortTitle}
        {subject && <span className="workshops__detail">{subject.title}</span>}
      </>
    );
  };
  const missing = themes.filter(({ id }) => !workshops.some(({ themeId }) => themeId === id)).length;
  const fill = async () => {
    try {
      await fromThemes.run({ meetingId });
    } catch (error) {
      refuse(error);
    }
  };
  const fillButton = (className: string) => (
    <Button type="button" className={className} waiting={fromThemes.pending} onClick={() => void fill()}>
      Un atelier par thème
    </Button>
  );
  return (
    <>
      <section aria-labelledby="workshops-title">
        <div className="page__head">
          <h2 className="fr-h5 page__title" id="workshops-title">
            Ateliers
          </h2>
          <div className="page__action">
            {workshops.length > 0 && missing > 0 && fillButton('fr-btn fr-btn--sm fr-btn--tertiary')}
            <button type="button" className="fr-btn fr-btn--sm" onClick={() => setOpened(NEW)}>
              Ajouter un atelier
            </button>
          </div>
        </div>
        <div className={isOpen ? 'with-side' : undefined}>
          {workshops.length === 0 ? (
            <EmptyState title="Aucun atelier pour l’instant" action={fillButton('fr-btn fr-btn--secondary')}>
              Commencez par un atelier pour chaque thème de la campagne{'\u00a0'}: vous pourrez ensuite en
              changer le titre, la salle et l’animateur.
            </EmptyState>
          ) : (
            <DataTable
              caption="Liste des ateliers"
              counted={['atelier', 'ateliers']}
              rows={workshops}
              rowKey={({ id }) => id}
              selectedKey={opened}
              onOpen={({ id }) => setOpened(id)}
              columns={[
                {
                  key: 'title',
                  title: 'Atelier',
                  cell: (one) => `${workshops.indexOf(one) + 1}. ${one.title}`,
                },
                ...(isOpen ? [] : [{ key: 'theme', title: WORKSHOP_FIELDS.themeId, cell: themeAndSubject }]),
                {
                  key: 'room',
                  title: WORKSHOP_FIELDS.roomId,
                  cell: (workshop) => <RoomCell {...{ workshop, workshops, rooms, registrations }} />,
                },
                ...(isOpen
                  ? []
                  : [
                      {
                        key: 'lead',
                        title: 'Animateur, rapporteur',
                        cell: (workshop: WorkshopWithPlaces) => <LeadsCell workshop={workshop} />,
                      },
                    ]),
                {
                  key: 'assigned',
                  title: 'Personnes',
                  cell: (workshop) => <PeopleCell workshop={workshop} />,
                },
                {
                  key: 'left',
                  title: 'Places restantes',
                  cell: (workshop) => <PlacesCell workshop={workshop} />,
                },
              ]}
            />
          )}
          {isOpen && (
            <SidePanel
              key={opened}
              title={edited?.title ?? 'Nouvel atelier'}
              onClose={() => setOpened(undefined)}
            >
              {edited && <LeadsElsewhere workshop={edited} />}
              <WorkshopForm
                meetingId={meetingId}
                {...(edited && { workshop: edited })}
                onSaved={({ id }) => setOpened(id)}
                onDeleted={() => setOpened(undefined)}
              />
            </SidePanel>
          )}
        </div>
      </section>
      {workshops.length > 0 && (
        <section aria-labelledby="assignment-title" className="assignment">
          <h2 className="fr-h5" id="assignment-title">
            Répartition
          </h2>
          <Assignment {...{ meetingId, workshops, registrations, rooms }} />
        </section>
      )}
    </>
  );
}

const NEW = 'new';
