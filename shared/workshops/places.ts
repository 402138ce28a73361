import type { WorkshopWithPlaces } from './contract.ts';

/** Whether more people wish first for a workshop, and would sit in it, than it has places. */
export function isOverwished({
  places,
  firstChoicesOnSite,
}: Pick<WorkshopWithPlaces, 'places' | 'firstChoicesOnSite'>): boolean {
  return places !== null && firstChoicesOnSite > places;
}

/** Whether someone is still to be found to lead a workshop or to report on it. */
export function isWithoutLead({
  facilitator,
  rapporteur,
}: Pick<WorkshopWithPlaces, 'facilitator' | 'rapporteur'>): boolean {
  return facilitator === '' || rapporteur === '';
}
