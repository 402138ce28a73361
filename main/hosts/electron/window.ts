import type { BrowserWindow, Dialog, Screen } from 'electron';
import { ORIGIN } from './origin.ts';
import type { Remembered } from './remembered.ts';
import { type Place, placeOn, SMALLEST } from './window-place.ts';

export interface WindowParts {
  readonly BrowserWindow: typeof BrowserWindow;
  readonly screen: Pick<Screen, 'getAllDisplays'>;
  readonly dialog: Pick<Dialog, 'showMessageBoxSync'>;
  /** Path of the built preload script. */
  readonly preload: string;
  readonly place: Remembered<Place>;
  readonly platform: NodeJS.Platform;
}

/** Makes the application’s window where it was left, shut off from everything but the application’s own screens. */
export function makeWindow(parts: WindowParts): BrowserWindow {
  const { place } = parts;
  const kept = place.read();
  const displays = parts.screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new parts.BrowserWindow({
    ...placeOn(displays, kept),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Cahiers',
    show: false,
    webPreferences: {
      preload: parts.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      // Chromium’s own viewer shows a PDF before it is printed.
      plugins: true,
      // On Windows and Linux it would fetch a dictionary; a Mac has its own.
      spellcheck: parts.platform === 'darwin',
    },
  });
  window.once('ready-to-show', () => {
    // Maximising shows the window: before this it would be seen empty.
    if (kept?.maximized) window.maximize();
    window.show();
  });
  window.on('close', () => place.keep({ ...window.getNormalBounds(), maximized: window.isMaximized() }));
  // Without this, a page that has something unsaved would keep the window open in silence.
  window.webContents.on('will-prevent-unload', (event) => {
    const answer = parts.dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: 'Ce que vous avez saisi n’est pas encore enregistré.',
      detail: 'Restez pour l’enregistrer, ou quittez sans le garder.',
      buttons: ['Rester', 'Quitter sans enregistrer'],
      defaultId: 0,
      cancelId: 0,
    });
    if (answer === 1) event.preventDefault();
  });
  return window;
}

/** Shows the screens in a window. */
export function showScreens(window: Pick<BrowserWindow, 'loadURL'>): Promise<void> {
  return window.loadURL(`${ORIGIN}/`);
}
