import { dirname, join } from 'node:path';
import type * as Electron from 'electron';
import { z } from 'zod';
import { desktopContract } from '../../../shared/host/contract.ts';
import type { AppEvent } from '../../../shared/wire.ts';
import type { Application, HostParts } from '../../app.ts';
import { operationTable } from '../../engine/operations.ts';
import { secretsFile } from '../secrets-file.ts';
import { hearAskedDossier } from './asked-dossier.ts';
import { openBridge, pushEvent } from './bridge.ts';
import { ChosenPlaces } from './chosen-places.ts';
import { closeBeforeQuit } from './closing.ts';
import { proposeOnRightClick } from './context-menu.ts';
import { desktopHandlers } from './desktop-handlers.ts';
import { denyPermissions, guardNavigation } from './guards.ts';
import { keepBeforeLeaving } from './leaving.ts';
import { menuBar } from './menu.ts';
import { SCHEME } from './origin.ts';
import { printFile } from './print.ts';
import { answerRequest } from './protocol.ts';
import { recoverScreens } from './recovery.ts';
import { remembered } from './remembered.ts';
import { SavedFiles, saveOfferedFiles } from './saved-files.ts';
import { sealedSecrets } from './secrets.ts';
import { spaceQuestion } from './space-question.ts';
import { makeWindow, showScreens } from './window.ts';
import { Place } from './window-place.ts';

/** What the host uses of Electron. */
export type ElectronApi = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'clipboard'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'net'
  | 'powerMonitor'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'shell'
  | 'utilityProcess'
>;

/** What the desktop gives to the application; the rest is the same in both hosts. */
type DesktopHost = Pick<
  HostParts,
  'dataFolder' | 'secrets' | 'fetch' | 'emit' | 'log' | 'own' | 'pathOf' | 'confirmSpace'
>;

export interface DesktopParts {
  readonly electron: ElectronApi;
  readonly createApplication: (host: DesktopHost) => Application;
  /** Ends what the application leaves behind: the threads that draw and read. */
  readonly dispose: () => Promise<void>;
  readonly dataFolder: string;
  readonly screens: string;
  readonly preload: string;
  readonly argv: readonly string[];
  readonly platform: NodeJS.Platform;
  readonly log: (error: unknown) => void;
}

/** By which Windows groups the windows in its bar; `appId` of electron-builder.yml. */
const APP_ID = 'fr.egn.cahiers';

/** Lets the screens’ scheme behave as https does. Must run before Electron is ready. */
export function registerScheme(protocol: Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
}

/**
 * Runs the application in its window until it is closed. A second start hands its dossier to the first, and ends. Throws
 * what keeps it from starting.
 */
export async function startDesktop(parts: DesktopParts): Promise<void> {
  const { electron, log, platform, dataFolder, argv } = parts;
  const { app, dialog } = electron;
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.setAppUserModelId(APP_ID);
  let window: Electron.BrowserWindow | undefined;
  const asked = hearAskedDossier(app, argv, () => window);
  app.on('window-all-closed', () => app.quit());

  await app.whenReady();
  const push = (event: AppEvent) => pushEvent(window ? [window] : [], event);
  const chosen = new ChosenPlaces();
  const saved = new SavedFiles();
  const application: Application = parts.createApplication({
    dataFolder,
    secrets: sealedSecrets(secretsFile(join(dataFolder, 'secrets.json')), electron.safeStorage, platform),
    // The system’s proxy and certificates, which Node’s own does not know.
    fetch: (address, init) => electron.net.fetch(address, init),
    emit: (event) => {
      push(event);
      if (event.type === 'changed') menu.draw();
    },
    log,
    own: operationTable(
      desktopContract,
      desktopHandlers({
        ...electron,
        window: () => window,
        chosen,
        saved,
        dossiers: () => {
          const [latest] = application.session.preferences.recents;
          return latest ? dirname(latest.folder) : join(dataFolder, 'dossiers');
        },
        print: (fileId, signal) => printFile(electron.BrowserWindow, fileId, signal),
      }),
    ),
    pathOf: (place) => chosen.pathOf(place),
    confirmSpace: spaceQuestion(dialog, () => window),
  });
  const { session, files, dispatch, atThisDesk } = application;
  const menu = menuBar(electron.Menu, {
    platform,
    name: app.name,
    recents: () => session.preferences.recents,
    onCommand: (command) => push({ type: 'menu', command }),
    onOpen: (folder) => session.ask(folder),
  });
  menu.draw();
  const close = async () => {
    await application.close();
    await parts.dispose();
  };
  closeBeforeQuit({ app, argv, asked, close, log });

  denyPermissions(electron.session.defaultSession);
  electron.protocol.handle(SCHEME, (request) => answerRequest({ files, screens: parts.screens }, request));
  openBridge({ ipcMain: electron.ipcMain, dispatch, caller: atThisDesk });
  saveOfferedFiles(electron.session.defaultSession, {
    saved,
    folder: remembered(join(dataFolder, 'saved-in.json'), z.string()),
    push,
  });

  window = makeWindow({
    ...electron,
    platform,
    preload: parts.preload,
    place: remembered(join(dataFolder, 'window.json'), Place),
  });
  guardNavigation(window.webContents, { shell: electron.shell, now: () => performance.now() });
  proposeOnRightClick(window.webContents, electron);
  recoverScreens(window, { dialog, app, log });
  keepBeforeLeaving(window, {
    powerMonitor: electron.powerMonitor,
    warn: () => push({ type: 'leaving' }),
    quit: () => app.quit(),
  });
  asked.serve((path) => session.ask(path));
  const shown = window;
  await showScreens(shown).catch((error) => {
    // Closed before it was loaded, it has nothing more to show.
    if (!shown.isDestroyed()) throw error;
  });
}
