import { z } from 'zod';

/** What an action or a deletion is about, in the order in which screens offer them. */
export const ThingKind = z.enum([
  'person',
  'meeting',
  'workshop',
  'registration',
  'network',
  'venue',
  'proposal',
  'practice',
  'synthesis',
  'sending',
  'dossier',
]);
export type ThingKind = z.infer<typeof ThingKind>;

/** The words of the screens for several of each kind, as a filter offers them. */
export const THING_KINDS: Readonly<Record<ThingKind, string>> = {
  person: 'Personnes',
  meeting: 'Rencontres et déroulés',
  workshop: 'Ateliers et fiches',
  registration: 'Inscriptions et pointages',
  network: 'Réseaux et retours',
  venue: 'Lieux et salles',
  proposal: 'Propositions',
  practice: 'Pratiques',
  synthesis: 'Synthèses',
  sending: 'Envois',
  dossier: 'Réglages du dossier',
};
