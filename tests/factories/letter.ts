import { MIGRATIONS, type Migration } from '../../main/engine/dossier/migrations.ts';
import { TABLES } from '../../main/tables.ts';
import { day, place, text } from '../../shared/declared/in-words.ts';
import { type AnyDeclaration, type Declared, hangsOn, MACHINE } from '../../shared/declared/table.ts';
import { ERASED_NAME } from '../../shared/personal-data/kinds.ts';

/** A table that no feature has: letters to people, about a meeting. */
interface LetterTables {
  letter: {
    id: string;
    meetingId: string;
    personId: string;
    position: number;
    addressee: string;
    signatory: string;
    signatoryPhone: string;
    body: string;
    sentOn: string | null;
    name: string;
    size: number;
    sha512: string | null;
  };
}

const letterTables: Declared<LetterTables> = {
  letter: {
    says: { kind: 'meeting', what: 'Courrier', gender: 'm', hung: ['son courrier', 'courriers'] },
    name: ({ body }) => body,
    inTrash: true,
    order: { within: ['meetingId'], dense: true },
    columns: {
      id: MACHINE,
      meetingId: hangsOn('meeting', 'Rencontre'),
      personId: hangsOn('person', 'Personne'),
      position: { label: 'Place', as: place, personal: 'none' },
      addressee: { label: 'Destinataire', as: text, personal: 'identity' },
      signatory: {
        ...{ label: 'Signataire', as: text, personal: 'roles', erased: ERASED_NAME },
        naming: { phone: 'signatoryPhone' },
      },
      signatoryPhone: { label: 'Téléphone du signataire', as: text, personal: 'roles' },
      body: { label: 'Texte', as: text, personal: 'mentions' },
      sentOn: { label: 'Envoyé le', as: day, personal: 'none' },
      name: { label: 'Nom du fichier', as: text, personal: 'mentions' },
      size: MACHINE,
      sha512: { ...MACHINE, keptFile: 'given' },
    },
  },
};

const MIGRATION: Migration = {
  name: '9999-letter',
  sql: `CREATE TABLE letter (
    id TEXT PRIMARY KEY,
    meetingId TEXT NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
    personId TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    addressee TEXT NOT NULL,
    signatory TEXT NOT NULL,
    signatoryPhone TEXT NOT NULL,
    body TEXT NOT NULL,
    sentOn TEXT,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha512 TEXT
  ) STRICT`,
};

/**
 * Adds the table as a feature does, in this thread: its migration and its declaration, and nothing else. Answers what takes
 * it away, since tests of other files run in the same thread.
 */
export function addLetters(): () => void {
  const [migrations, tables] = [MIGRATIONS as Migration[], TABLES as Record<string, AnyDeclaration>];
  migrations.push(MIGRATION);
  Object.assign(tables, letterTables);
  return () => {
    migrations.pop();
    delete tables.letter;
  };
}
