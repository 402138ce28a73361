import type { SignInDocument } from '../../shared/documents/sign-in-sheet.ts';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import type { DrawnSynthesis } from '../../shared/syntheses/frozen.ts';
import type { SealOf } from './dossier/vault/sealed-file.ts';

/** The documents that can be drawn, and all that each shows. */
export interface DocumentKinds {
  readonly 'sign-in-sheets': SignInDocument;
  readonly synthesis: SynthesisDocument;
  readonly 'synthesis-to-sign': DrawnSynthesis;
}

/** Told after each page that is drawn. */
export type OnPage = (done: number, total: number) => void;

/** Draws documents outside the main thread. */
export interface Renderer {
  /** Writes the document to `path`, sealed if `seal` is given; rejects with an AbortError when cancelled. */
  render<Kind extends keyof DocumentKinds>(
    kind: Kind,
    data: DocumentKinds[Kind],
    path: string,
    options?: { signal?: AbortSignal; onPage?: OnPage; seal?: SealOf },
  ): Promise<void>;
}
