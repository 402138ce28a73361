import { type KeyboardEvent, useState } from 'react';
import { Link, Redirect, useLocation, useParams } from 'wouter';
import type { WorkshopWithPlaces } from '../../../shared/workshops/contract.ts';
import { useAnswer } from '../../client/hooks.ts';
import { Alert } from '../../components/alert.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { SheetList } from './sheet-list.tsx';
import { stateOf } from './sheet-state.ts';
import { SheetsReading } from './sheets-reading.tsx';
import { WorkshopSheet } from './workshop-sheet.tsx';
import './sheets.css';

const READING = 'lecture';

/** The « Fiches d’atelier » tab of a meeting: what each workshop found and proposes; `/fiches/lecture` reads them all. */
export function MeetingSheets({ meetingId }: { meetingId: string }) {
  const { item } = useParams<{ item?: string }>();
  const [, navigate] = useLocation();
  const [byKeyboard, setByKeyboard] = useState(false);
  const workshops = useAnswer('workshops.list', { meetingId });
  const sheets = useAnswer('workshops.sheets', { meetingId }).data;
  const proposals = useAnswer('proposals.list', { meetingId }).data;
  const practices = useAnswer('practices.list', { meetingId }).data;
  if (workshops.error) return <Alert>{workshops.error.message}</Alert>;
  if (!workshops.data || !sheets || !proposals || !practices) return null;
  const all = workshops.data;
  if (all.length === 0) return <NoWorkshop meetingId={meetingId} />;

  const address = (last: string) => `/rencontres/${meetingId}/fiches/${last}`;
  const sheetOf = ({ id }: WorkshopWithPlaces) => sheets.find(({ workshopId }) => workshopId === id);
  const isOf = (workshop: WorkshopWithPlaces) => (idea: { workshopId: string | null }) =>
    idea.workshopId === workshop.id;
  const state = (workshop: WorkshopWithPlaces) =>
    stateOf(
      sheetOf(workshop),
      proposals.filter(isOf(workshop)).length + practices.filter(isOf(workshop)).length,
    );
  if (item === READING) {
    return (
      <section aria-label="Lecture des fiches">
        <div className="sheets__bar">
          <Link href={`/rencontres/${meetingId}/fiches`} className="fr-link">
            ← Saisir les fiches
          </Link>
          <button type="button" className="fr-btn fr-btn--sm" onClick={() => window.print()}>
            Imprimer
          </button>
        </div>
        <SheetsReading workshops={all} sheets={sheets} proposals={proposals} practices={practices} />
      </section>
    );
  }
  const opened = all.find(({ id }) => id === item);
  if (!opened) {
    const begin = all.find((one) => state(one) !== 'complete') ?? all[0];
    return begin ? <Redirect to={address(begin.id)} replace /> : null;
  }
  const sheet = sheetOf(opened);
  const place = all.indexOf(opened);
  const open = (workshop: WorkshopWithPlaces | undefined) => {
    if (!workshop) return;
    setByKeyboard(true);
    navigate(address(workshop.id));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'PageUp' && event.key !== 'PageDown')) return;
    event.preventDefault();
    open(all[place + (event.key === 'PageUp' ? -1 : 1)]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the fields it holds.
    <div className="sheets" onKeyDown={onKeyDown}>
      <div className="sheets__side">
        <SheetList workshops={all} openedId={opened.id} stateOf={state} address={address} />
        <Link href={address(READING)} className="fr-btn fr-btn--sm fr-btn--secondary">
          Lire toutes les fiches
        </Link>
      </div>
      {sheet && (
        <section aria-labelledby="sheet-title" className="sheets__opened">
          <div className="sheets__bar">
            <h2 className="fr-h5" id="sheet-title">
              Atelier {opened.position + 1} – {opened.title}
            </h2>
            <div className="sheets__steps">
              <button
                type="button"
                className="fr-btn fr-btn--sm fr-btn--tertiary"
                title="Alt+Page préc."
                disabled={place === 0}
                onClick={() => open(all[place - 1])}
              >
                Fiche précédente
              </button>
              <button
                type="button"
                className="fr-btn fr-btn--sm fr-btn--tertiary"
                title="Alt+Page suiv."
                disabled={place === all.length - 1}
                onClick={() => open(all[place + 1])}
              >
                Fiche suivante
              </button>
            </div>
          </div>
          <WorkshopSheet
            key={opened.id}
            workshop={opened}
            sheet={sheet}
            proposals={proposals.filter(isOf(opened))}
            practices={practices.filter(isOf(opened))}
            focused={byKeyboard}
          />
        </section>
      )}
    </div>
  );
}

function NoWorkshop({ meetingId }: { meetingId: string }) {
  return (
    <EmptyState
      title="Cette rencontre n’a pas encore d’atelier"
      action={
        <Link href={`/rencontres/${meetingId}/ateliers`} className="fr-btn">
          Préparer les ateliers
        </Link>
      }
    >
      Chaque atelier a sa fiche, où son rapporteur note les constats, les propositions et les pratiques.
    </EmptyState>
  );
}
