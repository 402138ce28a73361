import { basename, dirname, extname, join } from 'node:path';
import type { DownloadItem, Session } from 'electron';
import { v4 as uuid } from 'uuid';
import type { AppEvent, SavedFile } from '../../../shared/wire.ts';
import { isOwnFile } from './origin.ts';

/** Kinds of files that show something and run nothing: the others are only shown in their folder. */
const OPENED = new Set(['.pdf', '.csv', '.xlsx', '.ods', '.docx', '.odt', '.txt', '.ics', '.png', '.jpg']);

/** The files that were saved while the application runs, under identifiers that cannot be guessed. */
export class SavedFiles {
  readonly #paths = new Map<string, string>();

  keep(path: string): SavedFile {
    const saved = uuid();
    this.#paths.set(saved, path);
    return { saved, name: basename(path), opens: opensByItself(path) };
  }

  pathOf(saved: string): string | undefined {
    return this.#paths.get(saved);
  }
}

export const opensByItself = (path: string): boolean => OPENED.has(extname(path).toLowerCase());

interface SavingParts {
  readonly saved: SavedFiles;
  /** The folder in which to propose to save; undefined for that of downloads. */
  readonly folder: { read(): string | undefined; keep(folder: string): void };
  readonly push: (event: AppEvent) => void;
}

/** « Enregistrer sous » for the files that the application offers, and a word to the window when it is done. Nothing else is downloaded. */
export function saveOfferedFiles(session: Pick<Session, 'on'>, { saved, folder, push }: SavingParts): void {
  session.on('will-download', (event, item: DownloadItem) => {
    if (!isOwnFile(item.getURL())) return event.preventDefault();
    const name = item.getFilename();
    item.setSaveDialogOptions({
      title: 'Enregistrer sous',
      buttonLabel: 'Enregistrer',
      defaultPath: join(folder.read() ?? '', name),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    item.once('done', (_, state) => {
      if (state === 'completed') {
        const path = item.getSavePath();
        folder.keep(dirname(path));
        push({ type: 'saved', file: saved.keep(path) });
      } else if (state === 'interrupted') {
        push({ type: 'notSaved', name });
      }
    });
  });
}
