import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { lacksAddress } from '../../shared/meetings/awaited.ts';
import { matches } from '../../shared/text/matches.ts';
import { VENUE_FIELDS } from '../../shared/venues/words.ts';
import { useAnswer } from '../client/hooks.ts';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { TextInput } from '../components/inputs.tsx';
import { Page } from '../components/page.tsx';
import { SidePanel } from '../components/side-panel.tsx';
import { DirectoryImport } from './directory-import.tsx';
import { VenueForm } from './venue-form.tsx';
import { roomsInWords } from './words.ts';

/** `/lieux`, `/lieux/nouveau`, `/lieux/:id` */
export function VenuesPage() {
  const { id } = useParams<{ id?: string }>();
  const [, navigate] = useLocation();
  const [importing, setImporting] = useState(false);
  const [text, setText] = useState('');
  const { data } = useAnswer('venues.list', null);
  const all = data ?? [];
  const rows = all.filter((venue) => matches(text, [venue.name, venue.city, venue.uai]));
  const opened = all.find((venue) => venue.id === id);
  const close = () => navigate('/lieux');
  return (
    <Page
      intro="Où se tiennent les rencontres, avec leurs salles."
      action={
        <>
          <button type="button" className="fr-btn fr-btn--secondary" onClick={() => setImporting(true)}>
            Importer l’annuaire
          </button>
          <button type="button" className="fr-btn" onClick={() => navigate('/lieux/nouveau')}>
            Ajouter un lieu
          </button>
        </>
      }
    >
      <div className={id ? 'with-side' : undefined}>
        <div>
          {data && all.length === 0 ? (
            <EmptyState title="Aucun lieu pour l’instant">
              Importez l’annuaire des établissements, puis ajoutez un lieu{'\u00a0'}: quelques lettres
              suffiront à le remplir.
            </EmptyState>
          ) : (
            <>
              <TextInput label="Chercher" type="search" value={text} onChange={setText} />
              <DataTable
                caption="Lieux"
                counted={['lieu', 'lieux']}
                rows={rows}
                total={all.length}
                rowKey={(venue) => venue.id}
                selectedKey={id}
                hrefOf={(venue) => `/lieux/${venue.id}`}
                columns={[
                  { key: 'name', title: VENUE_FIELDS.name, cell: (venue) => venue.name },
                  { key: 'city', title: VENUE_FIELDS.city, cell: (venue) => venue.city },
                  {
                    key: 'rooms',
                    isSecondary: true,
                    title: 'Salles',
                    cell: ({ rooms }) => roomsInWords(rooms),
                  },
                  {
                    key: 'address',
                    isSecondary: true,
                    title: VENUE_FIELDS.street,
                    cell: (venue) => (lacksAddress(venue) ? 'À compléter' : venue.street),
                  },
                  {
                    key: 'meetings',
                    isSecondary: true,
                    title: 'Rencontres',
                    cell: (venue) => venue.meetings,
                  },
                ]}
              />
            </>
          )}
        </div>
        {(id === 'nouveau' || opened) && (
          <SidePanel key={id} title={opened?.name ?? 'Nouveau lieu'} onClose={close}>
            <VenueForm venue={opened} onSaved={(venue) => navigate(`/lieux/${venue.id}`)} onDeleted={close} />
          </SidePanel>
        )}
      </div>
      {importing && <DirectoryImport onClose={() => setImporting(false)} />}
    </Page>
  );
}
