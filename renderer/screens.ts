import type { HelpSlug } from './help/blocks.ts';

interface Screen {
  /** What the window and the menu call it; a screen of one thing may say its own name. */
  readonly title: string;
  /** The page of the help that F1 opens there. */
  readonly help: HelpSlug;
  /** Where it stands in the menu, which follows the coordinator’s work; `also` is another address of the same screen. */
  readonly menu?: { readonly group: (typeof MENU_GROUPS)[number]; readonly also?: string };
}

export const MENU_GROUPS = [null, 'Préparer', 'Rédiger', 'Envoyer', 'Ce dossier'] as const;

const MEETINGS = { title: 'Rencontres', help: 'preparer-une-rencontre' } as const;
const NETWORKS = { title: 'Réseaux et retours', help: 'preparer-une-rencontre' } as const;
const VENUES = { title: 'Lieux', help: 'preparer-une-rencontre' } as const;
const PEOPLE = { title: 'Personnes', help: 'importer-une-liste' } as const;
const RESULTS = { title: 'Propositions et pratiques', help: 'le-soir' } as const;
const SYNTHESES = { title: 'Synthèses', help: 'ecrire-la-synthese' } as const;
const SENDINGS = { title: 'Envois', help: 'envoyer' } as const;
const HISTORY = { title: 'Historique', help: 'ordinateur-perdu' } as const;
const BACKUPS = { title: 'Sauvegardes', help: 'ordinateur-perdu' } as const;
const PERSONAL_DATA = { title: 'Données personnelles', help: 'passer-la-main' } as const;

/** Every screen of an open dossier, by its address: the menu, the help and the walks of the tests are made from it. */
export const SCREENS = {
  '/': { title: 'Tableau de bord', help: 'premier-dossier', menu: { group: null } },
  '/rencontres': { ...MEETINGS, menu: { group: 'Préparer' } },
  '/rencontres/nouvelle': { ...MEETINGS, title: 'Nouvelle rencontre' },
  '/rencontres/:id': { ...MEETINGS, title: 'Rencontre' },
  '/rencontres/:id/:tab': { ...MEETINGS, title: 'Rencontre' },
  '/rencontres/:id/:tab/:item': { ...MEETINGS, title: 'Rencontre' },
  '/reseaux': { ...NETWORKS, menu: { group: 'Préparer' } },
  '/reseaux/:id': NETWORKS,
  '/lieux': { ...VENUES, menu: { group: 'Préparer' } },
  '/lieux/:id': VENUES,
  '/personnes': { ...PEOPLE, menu: { group: 'Préparer' } },
  '/personnes/importer': { ...PEOPLE, title: 'Importer une liste de personnes' },
  '/personnes/:id': PEOPLE,
  '/feuilles': { title: 'Toutes les feuilles d’émargement', help: 'imprimer' },
  '/propositions': { ...RESULTS, menu: { group: 'Rédiger', also: '/pratiques' } },
  '/propositions/:id': RESULTS,
  '/pratiques': RESULTS,
  '/pratiques/:id': RESULTS,
  '/syntheses': { ...SYNTHESES, menu: { group: 'Rédiger' } },
  '/syntheses/:id': { ...SYNTHESES, title: 'Synthèse' },
  '/envois': { ...SENDINGS, menu: { group: 'Envoyer' } },
  '/envois/:id': { ...SENDINGS, title: 'Envoi' },
  '/historique': { ...HISTORY, menu: { group: 'Ce dossier' } },
  '/historique/:sequence': HISTORY,
  '/corbeille': { title: 'Corbeille', help: 'ordinateur-perdu', menu: { group: 'Ce dossier' } },
  '/sauvegardes': { ...BACKUPS, menu: { group: 'Ce dossier' } },
  '/sauvegardes/:name': BACKUPS,
  '/donnees-personnelles': { ...PERSONAL_DATA, menu: { group: 'Ce dossier' } },
  '/donnees-personnelles/:personId': PERSONAL_DATA,
  '/reglages': { title: 'Réglages', help: 'passer-la-main', menu: { group: 'Ce dossier' } },
} as const satisfies Readonly<Record<string, Screen>>;

export type ScreenPath = keyof typeof SCREENS;

export const SCREEN_PATHS = Object.keys(SCREENS) as ScreenPath[];

/** What is known of a screen, whichever it is. */
export const screenAt = (path: ScreenPath): Screen => SCREENS[path];
