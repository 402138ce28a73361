import type { Tables } from '../../shared/declared/table.ts';
import { columnOf } from '../../shared/declared/walk.ts';

/** Columns that no history tells by a label, or that a reader of these lists would not know by theirs. */
const PARTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  attachment: { name: 'nom du fichier', sha512: 'contenu du fichier' },
  deposit: { reasons: 'réponse de l’espace' },
  package: { confirmed: 'mots confirmés' },
  // The row is nothing else.
  person: { familyName: '' },
  practice: { place: 'lieu' },
  registration: { representedBy: '' },
  synthesis: { content: 'texte', signedContent: 'texte figé', frozen: 'document figé' },
};

/** Which part of a row a column is, so that two parts of one row are told apart; '' where there is nothing to tell. */
export function partInWords(tables: Tables, table: string, column: string): string {
  const part = PARTS[table]?.[column];
  if (part !== undefined) return part;
  const label = columnOf(tables, table, column)?.label ?? '';
  return /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
