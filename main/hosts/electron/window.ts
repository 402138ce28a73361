import type { BrowserWindow, Dialog, Screen, Shell } from 'electron';
import { guardNavigation } from './guards.ts';
import { ORIGIN } from './origin.ts';
import { keepPlace, placeOn, readPlace, SMALLEST } from './window-place.ts';

export interface WindowParts {
  readonly BrowserWindow: typeof BrowserWindow;
  readonly screen: Pick<Screen, 'getAllDisplays'>;
  readonly shell: Pick<Shell, 'openExternal'>;
  readonly dialog: Pick<Dialog, 'showMessageBoxSync'>;
  /** Path of the built preload script. */
  readonly preload: string;
  /** Where the window’s place is kept. */
  readonly placeFile: string;
}

/** Opens the application’s window where it was left, shut off from everything but the application’s own screens. */
export function openWindow(parts: WindowParts): BrowserWindow {
  const kept = readPlace(parts.placeFile);
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
      spellcheck: true,
    },
  });
  if (kept?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    keepPlace(parts.placeFile, { ...window.getNormalBounds(), maximized: window.isMaximized() }),
  );
  guardNavigation(window.webContents, parts.shell);
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
  void window.loadURL(`${ORIGIN}/`);
  return window;
}
