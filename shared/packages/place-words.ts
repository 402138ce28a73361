import { CAMPAIGN_FIELDS } from '../campaign/words.ts';
import { MEETING_FIELDS } from '../meetings/words.ts';
import { PERSON_FIELDS } from '../people/words.ts';
import { PRACTICE_FIELDS, PROPOSAL_FIELDS } from '../proposals/words.ts';
import { SYNTHESIS_PARTS } from '../syntheses/words.ts';
import { uncapitalised } from '../text/capitalised.ts';
import { VENUE_FIELDS } from '../venues/words.ts';
import { SHEET_FIELDS } from '../workshops/words.ts';
import type { Place } from './reason.ts';

/** Parts of the structured synthesis that are counted, and its fields, as a coordinator calls them. */
const COUNTED: Readonly<Record<string, string>> = {
  themes: 'thème',
  proposals: 'proposition',
  practices: 'pratique',
  meetings: 'rencontre',
  attachments: 'pièce jointe',
  categories: uncapitalised(PERSON_FIELDS.category),
};
const FIELDS: Readonly<Record<string, string>> = {
  attendance: 'présences',
  audience: PROPOSAL_FIELDS.audience,
  body: PROPOSAL_FIELDS.body,
  campaign: 'campagne',
  city: VENUE_FIELDS.city,
  code: 'code',
  ...SYNTHESIS_PARTS,
  date: MEETING_FIELDS.date,
  endTime: MEETING_FIELDS.endTime,
  findings: SHEET_FIELDS.findings,
  function: PERSON_FIELDS.function,
  kind: PRACTICE_FIELDS.kind,
  licence: 'licence',
  name: CAMPAIGN_FIELDS.name,
  package: 'identité de l’envoi',
  place: PRACTICE_FIELDS.place,
  scope: 'portée',
  shortName: CAMPAIGN_FIELDS.shortName,
  signOff: 'visa',
  startTime: MEETING_FIELDS.startTime,
  subject: PROPOSAL_FIELDS.subjectId,
  territory: MEETING_FIELDS.territoryCode,
  title: PROPOSAL_FIELDS.title,
  uai: VENUE_FIELDS.uai,
  validatedOn: 'date de validation',
  venue: MEETING_FIELDS.venueId,
  votes: PROPOSAL_FIELDS.votes,
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
    words.push(field === undefined ? String(part) : uncapitalised(field));
    // Inside a text, the editor's own structure says nothing to its author.
    if (part === 'context' || part === 'conclusion' || part === 'findings') break;
  }
  return words.join(', ');
}
