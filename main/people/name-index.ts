import { compareFiled, type Filed, filed } from '../../shared/text/filing-key.ts';
import { inOneWord, withMarkedStarts } from '../../shared/text/word-starts.ts';

/** What is kept in memory of a person, to find them as one types. */
export interface Indexed {
  /** `rowid` of their row. */
  readonly place: number;
  readonly familyName: string;
  readonly givenName: string;
  readonly organisation: string;
  readonly email: string;
  readonly category: string;
}

export interface Search {
  /** All of one of these begin words of whom is found, as `typedStarts` gives them. */
  readonly starts: readonly (readonly string[])[];
  readonly category: string | undefined;
  readonly limit: number;
}

interface Entry extends Filed<Indexed> {
  readonly searched: string;
}

/** People who follow each other, and what is searched of them in one text: most searches need not go through them. */
interface Chunk {
  readonly entries: Entry[];
  searched: string | undefined;
}

/** People of a chunk that is made; at twice as many it is cut. */
const CHUNK = 256;

/** People in the order of their names. What is common is found among the first of them; what is rare skips most chunks. */
export class NameIndex {
  readonly #entries = new Map<number, Entry>();
  readonly #chunks: Chunk[] = [];

  constructor(people: Iterable<Indexed>) {
    const entries = Array.from(people, entryOf).sort(compareEntries);
    for (const entry of entries) this.#entries.set(entry.named.place, entry);
    for (let at = 0; at < entries.length; at += CHUNK) {
      this.#chunks.push({ entries: entries.slice(at, at + CHUNK), searched: undefined });
    }
  }

  /** Places of the first `limit` people found, in the order of their names. */
  find({ starts, category, limit }: Search): number[] {
    const places: number[] = [];
    for (const chunk of this.#chunks) {
      if (!holds(searchedIn(chunk), starts)) continue;
      for (const { named, searched } of chunk.entries) {
        if (category !== undefined && named.category !== category) continue;
        if (!holds(searched, starts)) continue;
        places.push(named.place);
        if (places.length === limit) return places;
      }
    }
    return places;
  }

  put(person: Indexed): void {
    this.remove(person.place);
    const entry = entryOf(person);
    this.#entries.set(person.place, entry);
    const at = this.#chunkOf(entry);
    const chunk = this.#chunks[at];
    if (!chunk) {
      this.#chunks.push({ entries: [entry], searched: undefined });
      return;
    }
    chunk.entries.splice(placeIn(chunk.entries, entry), 0, entry);
    chunk.searched = undefined;
    if (chunk.entries.length < 2 * CHUNK) return;
    this.#chunks.splice(at + 1, 0, { entries: chunk.entries.splice(CHUNK), searched: undefined });
  }

  remove(place: number): void {
    const entry = this.#entries.get(place);
    if (!entry) return;
    this.#entries.delete(place);
    const at = this.#chunkOf(entry);
    const chunk = this.#chunks[at];
    if (!chunk) return;
    chunk.entries.splice(placeIn(chunk.entries, entry), 1);
    chunk.searched = undefined;
    if (chunk.entries.length === 0) this.#chunks.splice(at, 1);
  }

  /** The first chunk that does not end before an entry, or the last. */
  #chunkOf(entry: Entry): number {
    const at = firstWhere(this.#chunks, ({ entries }) => {
      const last = entries.at(-1);
      return last !== undefined && compareEntries(last, entry) >= 0;
    });
    return Math.min(at, this.#chunks.length - 1);
  }
}

function entryOf(person: Indexed): Entry {
  const { familyName, givenName, organisation, email } = person;
  const words = [familyName, givenName, organisation, email, inOneWord(familyName), inOneWord(givenName)];
  return { ...filed(person), searched: withMarkedStarts(words.join(' ')) };
}

function holds(searched: string, starts: Search['starts']): boolean {
  // However two words are joined, what begins with them begins with the first word typed.
  const first = starts[0]?.[0] ?? '';
  return searched.includes(first) && starts.some((all) => all.every((start) => searched.includes(start)));
}

/** Those of the same name are in the order in which they were added, so that each has one place. */
function compareEntries(a: Entry, b: Entry): number {
  return compareFiled(a, b) || a.named.place - b.named.place;
}

function placeIn(entries: readonly Entry[], entry: Entry): number {
  return firstWhere(entries, (other) => compareEntries(other, entry) >= 0);
}

/** Index of the first that `holds`, once it does for all that follow; how many there are when it does for none. */
function firstWhere<T>(ordered: readonly T[], holds: (one: T) => boolean): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(ordered[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function searchedIn(chunk: Chunk): string {
  chunk.searched ??= chunk.entries.map(({ searched }) => searched).join(' ');
  return chunk.searched;
}
