import { folded } from '../../shared/text/folded.ts';

/** Cells of lists as people write them, read leniently. Each answers what the validation of a person expects. */

/** A cell without the apostrophe that keeps a spreadsheet from computing it (shared/text/csv.ts writes it). */
export function plainCell(cell: string): string {
  return cell.trim().replace(/^'(?='*[=+\-@\t\r])/, '');
}

export function civilityOf(cell: string): '' | 'Mme' | 'M.' {
  const word = folded(cell);
  if (/^(?:mme|madame|mlle|mademoiselle|mrs|ms|f|feminin|femme)$/.test(word)) return 'Mme';
  return /^(?:m|mr|monsieur|h|masculin|homme)$/.test(word) ? 'M.' : '';
}

/** An address without what an address book puts around it: « Anne Martin <anne@example.org>; ». */
export function emailOf(cell: string): string {
  const address = /<([^<>\s]+@[^<>\s]+)>/.exec(cell)?.[1] ?? cell;
  return address
    .replace(/^mailto:/i, '')
    .replace(/[;,]+$/, '')
    .trim();
}

/** A French number whose first zero or + a spreadsheet took off, with it again. */
export function phoneOf(cell: string): string {
  const digits = cell.replace(/[\s.\-/()]/g, '');
  if (/^[1-9]\d{8}$/.test(digits)) return `0${digits}`;
  if (/^33[1-9]\d{8}$/.test(digits)) return `+${digits}`;
  return cell.replace(/[/\u2010-\u2015]/g, ' ');
}

const YES =
  /^(?:oui|o|yes|y|vrai|true|1|x|a distance|distance|distanciel|en distanciel|visio|visioconference|en ligne|en visio|mineur|mineure|pmr)$/;
const NO =
  /^(?:non|n|no|faux|false|0|presentiel|en presentiel|sur place|sur site|majeur|majeure|aucun|neant)$/;

/** Yes, no, or undefined when the words are neither. */
export function yesOrNo(cell: string): boolean | undefined {
  const words = folded(cell);
  if (YES.test(words)) return true;
  // A dash alone is how a paper says no.
  return NO.test(words) || words === '' ? false : undefined;
}
