import type { Campaign } from '../../shared/campaign/model.ts';
import type { NewPerson, Person } from '../../shared/people/model.ts';
import { PERSON_FIELDS } from '../../shared/people/words.ts';
import type { ImportRow, PersonField } from './import-row.ts';

export interface FieldChange {
  /** As the screen names it. */
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/**
 * A person of the dossier with what a row says of them. An empty cell takes nothing away. A category that had followed from
 * the function follows the new function; one that someone chose stays.
 */
export function updatedPerson(
  person: Person,
  row: ImportRow,
  categoryOfFunction: (written: string) => string,
): Person {
  const changed: Partial<NewPerson> = Object.fromEntries(
    row.given
      .filter((field) => !sameValue(field, person[field], row.person[field]))
      .map((field) => [field, row.person[field]]),
  );
  const followed = categoryOfFunction(person.function) === person.category;
  if (
    changed.function !== undefined &&
    followed &&
    row.categoryKnown &&
    row.person.category !== person.category
  ) {
    changed.category = row.person.category;
  }
  return Object.keys(changed).length === 0 ? person : { ...person, ...changed };
}

export function changesBetween(
  before: Person,
  after: Person,
  categories: Campaign['categories'],
): FieldChange[] {
  const titles = new Map(categories.map(({ id, title }) => [id, title]));
  const words = (field: PersonField, value: NewPerson[PersonField]) => {
    if (typeof value === 'boolean') return value ? 'oui' : 'non';
    return field === 'category' ? (titles.get(value) ?? value) : value;
  };
  return (Object.keys(PERSON_FIELDS) as PersonField[])
    .filter((field) => before[field] !== after[field])
    .map((field) => ({
      field: PERSON_FIELDS[field],
      before: words(field, before[field]),
      after: words(field, after[field]),
    }));
}

/** The same number written with other spaces, the same address with other capitals, the other apostrophe: no change. */
function sameValue(field: PersonField, a: NewPerson[PersonField], b: NewPerson[PersonField]): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return a === b;
  if (field === 'phone') return digitsOf(a) === digitsOf(b);
  if (field === 'email') return a.toLowerCase() === b.toLowerCase();
  return a.replaceAll('’', "'") === b.replaceAll('’', "'");
}

function digitsOf(phone: string): string {
  return phone.replace(/[^\d+]/g, '').replace(/^(?:\+33|0033)0?/, '0');
}
