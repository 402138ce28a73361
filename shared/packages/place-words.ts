import { CAMPAIGN_FIELDS } from '../campaign/words.ts';
import { MEETING_FIELDS } from '../meetings/words.ts';
import { PERSON_FIELDS } from '../people/words.ts';
import { PRACTICE_FIELDS, PROPOSAL_FIELDS } from '../proposals/words.ts';
import { SYNTHESIS_PARTS } from '../syntheses/words.ts';
import { uncapitalised } from '../text/capitalised.ts';
import { VENUE_FIELDS } from '../venues/words.ts';
import { SHEET_FIELDS } from '../workshops/words.ts';
import type { Place } from './reason.ts';

type Words = ReadonlyMap<string | number | undefined, string>;
const wordsOf = (words: Readonly<Record<string, string>>): Words =>
  new Map(Object.entries(words).map(([part, word]) => [part, uncapitalised(word)]));

/** Parts of the structured synthesis that are counted, and its fields, as a coordinator calls them. */
const COUNTED = wordsOf({
  themes: 'thème',
  proposals: 'proposition',
  practices: 'pratique',
  meetings: 'rencontre',
  attachments: 'pièce jointe',
  categories: PERSON_FIELDS.category,
});
const FIELDS = wordsOf({
  attachments: 'pièces jointes',
  attendance: 'présences',
  audience: PROPOSAL_FIELDS.audience,
  body: PROPOSAL_FIELDS.body,
  campaign: 'campagne',
  categories: CAMPAIGN_FIELDS.categories,
  city: VENUE_FIELDS.city,
  code: 'code',
  count: 'nombre de personnes',
  ...SYNTHESIS_PARTS,
  date: MEETING_FIELDS.date,
  endTime: MEETING_FIELDS.endTime,
  findings: SHEET_FIELDS.findings,
  function: PERSON_FIELDS.function,
  grouped: 'catégories regroupées',
  kind: PRACTICE_FIELDS.kind,
  licence: 'licence',
  meetings: 'rencontres',
  name: CAMPAIGN_FIELDS.name,
  package: 'identité de l’envoi',
  place: PRACTICE_FIELDS.place,
  practices: 'pratiques',
  proposals: 'propositions',
  scope: 'portée',
  shortName: CAMPAIGN_FIELDS.shortName,
  signOff: 'visa',
  startTime: MEETING_FIELDS.startTime,
  subject: PROPOSAL_FIELDS.subjectId,
  territory: MEETING_FIELDS.territoryCode,
  themes: CAMPAIGN_FIELDS.themes,
  title: PROPOSAL_FIELDS.title,
  titles: 'noms des catégories',
  total: 'nombre de personnes',
  uai: VENUE_FIELDS.uai,
  validatedOn: 'date de validation',
  venue: MEETING_FIELDS.venueId,
  votes: PROPOSAL_FIELDS.votes,
});

/** « thème 2, proposition 3, titre »: the way to a value of the structured synthesis; '' for the whole of it. */
export function placeInWords(path: NonNullable<Place['path']>): string {
  const words: string[] = [];
  for (let at = 0; at < path.length; at++) {
    const part = path[at];
    const next = path[at + 1];
    const counted = COUNTED.get(part);
    if (counted !== undefined && typeof next === 'number') {
      words.push(`${counted} ${next + 1}`);
      at += 1;
      continue;
    }
    words.push(FIELDS.get(part) ?? String(part));
    // Inside a text, the editor's own structure says nothing to its author.
    if (part === 'context' || part === 'conclusion' || part === 'findings') break;
  }
  return words.join(', ');
}
