import type { ComponentType } from 'react';
import { Link } from 'wouter';
import { BackupsPage } from './backups/backups-page.tsx';
import { EmptyState } from './components/empty-state.tsx';
import { Page } from './components/page.tsx';
import { DashboardPage } from './dashboard/dashboard-page.tsx';
import { AllSheetsPage } from './documents/all-sheets-page.tsx';
import { SettingsPage } from './dossier/settings-page.tsx';
import { HistoryPage } from './history/history-page.tsx';
import { MeetingPage } from './meetings/meeting-page.tsx';
import { MeetingsPage } from './meetings/meetings-page.tsx';
import { NewMeetingPage } from './meetings/new-meeting-page.tsx';
import { NetworksPage } from './networks/networks-page.tsx';
import { ImportPage } from './people/import-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { PersonalDataPage } from './personal-data/personal-data-page.tsx';
import { PracticesPage, ProposalsPage } from './proposals/proposals-page.tsx';
import { SendingPage } from './publishing/sending-page.tsx';
import { SendingsPage } from './publishing/sendings-page.tsx';
import { SynthesesPage } from './syntheses/overview-page.tsx';
import { SynthesisPage } from './syntheses/synthesis-page.tsx';
import { TrashPage } from './trash/trash-page.tsx';
import { VenuesPage } from './venues/venues-page.tsx';

interface ScreenRoute {
  readonly path: string;
  /** Receives the parameters of the address. */
  // biome-ignore lint/suspicious/noExplicitAny: each screen names its own parameters, which the router gives as strings.
  readonly screen: ComponentType<any>;
}

/** The screens of an open dossier, by their address. */
export const ROUTES: readonly ScreenRoute[] = [
  { path: '/', screen: DashboardPage },
  { path: '/rencontres', screen: MeetingsPage },
  { path: '/rencontres/nouvelle', screen: NewMeetingPage },
  { path: '/rencontres/:id', screen: MeetingPage },
  { path: '/rencontres/:id/:tab', screen: MeetingPage },
  { path: '/rencontres/:id/:tab/:item', screen: MeetingPage },
  { path: '/reseaux', screen: NetworksPage },
  { path: '/reseaux/:id', screen: NetworksPage },
  { path: '/lieux', screen: VenuesPage },
  { path: '/lieux/:id', screen: VenuesPage },
  { path: '/personnes', screen: PeoplePage },
  { path: '/personnes/importer', screen: ImportPage },
  { path: '/personnes/:id', screen: PeoplePage },
  { path: '/feuilles', screen: AllSheetsPage },
  { path: '/propositions', screen: ProposalsPage },
  { path: '/propositions/:id', screen: ProposalsPage },
  { path: '/pratiques', screen: PracticesPage },
  { path: '/pratiques/:id', screen: PracticesPage },
  { path: '/syntheses', screen: SynthesesPage },
  { path: '/syntheses/:id', screen: SynthesisPage },
  { path: '/envois', screen: SendingsPage },
  { path: '/envois/:id', screen: SendingPage },
  { path: '/historique', screen: HistoryPage },
  { path: '/historique/:sequence', screen: HistoryPage },
  { path: '/corbeille', screen: TrashPage },
  { path: '/sauvegardes', screen: BackupsPage },
  { path: '/donnees-personnelles', screen: PersonalDataPage },
  { path: '/donnees-personnelles/:personId', screen: PersonalDataPage },
  { path: '/sauvegardes/:name', screen: BackupsPage },
  { path: '/reglages', screen: SettingsPage },
];

export function NotFoundPage() {
  return (
    <Page title="Cet écran n’existe pas">
      <EmptyState
        title="L’adresse ne mène à aucun écran"
        action={
          <Link href="/" className="fr-btn">
            Revenir au tableau de bord
          </Link>
        }
      >
        L’élément a peut-être été supprimé.
      </EmptyState>
    </Page>
  );
}
