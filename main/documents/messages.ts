import type { SealOf } from '../dossier/vault/sealed-file.ts';

/** What the worker thread and the application say to each other. */
export interface RenderRequest {
  readonly kind: string;
  readonly data: unknown;
  readonly path: string;
  /** With what to seal the file; in clear when absent. */
  readonly seal: SealOf | undefined;
}

export type RenderReply =
  | { readonly type: 'page'; readonly done: number; readonly total: number }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly code: string; readonly reason: string };
