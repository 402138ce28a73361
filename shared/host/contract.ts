import { z } from 'zod';
import { job, query } from '../operation.ts';
import { FileRef } from '../wire.ts';

/** A place of this computer that someone chose in a dialog of the system. */
export const ChosenPlace = z.object({
  /** Names the place in a call, instead of its path. */
  place: z.string(),
  /** Its path, to be shown. */
  path: z.string(),
});
export type ChosenPlace = z.infer<typeof ChosenPlace>;

const FileId = FileRef.shape.id;
/** Names a file that was saved, for as long as the application runs. */
const Saved = z.object({ saved: z.uuid() });

/** What the desktop host does that a browser cannot. Null where someone closed the dialog. */
export const desktopContract = {
  /** Asks for a dossier, by its folder or by the file to double-click: on Windows a dialog shows one or the other. */
  'desktop.chooseDossier': job(z.object({ by: z.enum(['folder', 'file']) }), ChosenPlace.nullable()),
  /** Asks for the folder in which to make a dossier, or a copy of one. */
  'desktop.chooseFolder': job(z.object({ purpose: z.enum(['creation', 'copy']) }), ChosenPlace.nullable()),
  /** Opens the system’s print dialog for an offered file, and ends with it. */
  'desktop.print': job(z.object({ fileId: FileId }), z.null()),
  'desktop.openSaved': job(Saved, z.null()),
  'desktop.showSaved': job(Saved, z.null()),
};

/** What the web host does because a browser has no dialog that gives a path. */
export const browserContract = {
  /** Folders of this computer whose path begins so, to complete what is being typed. */
  'browser.folders': query(z.object({ begun: z.string().max(4000) }), z.array(z.string())),
};

/** What some host answers besides the application’s own operations. */
export type HostContract = typeof desktopContract & typeof browserContract;
