/** What a process is started to look at. */
export interface LookRequest {
  readonly at: 'dossiers' | 'sticks';
  readonly places: readonly string[];
}

/** The lines that it says before it looks, and once every place has answered; between them, JSON for each place. */
export const READY = 'ready';
export const DONE = 'done';
