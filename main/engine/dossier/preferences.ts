import { userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode, type FileSystem } from './file-system.ts';
import { proposedName } from './proposed-name.ts';
import { refusals } from './refusals.ts';
import { readWhole, writeAtomically } from './whole-file.ts';

const PREFERENCES = 'preferences.json';
const REMEMBERED = 20;
const NOTED = 100;

const Recent = z.object({
  folder: z.string(),
  name: z.string(),
  territory: z.string(),
  campaign: z.string(),
  openedAt: z.iso.datetime(),
  /** Which dossier it was; former versions did not say. */
  id: z.uuid().optional(),
  isProtected: z.boolean().optional(),
});
export type Recent = z.infer<typeof Recent>;

/** A folder that holds what was written of a dossier at one moment or another. */
const Copy = z.object({
  dossier: z.string(),
  folder: z.string(),
  /** Where all of it was written when it was no longer in its place. */
  rewrittenTo: z.string().optional(),
});
export type Copy = z.infer<typeof Copy>;

const Stored = z.object({
  author: z.string().nullable().catch(null),
  asked: z.boolean().catch(false),
  recents: z.array(Recent).catch([]),
  copies: z.array(Copy).catch([]),
});
type Stored = z.infer<typeof Stored>;

/** What the application remembers between two runs, in its own folder. */
export class PreferencesFile {
  readonly #files: FileSystem;
  readonly #folder: string;
  readonly #proposed = proposedName(userInfo().username);
  #stored: Stored;

  constructor(files: FileSystem, folder: string) {
    this.#files = files;
    this.#folder = folder;
    this.#stored = read(files, join(folder, PREFERENCES));
  }

  /** Who works; what the computer’s user is called until they give their name. */
  get author(): string {
    return this.#stored.author ?? this.#proposed;
  }

  /** Whether they have given it, or have been asked and would not. */
  get asked(): boolean {
    return this.#stored.asked || this.#stored.author !== null;
  }

  /** The latest opened first. */
  get recents(): readonly Recent[] {
    return this.#stored.recents;
  }

  setAuthor(author: string): void {
    this.#store({ ...this.#stored, author, asked: true });
  }

  /** They go on without giving their name. */
  declineAuthor(): void {
    this.#store({ ...this.#stored, asked: true });
  }

  remember(recent: Recent): void {
    const others = this.#stored.recents.filter(({ folder }) => folder !== recent.folder);
    this.#store({ ...this.#stored, recents: [recent, ...others].slice(0, REMEMBERED) });
  }

  copiesOf(dossier: string): Copy[] {
    return this.#stored.copies.filter((copy) => copy.dossier === dossier);
  }

  /** What was noted of the same folders before is forgotten. */
  noteCopies(noted: readonly Copy[]): void {
    const folders = noted.map(({ folder }) => folder);
    const others = this.#stored.copies.filter(({ folder }) => !folders.includes(folder));
    this.#store({ ...this.#stored, copies: [...noted, ...others].slice(0, NOTED) });
  }

  renameCopy(from: string, to: string): void {
    const renamed = (folder: string) => (folder === from ? to : folder);
    const copies = this.#stored.copies.map(({ folder, rewrittenTo, ...copy }) => ({
      ...{ ...copy, folder: renamed(folder) },
      ...(rewrittenTo !== undefined && { rewrittenTo: renamed(rewrittenTo) }),
    }));
    if (this.#stored.copies.some(({ folder }) => folder === from)) this.#store({ ...this.#stored, copies });
  }

  #store(stored: Stored): void {
    try {
      this.#files.makeFolder(this.#folder);
      const text = `${JSON.stringify(stored, undefined, 2)}\n`;
      writeAtomically(this.#files, join(this.#folder, PREFERENCES), Buffer.from(text));
    } catch (error) {
      throw refusals.notSaved(error);
    }
    this.#stored = stored;
  }
}

/** A file that is missing or cannot be understood is as good as none: it holds nothing of the user’s work. */
function read(files: FileSystem, path: string): Stored {
  try {
    return Stored.parse(JSON.parse(Buffer.from(readWhole(files, path)).toString()));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError || errorCode(error) !== '') {
      return { author: null, asked: false, recents: [], copies: [] };
    }
    throw error;
  }
}
