import type { Campaign } from '../campaign/model.ts';
import { dateInWords, hourInWords, momentInWords } from '../text/dates.ts';
import { RichText } from '../text/rich-text.ts';
import { richTextPlain } from '../text/rich-text-plain.ts';

/** What a column holds in the images of the history. */
export type Value = string | number | null;

/** What words need beyond a value: the campaign’s own, and the names of other rows. */
export interface Speech {
  readonly campaign: Campaign;
  /** What a row of a table is called, even one that is no longer there; '' when nobody knows. */
  nameOf(table: string, id: string): string;
}

/** A value of a column of a row in French words; '' for nothing. */
export type InWords<Of, Row> = (value: Of, speech: Speech, row: Row) => string;

export const text = (value: Value): string => (value === null ? '' : String(value));
export const count = (value: number | null): string => (value === null ? '' : value.toLocaleString('fr-FR'));
export const yesNo = (value: 0 | 1): string => (value === 1 ? 'oui' : 'non');
export const day = (value: string | null): string => (value ? dateInWords(value) : '');
export const hour = (value: string): string => (value ? hourInWords(value) : '');
export const instant = (value: string | null): string => (value ? momentInWords(new Date(value)) : '');
/** Whether something came to be. */
export const done = (value: Value): string => (value === null ? 'non' : 'oui');
/** A place in a list, counted from one. */
export const place = (value: number): string => String(value + 1);
export const minutes = (value: number): string => `${value}\u00a0min`;

/** A state, by its words; one that came with a later version has none. */
export const oneOf =
  <Of extends string>(words: Readonly<Record<Of, string>>) =>
  (value: Of | null): string =>
    value === null ? '' : (words[value] ?? '');

/** What a row of another table is called. */
export const nameIn =
  (table: string) =>
  (value: string | null, speech: Speech): string =>
    value === null ? '' : speech.nameOf(table, value) || 'sans nom connu';

export const theme = (value: string | null, { campaign }: Speech): string =>
  campaign.themes.find(({ id }) => id === value)?.shortTitle ?? '';
export const subject = (value: string | null, { campaign }: Speech): string =>
  campaign.themes.flatMap(({ subjects }) => subjects).find(({ id }) => id === value)?.title ?? '';
export const category = (value: string | null, { campaign }: Speech): string =>
  campaign.categories.find(({ id }) => id === value)?.title ?? '';

/** Stakes, kept as a JSON list of identifiers, in the order of the campaign. */
export function stakes(value: string | null, { campaign }: Speech): string {
  const chosen = parsed(value);
  const isChosen = (id: string) => Array.isArray(chosen) && chosen.includes(id);
  return campaign.stakes.flatMap(({ id, title }) => (isChosen(id) ? [title] : [])).join('\u00a0; ');
}

/** Rich text, kept as JSON; '' when it is of a form that this version does not know. */
export const richText = (value: Value): string => plainText(parsed(value));

export function plainText(value: unknown): string {
  const read = RichText.safeParse(value);
  return read.success ? richTextPlain(read.data) : '';
}

/** `null` when it is not JSON. */
export function parsed(value: Value): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return null;
  }
}
