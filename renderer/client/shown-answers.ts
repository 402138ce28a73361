import type { Query, QueryClient } from '@tanstack/react-query';
import { MOST_ROWS, type Touched } from '../../shared/wire.ts';
import { patched, type Row, rowsOf } from './rows.ts';

/** What has changed: rows and tables; or it is not known what. */
export type News = Touched | 'everything';

/** What the application answers to a query. */
export interface Answered {
  readonly value: unknown;
  readonly reads?: readonly string[] | undefined;
  /** The last command that it knows of; absent when it is about no dossier. */
  readonly sequence?: number | null;
}

type Asks = (name: string, input: unknown) => Promise<Answered>;

/** What is known of an answer that is shown. */
interface Shown {
  /** The tables that it depends on; undefined when it may depend on anything. */
  reads: ReadonlySet<string> | undefined;
  /** Which of its rows have changed since; `all` when that is not known. */
  behind: ReadonlySet<string> | 'all';
  /** The last command that it knows of. */
  sequence: number | undefined;
  /** Number of the request that is to answer; those of before are given up. */
  turn: number;
}

/** A request under way, and what has changed meanwhile. */
interface Request {
  readonly news: News[];
}

const NOTHING: ReadonlySet<string> = new Set();

/**
 * The answers that a window shows. Each is asked for again when something that it depends on has changed; of a list of rows,
 * those that changed. What is no longer on the screen is forgotten then.
 */
export class ShownAnswers {
  readonly #queries: QueryClient;
  readonly #ask: Asks;
  readonly #shown = new WeakMap<Query, Shown>();
  readonly #underWay = new Set<Request>();

  constructor(queries: QueryClient, ask: Asks) {
    this.#queries = queries;
    this.#ask = ask;
  }

  /** Hears that something has changed: what depends on it, among these queries, is asked for again. */
  hear(news: News, among: readonly Query[] = this.#queries.getQueryCache().getAll()): void {
    for (const request of this.#underWay) request.news.push(news);
    const concerned = new Set(among.filter((query) => concerns(news, this.#of(query).reads)));
    for (const query of concerned) {
      // What is no longer on the screen would come back as it was, into a form that keeps what it began with.
      if (!query.isActive()) this.#queries.getQueryCache().remove(query);
      else this.#note(query, news);
    }
    if (concerned.size > 0) void this.#queries.invalidateQueries({ predicate: (one) => concerned.has(one) });
  }

  /** Asks again for rows of a list that have changed; resolves once it shows them, or could not be asked. */
  async bringUpToDate(key: readonly [name: string, input: unknown], ids: readonly string[]): Promise<void> {
    const query = this.#queries.getQueryCache().find({ queryKey: key });
    const table = rowsOf(key[0])?.table;
    if (!query || table === undefined) return;
    this.hear({ [table]: ids.length > MOST_ROWS ? 'all' : ids }, [query]);
    // One that is overtaken leaves its place to another.
    while (query.state.fetchStatus === 'fetching') await query.promise?.catch(() => undefined);
  }

  /** An answer that nothing it depends on has overtaken: that of the application, or what is shown with its new rows. */
  async answer(key: readonly [name: string, input: unknown]): Promise<unknown> {
    const query = this.#queries.getQueryCache().find({ queryKey: key });
    if (!query) throw new Error('an answer is asked for by no query');
    const shown = this.#of(query);
    shown.turn += 1;
    const { turn } = shown;
    for (;;) {
      const ids = rowsBehind(query, shown);
      const request: Request = { news: [] };
      const answered = await this.#send(key, ids, request).catch((error: unknown) => {
        if (turn === shown.turn) shown.reads = undefined;
        throw error;
      });
      // Another request is to answer: this one is heard by nobody.
      if (turn !== shown.turn) return answered.value;
      shown.reads = readsOf(answered, ids && shown.reads);
      const overtaking = request.news.filter((news) => concerns(news, shown.reads));
      for (const news of overtaking) this.#note(query, news);
      if (overtaking.length > 0) continue;
      const value = ids
        ? patched(key[0], query.state.data as Row[], ids, answered.value as Row[])
        : answered.value;
      shown.behind = NOTHING;
      shown.sequence = answered.sequence ?? undefined;
      if (value !== undefined) return value;
    }
  }

  /**
   * The last command that something shown knows of: an answer, or an object in one. Undefined of what no answer holds any
   * more.
   */
  sequenceOf(thing: object): number | undefined {
    const query = this.#queries
      .getQueryCache()
      .getAll()
      .find(({ state: { data } }) => isWithin(thing, data));
    return query && this.#of(query).sequence;
  }

  async #send(
    [name, input]: readonly [name: string, input: unknown],
    ids: ReadonlySet<string> | undefined,
    request: Request,
  ): Promise<Answered> {
    this.#underWay.add(request);
    try {
      return await this.#ask(name, ids ? { ...(input as object), ids: [...ids] } : input);
    } finally {
      this.#underWay.delete(request);
    }
  }

  #of(query: Query): Shown {
    const known = this.#shown.get(query);
    if (known) return known;
    const shown: Shown = { reads: undefined, behind: NOTHING, sequence: undefined, turn: 0 };
    this.#shown.set(query, shown);
    return shown;
  }

  /** Keeps in mind how an answer is behind. */
  #note(query: Query, news: News): void {
    const shown = this.#of(query);
    const rows = rowsIn(query, news, shown.reads);
    shown.behind = rows && shown.behind !== 'all' ? new Set([...shown.behind, ...rows]) : 'all';
  }
}

/** Whether an answer is this thing, or holds it, at most two levels down. */
function isWithin(thing: object, answer: unknown, levels = 2): boolean {
  if (answer === thing) return true;
  if (levels === 0 || typeof answer !== 'object' || answer === null) return false;
  const inside = Array.isArray(answer) ? answer : Object.values(answer);
  return (
    inside.includes(thing) || inside.some((one) => Array.isArray(one) && isWithin(thing, one, levels - 1))
  );
}

function concerns(news: News, reads: ReadonlySet<string> | undefined): boolean {
  return news === 'everything' || !reads || Object.keys(news).some((table) => reads.has(table));
}

/** The rows of a list that changed, when nothing else that it depends on did. */
function rowsIn(
  query: Query,
  news: News,
  reads: ReadonlySet<string> | undefined,
): readonly string[] | undefined {
  const table = rowsOf(String(query.queryKey[0]))?.table;
  if (news === 'everything' || !reads || table === undefined) return undefined;
  const met = Object.keys(news).filter((name) => reads.has(name));
  const rows = news[table];
  return met.every((name) => name === table) && rows !== 'all' ? rows : undefined;
}

/** The rows for which alone a list can be asked; undefined when the whole is to be. */
function rowsBehind({ state }: Query, { behind }: Shown): ReadonlySet<string> | undefined {
  if (behind === 'all' || behind.size === 0 || behind.size > MOST_ROWS) return undefined;
  return state.data === undefined ? undefined : behind;
}

/** What an answer depends on; some rows of a list, with the `others` of which they are. */
function readsOf(
  { reads }: Answered,
  others: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  return reads && new Set([...reads, ...(others ?? [])]);
}
