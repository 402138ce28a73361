import { nameOfTerritory } from '../territory/reference.ts';
import { dateInWords } from '../text/dates.ts';
import type { Campaign, DaysOff } from './model.ts';

/** How the screens and the history name what is known of a campaign. */
export const CAMPAIGN_FIELDS = {
  name: 'Nom',
  shortName: 'Nom court',
  startsOn: 'Début',
  endsOn: 'Fin',
  synthesisDeadline: 'Échéance des synthèses',
  nationalEvent: 'Événement national',
  stakes: 'Enjeux',
  themes: 'Thèmes',
  categories: 'Catégories d’acteurs',
  fallback: 'Catégorie d’acteurs par défaut',
  networkLabel: 'Nom donné à un réseau',
  functions: 'Fonctions',
  addresses: 'Adresses',
  steps: 'Étapes pour contribuer',
  daysOff: 'Jours non travaillés',
  publicDomains: 'Domaines dont les adresses se publient',
  departmentalAgenda: 'Déroulé proposé',
} as const satisfies Partial<Record<keyof Campaign, string>>;

/** « 20 mai 2027 – 21 mai 2027 » */
export function periodInWords({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string {
  return startsOn === endsOn ? dateInWords(startsOn) : `${dateInWords(startsOn)} – ${dateInWords(endsOn)}`;
}

export function eventInWords(event: Campaign['nationalEvent']): string {
  return event === null ? '' : [event.name, event.place, periodInWords(event)].filter(Boolean).join(', ');
}

/** « Zone A (Besançon, Bordeaux) : Vacances de mars, 6 mars 2027 – 21 mars 2027 » */
export function daysOffInWords({ zone, academies, periods }: DaysOff): string {
  const named = academies.map((code) => nameOfTerritory('academy', code)).join(', ');
  const where = named === '' || named === zone ? zone : `${zone} (${named})`;
  return `${where}\u00a0: ${periods.map((period) => `${period.title}, ${periodInWords(period)}`).join('\u202f; ')}`;
}
