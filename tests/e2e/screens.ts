import type { Page } from 'playwright/test';
import { call } from './call.ts';

/** Addresses of the screens of any dossier. */
export const SCREENS = [
  '/',
  '/rencontres',
  '/rencontres/nouvelle',
  '/reseaux',
  '/reseaux/nouveau',
  '/lieux',
  '/lieux/nouveau',
  '/personnes',
  '/personnes/nouvelle',
  '/personnes/importer',
  '/feuilles',
  '/propositions',
  '/propositions/nouvelle',
  '/pratiques',
  '/syntheses',
  '/envois',
  '/historique',
  '/historique/1',
  '/corbeille',
  '/sauvegardes',
  '/donnees-personnelles',
  '/reglages',
  '/nulle-part',
];
const TABS = ['deroule', 'ateliers', 'inscriptions', 'documents', 'jour-j', 'fiches', 'synthese'];

/** The screens of one item of each kind: a meeting, tab by tab, and what opens beside a list. */
export async function screensOfItems(page: Page): Promise<string[]> {
  const meetings = await call(page, 'meetings.list', {});
  const meeting = meetings.find(({ title }) => title === 'Rencontre départementale de la Vienne');
  const { people } = await call(page, 'people.list', {});
  const written = (await call(page, 'syntheses.overview', null)).flatMap(({ latest }) => latest ?? []);
  const draft = written.find(({ state }) => state === 'draft');
  const sent = written.find(({ state }) => state === 'sent');
  return [
    ...TABS.map((tab) => `/rencontres/${meeting?.id}/${tab}`),
    `/reseaux/${(await call(page, 'networks.list', null))[0]?.id}`,
    `/lieux/${(await call(page, 'venues.list', null))[0]?.id}`,
    `/personnes/${people[0]?.id}`,
    `/donnees-personnelles/${people[0]?.id}`,
    `/propositions/${(await call(page, 'proposals.list', {}))[0]?.id}`,
    `/pratiques/${(await call(page, 'practices.list', {}))[0]?.id}`,
    `/syntheses/${draft?.id}`,
    `/syntheses/${sent?.id}`,
    `/envois/${sent?.id}`,
  ];
}
