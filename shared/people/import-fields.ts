import { z } from 'zod';
import { TAKES_PART_REMOTELY } from '../registrations/words.ts';
import { PERSON_FIELDS } from './words.ts';

/** What a column of a list may give. The choices are ranked: `choice1` comes first. */
export const ImportField = z.enum([
  'familyName',
  'givenName',
  'familyGivenName',
  'givenFamilyName',
  'civility',
  'function',
  'category',
  'mandate',
  'organisation',
  'uai',
  'network',
  'email',
  'phone',
  'minor',
  'pmr',
  'remote',
  'choice1',
  'choice2',
  'choice3',
  'choice4',
  'choice5',
  'workshop',
]);
export type ImportField = z.infer<typeof ImportField>;

export const CHOICE_FIELDS = ['choice1', 'choice2', 'choice3', 'choice4', 'choice5'] as const;
/** What only means something when people are registered at a meeting. */
const MEETING_FIELDS: readonly ImportField[] = [...CHOICE_FIELDS, 'workshop', 'remote'];
/** Each of these gives the family name. */
const NAME_FIELDS: readonly ImportField[] = ['familyName', 'familyGivenName', 'givenFamilyName'];

/** How the screen names each field. */
export const FIELD_TITLES: Readonly<Record<ImportField, string>> = {
  familyName: PERSON_FIELDS.familyName,
  givenName: PERSON_FIELDS.givenName,
  familyGivenName: 'Nom et prénom (dans cet ordre)',
  givenFamilyName: 'Prénom et nom (dans cet ordre)',
  civility: PERSON_FIELDS.civility,
  function: PERSON_FIELDS.function,
  category: PERSON_FIELDS.category,
  mandate: PERSON_FIELDS.mandate,
  organisation: PERSON_FIELDS.organisation,
  uai: PERSON_FIELDS.uai,
  network: PERSON_FIELDS.network,
  email: PERSON_FIELDS.email,
  phone: PERSON_FIELDS.phone,
  minor: `${PERSON_FIELDS.minor} (oui ou non)`,
  pmr: `${PERSON_FIELDS.pmr} (oui ou non)`,
  remote: `${TAKES_PART_REMOTELY} (oui ou non)`,
  choice1: 'Atelier\u00a0: premier choix',
  choice2: 'Atelier\u00a0: deuxième choix',
  choice3: 'Atelier\u00a0: troisième choix',
  choice4: 'Atelier\u00a0: quatrième choix',
  choice5: 'Atelier\u00a0: cinquième choix',
  workshop: 'Atelier affecté',
};

/** For each column of a list, in their order, what it gives; null for one that is passed over. */
export const ImportMapping = z
  .array(ImportField.nullable())
  .max(200)
  .superRefine((mapping, issues) => {
    const fault = mappingFault(mapping);
    if (fault) issues.addIssue(fault);
  });
export type ImportMapping = z.infer<typeof ImportMapping>;

/** What keeps a mapping from being used, in a sentence; null when nothing does. */
export function mappingFault(mapping: readonly (ImportField | null)[]): string | null {
  const given = mapping.filter((field) => field !== null);
  const twice = given.find((field, index) => given.indexOf(field) !== index);
  if (twice) return `Deux colonnes donnent «\u00a0${FIELD_TITLES[twice]}\u00a0»\u00a0: n’en gardez qu’une.`;
  const names = given.filter((field) => NAME_FIELDS.includes(field));
  if (names.length === 0) return 'Indiquez quelle colonne donne le nom.';
  if (names.length > 1) {
    const { familyName, givenName } = PERSON_FIELDS;
    return `Le nom est donné par plusieurs colonnes\u00a0: gardez «\u00a0${familyName}\u00a0» et «\u00a0${givenName}\u00a0», ou une colonne qui donne les deux.`;
  }
  if (names[0] !== 'familyName' && given.includes('givenName')) {
    return 'Le prénom est donné par deux colonnes\u00a0: n’en gardez qu’une.';
  }
  return null;
}

/** What keeps a list from being read so, in a sentence: its mapping, or columns that only mean something at a meeting. */
export function requestFault(
  mapping: readonly (ImportField | null)[],
  meetingId: string | null,
): string | null {
  const fault = mappingFault(mapping);
  if (fault) return fault;
  const needing = mapping.find((field) => field !== null && MEETING_FIELDS.includes(field));
  if (!needing || meetingId !== null) return null;
  return `Une colonne donne «\u00a0${FIELD_TITLES[needing]}\u00a0»\u00a0: choisissez la rencontre où inscrire ces personnes, ou ignorez cette colonne.`;
}
