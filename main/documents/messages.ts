import type { SealOf } from '../engine/dossier/vault/sealed-file.ts';
import type { DocumentKinds } from '../engine/render.ts';

/** What the worker thread and the application say to each other. */
export interface RenderRequest {
  readonly kind: keyof DocumentKinds;
  readonly data: DocumentKinds[keyof DocumentKinds];
  readonly path: string;
  /** With what to seal the file; in clear when absent. */
  readonly seal: SealOf | undefined;
}

export type RenderReply =
  | { readonly type: 'page'; readonly done: number; readonly total: number }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly code: string; readonly reason: string };
