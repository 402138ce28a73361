import type { ThingKind } from '../../shared/history/things.ts';
import type { Row } from './rows.ts';
import { type InWords, nameIn, type Speech } from './values.ts';

/** The words of a table: a column is said by its label and its values, or not at all (null). */
export interface TableWords {
  readonly kind: ThingKind;
  readonly what: string;
  readonly feminine: boolean;
  /** What is said of rows that went with another: « avec son inscription », « avec ses 12 inscriptions ». */
  readonly hung: readonly [one: string, many: string];
  /** Whether one that was deleted by itself is shown in the trash. */
  readonly kept: boolean;
  name(row: Row, speech: Speech): string;
  readonly columns: Readonly<Record<string, readonly [label: string, words: InWords] | null>>;
}

export const titleOf = ({ title }: Row): string => String(title ?? '');
export const nameOf = ({ name }: Row): string => String(name ?? '');
export const workshopOf: readonly [string, InWords] = ['Atelier', nameIn('workshop')];
export const meetingOf: readonly [string, InWords] = ['Rencontre', nameIn('meeting')];
