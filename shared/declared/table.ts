import type { ThingKind } from '../history/things.ts';
import type { DataKind } from '../personal-data/kinds.ts';
import { type InWords, nameIn, type Speech, type Value } from './in-words.ts';

/** A row of any table, by its columns. */
export type AnyRow = Readonly<Record<string, Value>>;

/** How SQLite keeps what a model says: it has no booleans. */
export type RowOf<Model> = { [Key in keyof Model]: Model[Key] extends boolean ? 0 | 1 : Model[Key] };

/** A kind of personal data of which a column may be made; the history is one without a column. */
export type ErasedKind = Exclude<DataKind, 'history'>;

/**
 * What a column may say of people: nothing; the name of a `place`, which a participant may bear too; anything that someone
 * writes (`mentions`); or what a kind of personal data is made of. There is no default.
 */
export type Personal = 'none' | 'place' | 'mentions' | ErasedKind;

/** What is left in the place of what is erased, '' unless it says otherwise. */
type Spoken<Of> =
  | { readonly personal: Exclude<Personal, ErasedKind> }
  | ({ readonly personal: ErasedKind } & ('' extends Of
      ? { readonly erased?: Of }
      : { readonly erased: Of }));

/**
 * The row of another table that a column names. When that one goes, its own row goes with it (`hangs`), loses it (`loses`)
 * or keeps it from going (`holds`): the schema’s ON DELETE. `required`: it does not come back from the trash without it.
 */
export interface Reference {
  readonly to: string;
  readonly and: 'hangs' | 'loses' | 'holds';
  readonly required?: true;
}

interface Traits {
  readonly refers?: Reference;
  /**
   * It is the SHA-512 of a file kept beside the database: one that was `given`, in which people may be named, whose name and
   * size stand in columns of their own; or one that is `built` of the dossier itself.
   */
  readonly keptFile?: 'given' | 'built';
  /** A number by which others outside know the latest version: going back over a change raises it again. */
  readonly rises?: true;
  /** Someone’s name is typed there: the columns beside it that reach them, and whether what leaves may name them. */
  readonly naming?: { readonly email?: string; readonly phone?: string; readonly inPublic?: true };
  /** What it says leaves in a package, as it is or in words. */
  readonly leaves?: true;
}

/** A column: its label and its values in words, or neither when it says nothing to people. */
export type Column<Of, Row> = Spoken<Of> &
  Traits & {
    /** How two values of it that were written apart become one; where nothing is said, someone chooses. */
    readonly merge?: (one: Of, other: Of) => Of;
  } & ({ readonly label: string; readonly as: InWords<Of, Row> } | { readonly label: null });

/** How the rows of a table are spoken of. */
interface Said {
  readonly kind: ThingKind;
  readonly what: string;
  readonly gender: 'm' | 'f';
  /** Of rows that went with another: « avec son inscription », « avec ses 12 inscriptions ». */
  readonly hung: readonly [one: string, many: string];
}

/** A table, declared once by its feature: whatever must know every table is a function of these. */
export interface Declaration<Row> {
  readonly says: Said;
  readonly name: (row: Row, speech: Speech) => string;
  /** Shown in the trash when it was deleted by itself. */
  readonly inTrash?: true;
  /** How many there are says what a backup holds. */
  readonly counted?: true;
  /** A change of it is known outside, and is not undone. */
  readonly knownOutside?: true;
  /** Its rows are in an order, their `position`, among those that have these columns in common. */
  readonly order?: {
    readonly within: readonly (keyof Row & string)[];
    /** Their places are numbers that people read: without a gap. */
    readonly dense?: true;
  };
  /** What the search of everything sees and shows of it, in the order of a column. */
  readonly search?: {
    readonly by: keyof Row & string;
    readonly words: (row: Row, speech: Speech) => readonly [title: string, detail: string];
  };
  readonly columns: { readonly [Key in keyof Row & string]: Column<Row[Key], Row> };
}

/** The tables of a feature: one that has no declaration does not compile, nor one that forgets a column. */
export type Declared<Tables> = { readonly [Name in keyof Tables & string]: Declaration<Tables[Name]> };

/** Tables that the history does not follow: what their columns may say of people is all that is declared. */
export type Unfollowed<Tables> = {
  readonly [Name in keyof Tables & string]: { readonly [Key in keyof Tables[Name] & string]: Personal };
};

/** The same of any table. Methods, so that a declaration for rows of its own is one. */
export interface AnyColumn extends Traits {
  readonly personal: Personal;
  readonly erased?: Value;
  readonly label: string | null;
  as?(value: Value, speech: Speech, row: AnyRow): string;
  merge?(one: Value, other: Value): Value;
}
export interface AnyDeclaration {
  readonly says: Said;
  name(row: AnyRow, speech: Speech): string;
  readonly inTrash?: true;
  readonly counted?: true;
  readonly knownOutside?: true;
  readonly order?: { readonly within: readonly string[]; readonly dense?: true };
  readonly search?: {
    readonly by: string;
    words(row: AnyRow, speech: Speech): readonly [title: string, detail: string];
  };
  readonly columns: Readonly<Record<string, AnyColumn>>;
}

/** Every table that the history follows, in the order in which they are spoken of. */
export type Tables = Readonly<Record<string, AnyDeclaration>>;

/** What only the machine reads. */
export const MACHINE = { label: null, personal: 'none' } as const;

const reference =
  <And extends Reference['and']>(and: And) =>
  (to: string, label: string) =>
    ({ label, as: nameIn(to), personal: 'none', refers: { to, and } }) as const;

export const hangsOn = reference('hangs');
export const loses = reference('loses');
export const holds = reference('holds');
