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
import type { ScreenPath } from './screens.ts';
import { SynthesesPage } from './syntheses/overview-page.tsx';
import { SynthesisPage } from './syntheses/synthesis-page.tsx';
import { TrashPage } from './trash/trash-page.tsx';
import { VenuesPage } from './venues/venues-page.tsx';

/** What draws each screen; it receives the parameters of its address. */
// biome-ignore lint/suspicious/noExplicitAny: each screen names its own parameters, which the router gives as strings.
export const DRAWN: Readonly<Record<ScreenPath, ComponentType<any>>> = {
  '/': DashboardPage,
  '/rencontres': MeetingsPage,
  '/rencontres/nouvelle': NewMeetingPage,
  '/rencontres/:id': MeetingPage,
  '/rencontres/:id/:tab': MeetingPage,
  '/rencontres/:id/:tab/:item': MeetingPage,
  '/reseaux': NetworksPage,
  '/reseaux/:id': NetworksPage,
  '/lieux': VenuesPage,
  '/lieux/:id': VenuesPage,
  '/personnes': PeoplePage,
  '/personnes/importer': ImportPage,
  '/personnes/:id': PeoplePage,
  '/feuilles': AllSheetsPage,
  '/propositions': ProposalsPage,
  '/propositions/:id': ProposalsPage,
  '/pratiques': PracticesPage,
  '/pratiques/:id': PracticesPage,
  '/syntheses': SynthesesPage,
  '/syntheses/:id': SynthesisPage,
  '/envois': SendingsPage,
  '/envois/:id': SendingPage,
  '/historique': HistoryPage,
  '/historique/:sequence': HistoryPage,
  '/corbeille': TrashPage,
  '/sauvegardes': BackupsPage,
  '/sauvegardes/:name': BackupsPage,
  '/donnees-personnelles': PersonalDataPage,
  '/donnees-personnelles/:personId': PersonalDataPage,
  '/reglages': SettingsPage,
};

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
