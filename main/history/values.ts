import type { Campaign } from '../../shared/campaign/model.ts';
import { dateInWords, hourInWords, momentInWords } from '../../shared/text/dates.ts';
import { RichText } from '../../shared/text/rich-text.ts';
import { richTextPlain } from '../../shared/text/rich-text-plain.ts';
import type { SqlValue } from '../dossier/database.ts';
import type { Row } from './rows.ts';

/** What words need beyond a value: the campaign’s own, and the names of other rows. */
export interface Speech {
  readonly campaign: Campaign;
  /** What a row of a table is called, even one that is no longer there; '' when nobody knows. */
  nameOf(table: string, id: string): string;
}

/** A value of a column of a row in French words; '' for nothing. */
export type InWords = (value: SqlValue, speech: Speech, row: Row) => string;

export const text: InWords = (value) => (value === null ? '' : String(value));
export const count: InWords = (value) => (value === null ? '' : Number(value).toLocaleString('fr-FR'));
export const yesNo: InWords = (value) => (value === null ? '' : value === 1 ? 'oui' : 'non');
export const day: InWords = (value) => (value ? dateInWords(String(value)) : '');
export const hour: InWords = (value) => (value ? hourInWords(String(value)) : '');
export const instant: InWords = (value) => (value ? momentInWords(new Date(String(value))) : '');
export const done: InWords = (value) => (value === null ? 'non' : 'oui');
/** A place in a list, counted from one. */
export const place: InWords = (value) => (value === null ? '' : String(Number(value) + 1));
export const minutes: InWords = (value) => (value === null ? '' : `${value}\u00a0min`);

export const oneOf =
  (words: Readonly<Record<string, string>>): InWords =>
  (value) =>
    value === null ? '' : (words[String(value)] ?? '');

export const nameIn =
  (table: string): InWords =>
  (value, speech) =>
    value === null ? '' : speech.nameOf(table, String(value)) || 'sans nom connu';

export const theme: InWords = (value, { campaign }) =>
  campaign.themes.find(({ id }) => id === value)?.shortTitle ?? '';
export const subject: InWords = (value, { campaign }) =>
  campaign.themes.flatMap(({ subjects }) => subjects).find(({ id }) => id === value)?.title ?? '';
export const category: InWords = (value, { campaign }) =>
  campaign.categories.find(({ id }) => id === value)?.title ?? '';

/** Rich text, kept as JSON; '' when it is of a form this version does not know. */
export const richText: InWords = (value) => plainText(parsed(value));

function plainText(value: unknown): string {
  const read = RichText.safeParse(value);
  return read.success ? richTextPlain(read.data) : '';
}

/** The content of a synthesis: its texts one after the other, each under what it is about. */
export const synthesisContent: InWords = (value, speech, row) => {
  const content = parsed(value) as Partial<Record<'context' | 'conclusion', unknown>> & {
    themes?: { themeId: string; findings: unknown; proposalIds?: string[]; practiceIds?: string[] }[];
  };
  const part = (title: string, body: unknown) => {
    const plain = plainText(body);
    return plain === '' ? [] : [`${title}\u00a0: ${plain}`];
  };
  const picked = (title: string, table: string, ids: readonly string[] = []) =>
    ids.length === 0 ? [] : [`${title}\u00a0: ${ids.map((id) => speech.nameOf(table, id)).join('\u202f; ')}`];
  return [
    ...part('Contexte', content?.context),
    ...(content?.themes ?? []).flatMap(({ themeId, findings, proposalIds, practiceIds }) => [
      ...part(theme(themeId, speech, row), findings),
      ...picked(`Propositions retenues (${theme(themeId, speech, row)})`, 'proposal', proposalIds),
      ...picked(`Pratiques retenues (${theme(themeId, speech, row)})`, 'practice', practiceIds),
    ]),
    ...part('Conclusion', content?.conclusion),
  ].join('\n\n');
};

/** `null` when it is not JSON. */
export function parsed(value: SqlValue): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return null;
  }
}
