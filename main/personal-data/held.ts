import type { Draft } from '../../shared/drafts/contract.ts';
import { kindOfDraft } from '../../shared/drafts/kinds.ts';
import type { Person } from '../../shared/people/model.ts';
import { PERSON_FIELDS } from '../../shared/people/words.ts';
import type { Held, PersonalDataOf } from '../../shared/personal-data/contract.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { counted } from '../../shared/text/numbers.ts';
import { isDraftOf, listDrafts } from '../drafts/read.ts';
import { nameOfDraft, wordsOfDraft } from '../drafts/words.ts';
import { openDossier } from '../engine/dossier/read.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { DossierStore, Reader } from '../engine/dossier/store.ts';
import { mentionsInFiles } from './files.ts';
import type { Identity } from './identity.ts';
import { passagesOf, type Sought } from './matching.ts';
import { inWords, mentionsOf } from './mentions.ts';
import {
  idsOf,
  imagesOf,
  LISTED,
  listOf,
  type PersonRow,
  personOf,
  rowsOfPeople,
  soughtOf,
} from './people-sought.ts';
import { saysWho } from './redact.ts';
import { otherRowsInWords, registrationsInWords } from './registrations-held.ts';

/** All that a dossier holds on a person, in its trash, history and attached files too, and the texts that name them. Throws `not-found`. */
export async function dataOf(dossier: DossierStore, personId: string): Promise<PersonalDataOf> {
  const { person, deleted } = personOf(dossier, personId);
  const { identities, sought, rows } = whoIs(dossier, personId);
  const drafts = listDrafts(dossier);
  const own = drafts.filter((draft) => isTheirs(draft, personId, identities));
  const theirs = new Set([personId, ...idsOf(rows), ...own.map(({ key }) => key)]);
  return {
    own: [
      ...fieldsOf(dossier, person, deleted ? 'Fiche, dans la corbeille' : 'Fiche'),
      ...formerFieldsOf(dossier, person),
      ...registrationsInWords(dossier, idsOf(rows.filter(({ table }) => table === 'registration'))),
      ...otherRowsInWords(dossier, rows),
      ...own.map((draft) => ({
        what: 'Brouillon',
        where: nameOfDraft(draft),
        text: wordsOfDraft(draft).join(', '),
      })),
      ...actionsOn(dossier, [personId, ...idsOf(rows)]),
    ],
    mentions: await textsNaming(dossier, sought, theirs),
  };
}

/** Every text that names someone, what is being typed too, but for rows and drafts of their own. */
export async function textsNaming(
  dossier: DossierStore,
  sought: Sought,
  own: ReadonlySet<string> = new Set(),
): Promise<Held[]> {
  const inFiles = await mentionsInFiles(dossier, [sought], { thorough: true });
  const inRows = mentionsOf(dossier, sought, { except: own, thorough: true });
  const mentions = inRows.filter(({ id }) => !own.has(id));
  return [...inWords(dossier, [...mentions, ...inFiles]), ...authorsNamed(dossier, sought)];
}

/** Someone in every state they have had, to be looked for. */
export function whoIs(read: Reader, personId: string) {
  const { identities, sought } = soughtOf(read, 'identity', [personId]);
  return { identities, sought, rows: rowsOfPeople(read, [personId]) };
}

/** Whether a draft is of someone: of their own fields, or of someone new who is the same. */
function isTheirs(draft: Draft, personId: string, identities: readonly Identity[]): boolean {
  if (isDraftOf(draft.key, new Set([personId]))) return true;
  return kindOfDraft(draft.key)?.about === 'person' && saysWho(draft, identities);
}

/** Who did what is kept: someone may have worked on the dossier as well. */
function authorsNamed(read: Reader, sought: Sought): Held[] {
  const authors = 'SELECT author, count(*) AS actions FROM history GROUP BY author';
  return read
    .all(bareStatement<{ author: string; actions: number }>(authors, []))
    .filter(({ author }) => passagesOf(author, sought).some(({ certainty }) => certainty === 'certain'))
    .map(({ author, actions }) => ({
      what: 'Historique',
      where: `par ${author}`,
      text: counted(actions, 'action faite sous ce nom', 'actions faites sous ce nom'),
    }));
}

function fieldsOf(read: Reader, person: PersonRow, what: string): Held[] {
  return Object.entries(PERSON_FIELDS).flatMap(([field, title]) => {
    const text = fieldInWords(read, field, person[field as keyof Person]);
    return text === '' ? [] : [{ what, where: title, text }];
  });
}

/** What was changed since, as the history keeps it. */
function formerFieldsOf(read: Reader, person: PersonRow): Held[] {
  const images = imagesOf(read, person.id);
  return Object.entries(PERSON_FIELDS).flatMap(([field, title]) => {
    const now = fieldInWords(read, field, person[field as keyof Person]);
    const former = images.map((image) => fieldInWords(read, field, image[field as keyof Person]));
    return [...new Set(former)]
      .filter((text) => text !== '' && text !== now)
      .map((text) => ({ what: 'Ancienne valeur', where: title, text }));
  });
}

function fieldInWords(read: Reader, field: string, value: unknown): string {
  if (value === undefined || value === '' || value === 0) return '';
  if (value === 1) return 'oui';
  const { categories } = openDossier(read).campaign;
  const category = field === 'category' && categories.find(({ id }) => id === value)?.title;
  return category || String(value);
}

function actionsOn(read: Reader, rows: readonly string[]): Held[] {
  const actions = `SELECT at, author, description FROM history WHERE sequence IN (
    SELECT sequence FROM history_change WHERE rowId IN ${LISTED}) ORDER BY sequence`;
  return read
    .all(bareStatement<{ at: string; author: string; description: string }>(actions, [listOf(rows)]))
    .map(({ at, author, description }) => ({
      what: 'Historique',
      where: `${dateInWords(at.slice(0, 10))}, par ${author}`,
      text: description,
    }));
}
