import { DRAFTS_AT_ONCE, LARGEST_DRAFT, Refused } from '../../shared/drafts/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { call } from '../client/call.ts';
import { type NewDraft, portions } from './portions.ts';
import { type Typed, typedFrom } from './typed.ts';

/** Milliseconds between two times that what is being typed is kept. */
const PACE = 1000;
/** Milliseconds after which what could not be kept is tried again. */
const TRY_AGAIN = 5000;

interface Known {
  readonly text: string;
  readonly window: string;
}

/** Why each draft that could not be kept was not, by its key. */
type Unkept = ReadonlyMap<string, AppError>;

const GONE = 'draft-gone';

export interface DraftsParts {
  readonly call: typeof call;
  /** Identifier of this window. */
  readonly window: string;
  /** Told once why what is typed is not kept, until it is again. */
  readonly onUnkept: (error: AppError) => void;
  /** Told once of what is never kept: it is about someone erased, or something that is no more. */
  readonly onGone: (error: AppError) => void;
}

/**
 * What is being typed in this window, kept by the application in the open dossier. Screens read it here at once, and say
 * what they hold at each key; it is sent at most every second, at once when `flush` says so.
 */
export class Drafts {
  readonly #parts: DraftsParts;
  #dossier: string | undefined;
  #opening: Promise<void> = Promise.resolve();
  /** What the dossier holds, as far as this window knows. */
  #known = new Map<string, Known>();
  /** What is to be kept, made when it is sent; null for what is to be forgotten. */
  #waiting = new Map<string, (() => Typed) | null>();
  /** What is being sent. */
  #going: ReadonlyMap<string, (() => Typed) | null> = new Map();
  readonly #takers = new Map<string, Set<() => void>>();
  /** What is about something that is gone. */
  #gone = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastSent = Number.NEGATIVE_INFINITY;
  #failing = false;
  /** How many times something was typed, saved or sent here. */
  #touches = 0;

  constructor(parts: DraftsParts) {
    this.#parts = parts;
  }

  /** True while what is typed cannot be kept. */
  get isFailing(): boolean {
    return this.#failing;
  }

  /** Asks for the drafts of the dossier that is shown; undefined when none is. Never rejects. */
  open(dossier: string | undefined): Promise<void> {
    if (dossier === this.#dossier) return this.#opening;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#dossier = dossier;
    this.#known = new Map();
    this.#waiting = new Map();
    this.#failing = false;
    this.#opening = this.refresh();
    return this.#opening;
  }

  /** Asks again, for what other windows have typed or saved; what this one is typing stays. Never rejects. */
  async refresh(): Promise<void> {
    const dossier = this.#dossier;
    // A former state of the dossier, put back, may have it.
    this.#gone = new Set();
    if (dossier === undefined) return;
    const before = this.#touches;
    try {
      const drafts = await this.#parts.call('drafts.list', { dossier });
      if (dossier !== this.#dossier) return;
      // The answer may be of before what was kept meanwhile.
      if (before !== this.#touches) return this.refresh();
      const own = new Set([...this.#going.keys(), ...this.#waiting.keys()]);
      const kept = [...this.#known].filter(([key]) => own.has(key));
      const others = drafts.filter(({ key }) => !own.has(key));
      this.#known = new Map([
        ...kept,
        ...others.map(({ key, value: text, window }) => [key, { text, window }] as const),
      ]);
    } catch {
      // What is known stays; screens say themselves that the application does not answer.
    }
  }

  /**
   * People were erased: what this window is typing and the application took them out of, or forgot with them, is taken for
   * what is typed here, and its screens are told. Answers whether there was any. Never rejects.
   */
  async takeErased(): Promise<boolean> {
    const dossier = this.#dossier;
    if (dossier === undefined) return false;
    const there = await this.#parts.call('drafts.list', { dossier }).catch(() => undefined);
    if (!there || dossier !== this.#dossier) return false;
    const left = new Map(there.map((draft) => [draft.key, draft]));
    const taken = [...this.#known].filter(([key, { text, window }]) => {
      const now = left.get(key);
      const isOwn = [window, now?.window ?? window].every((one) => one === this.#parts.window);
      return isOwn && now?.value !== text && !this.#going.has(key);
    });
    for (const [key, known] of taken) {
      const text = left.get(key)?.value;
      this.#touches++;
      this.#waiting.delete(key);
      if (text === undefined) this.#known.delete(key);
      else this.#known.set(key, { ...known, text });
      for (const take of this.#takers.get(key) ?? []) take();
    }
    return taken.length > 0;
  }

  /** Has a screen told when what it types at a key is no longer what it was, until the returned function is called. */
  onTaken(key: string, take: () => void): () => void {
    const takers = this.#takers.get(key) ?? new Set();
    this.#takers.set(key, takers.add(take));
    return () => takers.delete(take);
  }

  /** What was typed at a key and is not saved. */
  read(key: string): Typed | undefined {
    const waiting = this.#waiting.has(key) ? this.#waiting.get(key) : this.#going.get(key);
    if (waiting !== undefined) return waiting?.();
    const known = this.#known.get(key);
    return known && typedFrom(known.text);
  }

  /** The ends of the keys that begin so. */
  under(beginning: string): string[] {
    const keys = new Set([...this.#known.keys(), ...this.#waiting.keys()]);
    return [...keys]
      .filter((key) => key.startsWith(beginning) && this.read(key) !== undefined)
      .map((key) => key.slice(beginning.length));
  }

  /** Has something kept; `make` is asked what it is by then. */
  keep(key: string, make: () => Typed): void {
    if (this.#gone.has(key)) return;
    this.#touches++;
    this.#waiting.set(key, make);
    this.#schedule();
  }

  forget(key: string): void {
    this.#touches++;
    const isThere = this.#known.has(key) || this.#going.has(key);
    if (isThere) this.#waiting.set(key, null);
    else this.#waiting.delete(key);
    if (isThere) this.#schedule();
  }

  /** Sends now what waits. `leaving`: whatever is already on its way, for the window may be gone in an instant. */
  flush({ leaving = false } = {}): void {
    if (this.#waiting.size === 0 || this.#dossier === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (leaving || this.#going.size === 0) void this.#send(this.#dossier);
  }

  #schedule(wait = this.#lastSent + PACE - Date.now()): void {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        this.flush();
      },
      Math.max(0, wait),
    );
  }

  async #send(dossier: string): Promise<void> {
    const going = this.#waiting;
    this.#waiting = new Map();
    this.#going = going;
    this.#lastSent = Date.now();
    try {
      const unkept = await this.#keepAll(dossier, going);
      await this.#forgetAll(dossier, going);
      if (dossier !== this.#dossier) return;
      const [first] = unkept.values();
      if (first) return this.#tryAgain(new Map([...going].filter(([key]) => unkept.has(key))), first);
      this.#failing = false;
      if (this.#waiting.size > 0) this.#schedule();
    } catch (error) {
      if (dossier === this.#dossier) this.#tryAgain(going, error as AppError);
    } finally {
      this.#touches++;
      if (this.#going === going) this.#going = new Map();
    }
  }

  /** Answers what could not be kept yet, all else being kept. */
  async #keepAll(dossier: string, going: ReadonlyMap<string, (() => Typed) | null>): Promise<Unkept> {
    const typed = [...going].flatMap(([key, make]) => (make ? [{ key, value: JSON.stringify(make()) }] : []));
    const { window } = this.#parts;
    const changed = typed.filter(({ key, value }) => {
      const known = this.#known.get(key);
      return known?.text !== value || known.window !== window;
    });
    const long = changed.filter(({ value }) => value.length > LARGEST_DRAFT);
    const unkept = new Map(long.map(({ key }) => [key, tooLong()]));
    for (const drafts of portions(changed.filter((draft) => !long.includes(draft)))) {
      const refused = await this.#keepSome(dossier, drafts);
      if (dossier !== this.#dossier) break;
      for (const [key, error] of refused) {
        if (error.code === GONE) this.#noteGone(key, error);
        else unkept.set(key, error);
      }
    }
    return unkept;
  }

  /** Keeps the drafts of one call but those that are refused, which it answers. */
  async #keepSome(dossier: string, drafts: readonly NewDraft[]): Promise<Unkept> {
    const { call, window } = this.#parts;
    try {
      await call('drafts.keep', { dossier, window, drafts: [...drafts] });
    } catch (cause) {
      const error = cause as AppError;
      const keys = Refused.safeParse(error.details).data?.keys ?? [];
      const others = drafts.filter(({ key }) => !keys.includes(key));
      if (others.length === drafts.length) throw error;
      const also = others.length > 0 ? await this.#keepSome(dossier, others) : [];
      return new Map([...also, ...keys.map((key) => [key, error] as const)]);
    }
    if (dossier === this.#dossier) {
      for (const { key, value } of drafts) this.#known.set(key, { text: value, window });
    }
    return new Map();
  }

  /** What is typed of it is in no file any more, and what is still shown never will be. */
  #noteGone(key: string, error: AppError): void {
    this.#gone.add(key);
    this.#known.delete(key);
    this.#waiting.delete(key);
    this.#parts.onGone(error);
  }

  async #forgetAll(dossier: string, going: ReadonlyMap<string, (() => Typed) | null>): Promise<void> {
    const { window } = this.#parts;
    const keys = [...going].flatMap(([key, make]) => (make ? [] : [key]));
    for (let first = 0; first < keys.length; first += DRAFTS_AT_ONCE) {
      const drafts = keys
        .slice(first, first + DRAFTS_AT_ONCE)
        .map((key) => ({ key, window: this.#known.get(key)?.window ?? window }));
      await this.#parts.call('drafts.forget', { dossier, drafts });
      if (dossier !== this.#dossier) return;
      for (const { key } of drafts) this.#known.delete(key);
    }
  }

  #tryAgain(going: ReadonlyMap<string, (() => Typed) | null>, error: AppError): void {
    this.#waiting = new Map([...going, ...this.#waiting]);
    if (!this.#failing) this.#parts.onUnkept(error);
    this.#failing = true;
    this.#schedule(TRY_AGAIN);
  }
}

const tooLong = () => new AppError('draft-too-long', 'Ce texte est trop long pour être gardé.');
