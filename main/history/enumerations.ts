import type { AgendaItem, MeetingState, Speaker } from '../../shared/meetings/model.ts';
import { PRACTICE_KINDS } from '../../shared/proposals/words.ts';
import type { Deposit } from '../../shared/publishing/contract.ts';
import { ATTENDANCES } from '../../shared/registrations/attendance.ts';
import type { Registration } from '../../shared/registrations/model.ts';
import { LEVEL_WORDS, STATE_WORDS } from '../../shared/syntheses/words.ts';
import type { TerritoryLevel } from '../../shared/territory/model.ts';
import { ACADEMIES, DEPARTMENTS, REGIONS } from '../../shared/territory/reference.ts';
import { type InWords, oneOf } from './values.ts';

const STATES: Readonly<Record<MeetingState, string>> = {
  draft: 'brouillon',
  confirmed: 'confirmée',
  postponed: 'reportée',
  held: 'tenue',
  cancelled: 'annulée',
};
const AGENDA_KINDS: Readonly<Record<AgendaItem['kind'], string>> = {
  welcome: 'accueil',
  opening: 'ouverture',
  'round-table': 'table ronde',
  move: 'déplacement',
  workshops: 'ateliers',
  break: 'pause',
  restitution: 'restitution',
  synthesis: 'synthèse',
  closing: 'clôture',
  other: 'autre',
};
const ROLES: Readonly<Record<Speaker['role'], string>> = {
  opening: 'ouvre la rencontre',
  'round-table': 'participe à la table ronde',
  witness: 'grand témoin',
  closing: 'clôt la rencontre',
  other: 'autre',
};
const ORIGINS: Readonly<Record<Registration['origin'], string>> = {
  hand: 'saisie',
  import: 'liste importée',
  door: 'sur place, le jour même',
};
const DEPOSIT_STATES: Readonly<Record<Deposit['state'], string>> = {
  sending: 'en cours d’envoi',
  accepted: 'reçu et vérifié',
  rejected: 'refusé',
  withdrawn: 'retiré de l’espace',
  'handed-over': 'remis en main propre',
};
const LEVELS: Readonly<Record<TerritoryLevel, string>> = {
  region: 'région académique',
  academy: 'académie',
  department: 'département',
  network: 'réseau',
};
const REGISTRATION_STATES: Readonly<Record<Registration['status'], string>> = {
  registered: 'inscrite',
  cancelled: 'annulée',
};
const POINTAGE = Object.fromEntries(
  Object.entries(ATTENDANCES).map(([state, { one }]) => [state, one.toLowerCase()]),
);

export const meetingState = oneOf(STATES);
export const meetingLevel = oneOf(LEVELS);
export const agendaKind = oneOf(AGENDA_KINDS);
export const role = oneOf(ROLES);
export const origin = oneOf(ORIGINS);
export const attendance = oneOf(POINTAGE);
export const registrationState = oneOf(REGISTRATION_STATES);
export const practiceKind = oneOf(PRACTICE_KINDS);
export const synthesisLevel = oneOf(LEVEL_WORDS);
export const synthesisState = oneOf(STATE_WORDS);
export const depositState = oneOf(DEPOSIT_STATES);
export const departement = oneOf(Object.fromEntries(DEPARTMENTS.map(({ code, name }) => [code, name])));

/** By the official code of a territory of the row’s own level: those of two levels may be the same. */
export const territory: InWords = (value, _, { level }) => {
  const known = level === 'region' ? REGIONS : level === 'academy' ? ACADEMIES : DEPARTMENTS;
  return known.find(({ code }) => code === value)?.name ?? '';
};
