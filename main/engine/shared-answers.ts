import type { DossierStore } from './dossier/store.ts';

/** Milliseconds that answers are kept: windows that ask the same, because the same changed, do it within a moment. */
const KEPT = 1000;
/** Answers kept at most. */
const MOST = 50;

/** What several windows ask alike of a dossier, answered once as long as nothing in it has changed. */
export class SharedAnswers<Reply> {
  readonly #replies = new Map<string, Reply>();
  #of: { readonly dossier: DossierStore; readonly version: number } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What was answered to this of the dossier as it is now. */
  get(dossier: DossierStore, asked: string): Reply | undefined {
    return this.#isOf(dossier, dossier.version) ? this.#replies.get(asked) : undefined;
  }

  /** Keeps what was answered of a dossier as it was, unless it has changed since. */
  keep(dossier: DossierStore, version: number, asked: string, reply: Reply): void {
    if (dossier.version !== version) return;
    if (!this.#isOf(dossier, version) || this.#replies.size >= MOST) this.#replies.clear();
    this.#of = { dossier, version };
    this.#replies.set(asked, reply);
    this.#timer ??= setTimeout(() => this.#forget(), KEPT).unref();
  }

  #isOf(dossier: DossierStore, version: number): boolean {
    return this.#of?.dossier === dossier && this.#of.version === version;
  }

  #forget(): void {
    this.#replies.clear();
    this.#of = undefined;
    this.#timer = undefined;
  }
}
