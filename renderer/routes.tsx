import type { ComponentType } from 'react';
import { Link } from 'wouter';
import { BackupsPage } from './backups/backups-page.tsx';
import { EmptyState } from './components/empty-state.tsx';
import { Page } from './components/page.tsx';
import { DashboardPage } from './dashboard/dashboard-page.tsx';
import { AllSheetsPage } from './documents/all-sheets-page.tsx';
import { SettingsPage } from './dossier/settings-page.tsx';
import type { HelpSlug } from './help/blocks.ts';
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
  /** The page of the help that F1 opens there. */
  readonly help: HelpSlug;
}

/** The screens of an open dossier, by their address. */
export const ROUTES: readonly ScreenRoute[] = [
  { path: '/', screen: DashboardPage, help: 'premier-dossier' },
  { path: '/rencontres', screen: MeetingsPage, help: 'preparer-une-rencontre' },
  { path: '/rencontres/nouvelle', screen: NewMeetingPage, help: 'preparer-une-rencontre' },
  { path: '/rencontres/:id', screen: MeetingPage, help: 'preparer-une-rencontre' },
  { path: '/rencontres/:id/:tab', screen: MeetingPage, help: 'preparer-une-rencontre' },
  { path: '/rencontres/:id/:tab/:item', screen: MeetingPage, help: 'preparer-une-rencontre' },
  { path: '/reseaux', screen: NetworksPage, help: 'preparer-une-rencontre' },
  { path: '/reseaux/:id', screen: NetworksPage, help: 'preparer-une-rencontre' },
  { path: '/lieux', screen: VenuesPage, help: 'preparer-une-rencontre' },
  { path: '/lieux/:id', screen: VenuesPage, help: 'preparer-une-rencontre' },
  { path: '/personnes', screen: PeoplePage, help: 'importer-une-liste' },
  { path: '/personnes/importer', screen: ImportPage, help: 'importer-une-liste' },
  { path: '/personnes/:id', screen: PeoplePage, help: 'importer-une-liste' },
  { path: '/feuilles', screen: AllSheetsPage, help: 'imprimer' },
  { path: '/propositions', screen: ProposalsPage, help: 'le-soir' },
  { path: '/propositions/:id', screen: ProposalsPage, help: 'le-soir' },
  { path: '/pratiques', screen: PracticesPage, help: 'le-soir' },
  { path: '/pratiques/:id', screen: PracticesPage, help: 'le-soir' },
  { path: '/syntheses', screen: SynthesesPage, help: 'ecrire-la-synthese' },
  { path: '/syntheses/:id', screen: SynthesisPage, help: 'ecrire-la-synthese' },
  { path: '/envois', screen: SendingsPage, help: 'envoyer' },
  { path: '/envois/:id', screen: SendingPage, help: 'envoyer' },
  { path: '/historique', screen: HistoryPage, help: 'ordinateur-perdu' },
  { path: '/historique/:sequence', screen: HistoryPage, help: 'ordinateur-perdu' },
  { path: '/corbeille', screen: TrashPage, help: 'ordinateur-perdu' },
  { path: '/sauvegardes', screen: BackupsPage, help: 'ordinateur-perdu' },
  { path: '/donnees-personnelles', screen: PersonalDataPage, help: 'passer-la-main' },
  { path: '/donnees-personnelles/:personId', screen: PersonalDataPage, help: 'passer-la-main' },
  { path: '/sauvegardes/:name', screen: BackupsPage, help: 'ordinateur-perdu' },
  { path: '/reglages', screen: SettingsPage, help: 'passer-la-main' },
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
