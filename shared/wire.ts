import { z } from 'zod';
import type { WireError } from './errors.ts';

/** What a command did: its value, and its place in the history; null when it changed nothing. */
export interface Done<T = unknown> {
  readonly value: T;
  readonly sequence: number | null;
}

/** Rows told one by one; when more of them change at once, their whole tables are told. */
export const MOST_ROWS = 200;

/** The rows that changed, by their identifiers, table by table; `all` for a table of which they are not known one by one. */
export type Touched = Readonly<Record<string, readonly string[] | 'all'>>;

/**
 * Stands among the tables for what lies around the dossier: where it is, who works, what is to be said of it. Its changes are
 * told by a `changed` that tells nothing more, or by the end of the job that made them.
 */
export const AROUND = 'around the dossier';

/**
 * What every call answers, a command (or a job that ran one) with its sequence; a query with that of the last command that
 * its answer knows of, and with the tables that it depends on, when it depends on nothing else. Exceptions never cross
 * between processes.
 */
export type Answer<T = unknown> =
  | {
      readonly ok: true;
      readonly value: T;
      readonly sequence?: number | null;
      readonly reads?: readonly string[];
    }
  | { readonly ok: false; readonly error: WireError };

/** How far a job is: `done` of `total` (null when unknown), with a French label of the step. */
export interface Progress {
  readonly done: number;
  readonly total: number | null;
  readonly label: string;
}

/** What the desktop’s menu asks of the screens. */
export type MenuCommand = 'new' | 'open' | 'search' | 'print' | 'undo' | 'redo' | 'help' | 'about';

/** A file that was saved where someone said; `saved` names it in `desktop.openSaved` and `desktop.showSaved`. */
export interface SavedFile {
  readonly saved: string;
  readonly name: string;
  /** Whether it is of a kind that opens by itself without running anything. */
  readonly opens: boolean;
}

/** The dossier is not what it was: by which command, and what that touched, when both are known. */
export interface Changed {
  readonly type: 'changed';
  readonly sequence?: number;
  readonly touched?: Touched;
}

/**
 * What the application pushes to its windows. `changed`: the dossier or the set of open things is not what it was.
 * `erased`: people were taken out of the dossier, and of what is being typed. `leaving`: the computer or the window may stop in a moment.
 */
export type AppEvent =
  | Changed
  | { readonly type: 'erased' }
  | { readonly type: 'progress'; readonly job: string; readonly progress: Progress }
  | { readonly type: 'ended'; readonly job: string }
  | { readonly type: 'menu'; readonly command: MenuCommand }
  | { readonly type: 'saved'; readonly file: SavedFile }
  | { readonly type: 'notSaved'; readonly name: string }
  | { readonly type: 'leaving' };

/** What a window can ask of the application, by whichever host. */
export interface Bridge {
  /** `basedOn`: the sequence of what a command was asked for over; what has changed since is not overwritten. */
  send(name: string, input: unknown, basedOn?: number): Promise<Answer>;
  onEvent(listener: (event: AppEvent) => void): () => void;
}

/** A file handed over under an opaque identifier, served once per request at `/file/<id>`. */
export const FileRef = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
});
export type FileRef = z.infer<typeof FileRef>;

/** Identifier of a file that a window has sent to `POST /file` before naming it in a call. */
export const UploadId = z
  .string()
  .regex(/^[0-9a-f-]{36}$/, 'Ce fichier n’est plus disponible\u00a0: choisissez-le de nouveau.');
