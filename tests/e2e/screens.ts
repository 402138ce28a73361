import type { Page } from 'playwright/test';
import { SCREEN_PATHS, type ScreenPath } from '../../renderer/screens.ts';
import { call } from './call.ts';

type OfOneThing = Extract<ScreenPath, `${string}:${string}`>;

const isOfOneThing = (path: ScreenPath): path is OfOneThing => path.includes(':');

/** What opens beside a list for a thing that is not there yet, and the address of no screen. */
const OTHERS = [
  '/reseaux/nouveau',
  '/lieux/nouveau',
  '/personnes/nouvelle',
  '/propositions/nouvelle',
  '/nulle-part',
];

/** Addresses of the screens of any dossier. */
export const SCREENS: readonly string[] = [
  ...SCREEN_PATHS.filter((path) => !isOfOneThing(path)),
  '/historique/1',
  ...OTHERS,
];

const TABS = ['deroule', 'ateliers', 'inscriptions', 'documents', 'jour-j', 'fiches', 'synthese'];

/** The screens of one thing of each kind: a meeting, tab by tab, and what opens beside a list. */
export async function screensOfItems(page: Page): Promise<string[]> {
  const meetings = await call(page, 'meetings.list', {});
  const meeting = meetings.find(({ title }) => title === 'Rencontre départementale de la Vienne');
  const [workshop] = await call(page, 'workshops.list', { meetingId: meeting?.id ?? '' });
  const { people } = await call(page, 'people.list', {});
  const written = (await call(page, 'syntheses.overview', null)).flatMap(({ latest }) => latest ?? []);
  const draft = written.find(({ state }) => state === 'draft');
  const sent = written.find(({ state }) => state === 'sent');
  const { backups } = await call(page, 'backups.list', null);
  // A screen that is declared and not walked through does not compile.
  const addresses: Readonly<Record<OfOneThing, readonly string[]>> = {
    '/rencontres/:id': [`/rencontres/${meeting?.id}`],
    '/rencontres/:id/:tab': TABS.map((tab) => `/rencontres/${meeting?.id}/${tab}`),
    '/rencontres/:id/:tab/:item': [`/rencontres/${meeting?.id}/fiches/${workshop?.id}`],
    '/reseaux/:id': [`/reseaux/${(await call(page, 'networks.list', null))[0]?.id}`],
    '/lieux/:id': [`/lieux/${(await call(page, 'venues.list', null))[0]?.id}`],
    '/personnes/:id': [`/personnes/${people[0]?.id}`],
    '/propositions/:id': [`/propositions/${(await call(page, 'proposals.list', {}))[0]?.id}`],
    '/pratiques/:id': [`/pratiques/${(await call(page, 'practices.list', {}))[0]?.id}`],
    '/syntheses/:id': [`/syntheses/${draft?.id}`, `/syntheses/${sent?.id}`],
    '/envois/:id': [`/envois/${sent?.id}`],
    '/historique/:sequence': ['/historique/2'],
    '/sauvegardes/:name': backups.slice(0, 1).map(({ name }) => `/sauvegardes/${name}`),
    '/donnees-personnelles/:personId': [`/donnees-personnelles/${people[0]?.id}`],
  };
  return Object.values(addresses).flat();
}
