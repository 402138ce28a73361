import type { Draft } from '../../shared/drafts/contract.ts';
import { kindOfDraft } from '../../shared/drafts/kinds.ts';
import { dateInWords } from '../../shared/text/dates.ts';

/** « Fiche d’une personne, le 12 octobre 2020, par Camille » */
export function nameOfDraft({ key, at, author }: Draft): string {
  return `${kindOfDraft(key)?.title ?? 'Saisie'}, le ${dateInWords(at.slice(0, 10))}, par ${author}`;
}

/** What a draft says, field by field. */
export function wordsOfDraft({ value }: Pick<Draft, 'value'>): string[] {
  return wordsIn(JSON.parse(value));
}

/** What names the nodes of a text, what it was based on, and the rows that it refers to. */
const NOT_TYPED = /^(type|base|id|.*Id)$/;

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => (NOT_TYPED.test(name) ? [] : wordsIn(inside)));
}
