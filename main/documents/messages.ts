/** What the worker thread and the application say to each other. */
export interface RenderRequest {
  readonly kind: string;
  readonly data: unknown;
  readonly path: string;
}

export type RenderReply =
  | { readonly type: 'page'; readonly done: number; readonly total: number }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly code: string; readonly reason: string };
