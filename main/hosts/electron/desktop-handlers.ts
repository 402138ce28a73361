import type { BrowserWindow, Dialog, OpenDialogOptions, Shell } from 'electron';
import { AppError, notFound } from '../../../shared/errors.ts';
import type { ChosenPlace, desktopContract } from '../../../shared/host/contract.ts';
import type { Handlers } from '../../engine/operations.ts';
import type { ChosenPlaces } from './chosen-places.ts';
import { opensByItself, type SavedFiles } from './saved-files.ts';

interface DesktopHandlersParts {
  readonly dialog: Pick<Dialog, 'showOpenDialog'>;
  readonly shell: Pick<Shell, 'openPath' | 'showItemInFolder'>;
  /** The window over which a dialog is shown. */
  readonly window: () => BrowserWindow | undefined;
  readonly chosen: ChosenPlaces;
  readonly saved: SavedFiles;
  /** Where the dossiers are: since Electron 43 a dialog would open among the downloads. */
  readonly dossiers: () => string;
  readonly print: (fileId: string, signal: AbortSignal) => Promise<void>;
}

const DOSSIER_DIALOGS: Readonly<Record<'folder' | 'file', OpenDialogOptions>> = {
  folder: {
    title: 'Ouvrir un dossier',
    message: 'Choisissez le dossier d’une consultation',
    buttonLabel: 'Ouvrir',
    properties: ['openDirectory'],
  },
  file: {
    title: 'Ouvrir un dossier',
    message: 'Choisissez le fichier « dossier.cahier »',
    buttonLabel: 'Ouvrir',
    properties: ['openFile'],
    filters: [{ name: 'Dossiers Cahiers', extensions: ['cahier'] }],
  },
};

const FOLDER_DIALOGS: Readonly<Record<'creation' | 'copy', OpenDialogOptions>> = {
  creation: {
    title: 'Où créer le dossier',
    message: 'Choisissez l’emplacement du nouveau dossier',
    buttonLabel: 'Créer ici',
    properties: ['openDirectory', 'createDirectory'],
  },
  copy: {
    title: 'Où copier le dossier',
    message: 'Choisissez l’emplacement de la copie',
    buttonLabel: 'Copier ici',
    properties: ['openDirectory', 'createDirectory'],
  },
};

/** Dialogs, printing, and what is done with a file that was saved: what only the desktop can do. */
export function desktopHandlers(parts: DesktopHandlersParts): Handlers<typeof desktopContract> {
  const { shell, saved } = parts;
  const pathOf = (id: string) => {
    const path = saved.pathOf(id);
    if (path === undefined) throw notFound('Ce fichier enregistré');
    return path;
  };
  return {
    'desktop.chooseDossier': (_, { by }) =>
      choose(parts, { ...DOSSIER_DIALOGS[by], defaultPath: parts.dossiers() }),
    'desktop.chooseFolder': (_, { purpose }) => choose(parts, FOLDER_DIALOGS[purpose]),
    'desktop.print': async ({ signal }, { fileId }) => {
      await parts.print(fileId, signal);
      return null;
    },
    'desktop.openSaved': async (_, { saved: id }) => {
      const path = pathOf(id);
      if (!opensByItself(path)) throw notOpened();
      // Answers what the system refused, in its own words; '' when it opened.
      if ((await shell.openPath(path)) !== '') throw notOpened();
      return null;
    },
    'desktop.showSaved': async (_, { saved: id }) => {
      shell.showItemInFolder(pathOf(id));
      return null;
    },
  };
}

async function choose(
  { dialog, window, chosen }: DesktopHandlersParts,
  options: OpenDialogOptions,
): Promise<ChosenPlace | null> {
  const over = window();
  const { canceled, filePaths } = over
    ? await dialog.showOpenDialog(over, options)
    : await dialog.showOpenDialog(options);
  const [path] = filePaths;
  return canceled || path === undefined ? null : chosen.give(path);
}

const notOpened = () =>
  new AppError(
    'not-opened',
    'Le système n’a pas pu ouvrir ce fichier. Il est bien enregistré\u00a0: montrez-le dans son dossier, puis ouvrez-le de là.',
  );
