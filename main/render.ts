import type { SealOf } from './dossier/vault/sealed-file.ts';

/** Draws documents outside the main thread. `kind` names the document; `data` is all that it shows. */
export interface Renderer {
  /** Writes the document to `path`, sealed if `seal` is given; rejects with an AbortError when cancelled. */
  render(
    kind: string,
    data: unknown,
    path: string,
    options?: {
      signal?: AbortSignal;
      onPage?: (done: number, total: number) => void;
      seal?: SealOf;
    },
  ): Promise<void>;
}
