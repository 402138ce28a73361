/** The tables that a statement opens, its triggers’ and foreign keys’ own included, whether or not it gets to them. */
export interface Opened {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Those that it writes by itself, no trigger having done it. */
  readonly writesItself: readonly string[];
}

/** What EXPLAIN tells of an instruction (https://www.sqlite.org/opcode.html). */
interface Instruction {
  readonly addr: number;
  readonly opcode: string;
  readonly p1: number;
  readonly p2: number;
}

/** What is asked of a database. */
interface Explained {
  all<Row>(sql: string): Row[];
  explain<Row>(sql: string): Row[];
}

interface SchemaRow {
  readonly name: string;
  readonly tbl_name: string;
  readonly rootpage: number;
}

/** Texts kept; the application has a few hundred, and those of lists of many lengths. */
const KEPT = 2000;

/** Which tables the statements of a database open, looked up once for each text. */
export class OpenedTables {
  readonly #database: Explained;
  readonly #known = new Map<string, Opened>();

  constructor(database: Explained) {
    this.#database = database;
  }

  by(sql: string): Opened {
    const known = this.#known.get(sql);
    if (known) return known;
    if (this.#known.size >= KEPT) this.#known.clear();
    const opened = this.#look(sql);
    this.#known.set(sql, opened);
    return opened;
  }

  #look(sql: string): Opened {
    const schema = this.#database.all<SchemaRow>('SELECT name, tbl_name, rootpage FROM sqlite_schema');
    const virtual = schema.filter(isVirtual).map(({ name }) => name);
    const tableAt = new Map(schema.map(({ rootpage, tbl_name }) => [rootpage, tbl_name]));
    const [reads, writes, writesItself] = [new Set<string>(), new Set<string>(), new Set<string>()];
    let programs = 0;
    for (const { addr, opcode, p1, p2 } of this.#database.explain<Instruction>(sql)) {
      // The programs of triggers follow that of the statement, each numbered from 0.
      if (addr === 0) programs += 1;
      const written = programs === 1 ? [writes, writesItself] : [writes];
      switch (opcode) {
        case 'OpenRead':
        case 'ReopenIdx':
          add(reads, tableAt.get(p2));
          break;
        case 'OpenWrite':
          for (const set of written) add(set, tableAt.get(p2));
          break;
        case 'Clear':
          for (const set of written) add(set, tableAt.get(p1));
          break;
        case 'VOpen':
          // Which one is not told by its name: it has no page of its own.
          for (const name of virtual) if (sql.includes(name)) reads.add(name);
          break;
        case 'VUpdate':
          for (const set of written) for (const name of virtual) set.add(name);
          break;
      }
    }
    return { reads: [...reads], writes: [...writes], writesItself: [...writesItself] };
  }
}

function add(tables: Set<string>, table: string | undefined): void {
  if (table !== undefined) tables.add(table);
}

/** Only they have neither a page of their own nor another table whose they are; a view, which none writes, passes for one. */
const isVirtual = ({ name, tbl_name, rootpage }: SchemaRow): boolean => rootpage === 0 && name === tbl_name;
