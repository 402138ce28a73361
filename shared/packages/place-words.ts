import type { Place } from './reason.ts';

/** Parts of the structured synthesis that are counted, and its fields, as a coordinator calls them. */
const COUNTED: Readonly<Record<string, string>> = {
  themes: 'thème',
  proposals: 'proposition',
  practices: 'pratique',
  meetings: 'rencontre',
  attachments: 'pièce jointe',
  categories: 'catégorie d’acteurs',
};
const FIELDS: Readonly<Record<string, string>> = {
  attendance: 'présences',
  audience: 'public visé',
  body: 'texte',
  campaign: 'campagne',
  city: 'commune',
  code: 'code',
  conclusion: 'conclusion',
  context: 'contexte',
  date: 'date',
  endTime: 'heure de fin',
  findings: 'constats',
  function: 'fonction',
  kind: 'nature',
  licence: 'licence',
  name: 'nom',
  package: 'identité de l’envoi',
  place: 'lieu',
  scope: 'portée',
  shortName: 'nom court',
  signOff: 'visa',
  startTime: 'heure de début',
  subject: 'sujet',
  territory: 'territoire',
  title: 'titre',
  uai: 'UAI',
  validatedOn: 'date de validation',
  venue: 'lieu',
  votes: 'voix',
};

/** « thème 2, proposition 3, titre »: the way to a value of the structured synthesis; '' for the whole of it. */
export function placeInWords(path: NonNullable<Place['path']>): string {
  const words: string[] = [];
  for (let at = 0; at < path.length; at++) {
    const part = path[at];
    const next = path[at + 1];
    const counted = typeof part === 'string' ? COUNTED[part] : undefined;
    if (counted !== undefined && typeof next === 'number') {
      words.push(`${counted} ${next + 1}`);
      at += 1;
      continue;
    }
    const field = typeof part === 'string' && Object.hasOwn(FIELDS, part) ? FIELDS[part] : undefined;
    words.push(field ?? String(part));
    // Inside a text, the editor's own structure says nothing to its author.
    if (part === 'context' || part === 'conclusion' || part === 'findings') break;
  }
  return words.join(', ');
}
