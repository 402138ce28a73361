import { join } from 'node:path';
import type * as Electron from 'electron';
import type { AppEvent } from '../../../shared/wire.ts';
import type { Application, HostParts } from '../../app.ts';
import { secretsFile } from '../secrets-file.ts';
import { openBridge, pushEvent } from './bridge.ts';
import { denyPermissions } from './guards.ts';
import { menuTemplate } from './menu.ts';
import { dossierIn } from './opened-file.ts';
import { SCHEME } from './origin.ts';
import { printFile } from './print.ts';
import { answerRequest } from './protocol.ts';
import { sealedSecrets } from './secrets.ts';
import { openWindow } from './window.ts';

/** What the host uses of Electron. */
export type ElectronApi = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'shell'
>;

export interface DesktopParts {
  readonly electron: ElectronApi;
  readonly createApplication: (
    host: Pick<HostParts, 'dataFolder' | 'secrets' | 'emit' | 'log'>,
  ) => Application;
  /** Ends what the application leaves behind: the threads that draw and read. */
  readonly dispose: () => Promise<void>;
  readonly dataFolder: string;
  readonly screens: string;
  readonly preload: string;
  readonly argv: readonly string[];
  readonly log: (error: unknown) => void;
}

/** Lets the screens’ scheme behave as https does. Must run before Electron is ready. */
export function registerScheme(protocol: Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
}

/** Runs the application in its window until it is closed. A second start hands its dossier to the first, and ends. */
export async function startDesktop(parts: DesktopParts): Promise<void> {
  const { electron, log } = parts;
  const { app } = electron;
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  let window: Electron.BrowserWindow | undefined;
  let application: Application | undefined;
  // macOS names the dossier by an event, which may come before anything is ready.
  let asked = dossierIn(parts.argv);
  const open = (path: string | undefined) => {
    if (path === undefined) return;
    asked = path;
    // The window opens it: it may have to ask for a passphrase.
    application?.session.ask(path);
  };
  const focus = () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  };
  app.on('second-instance', (_, argv) => {
    focus();
    open(dossierIn(argv));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    focus();
    open(dossierIn([path]));
  });
  app.on('window-all-closed', () => app.quit());

  await app.whenReady();
  const emit = (event: AppEvent) => pushEvent(window ? [window] : [], event);
  const secrets = sealedSecrets(secretsFile(join(parts.dataFolder, 'secrets.json')), electron.safeStorage);
  application = parts.createApplication({ dataFolder: parts.dataFolder, secrets, emit, log });
  closeBeforeQuit(app, application, parts);
  const { dispatch, files } = application;
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menuTemplate(process.platform, app.name)));
  denyPermissions(electron.session.defaultSession);
  electron.protocol.handle(SCHEME, (request) => answerRequest({ files, screens: parts.screens }, request));
  openBridge({
    ipcMain: electron.ipcMain,
    dispatch,
    print: (fileId) => printFile(electron.BrowserWindow, fileId),
  });
  window = openWindow({
    ...electron,
    preload: parts.preload,
    placeFile: join(parts.dataFolder, 'window.json'),
  });
  open(asked);
}

/** The dossier is closed and checkpointed before the process ends; Electron waits for nothing by itself. */
function closeBeforeQuit(
  app: Electron.App,
  application: Application,
  { dispose, log }: Pick<DesktopParts, 'dispose' | 'log'>,
): void {
  let closed = false;
  let closing = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    if (closing) return;
    closing = true;
    void (async () => {
      try {
        await application.close();
        await dispose();
      } catch (error) {
        // What was answered is on disk already; the next opening replays it.
        log(error);
      }
      closed = true;
      app.quit();
    })();
  });
}
