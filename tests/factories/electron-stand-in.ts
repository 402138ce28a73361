import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { ElectronApi } from '../../main/hosts/electron/desktop.ts';
import { netFetch } from './net-fetch.ts';

type Handler = (event: unknown, ...values: unknown[]) => unknown;

/** What shows the windows of the stand-in: nothing but a record in an integration test, pages of a browser in the end-to-end ones. */
export interface Display {
  /** Loads an address in a window. */
  load(window: number, address: string): Promise<void>;
  send(window: number, channel: string, value: unknown): void;
  reload(window: number): void;
  /** Ends the process that draws a window. */
  crash(window: number): void;
  destroy(window: number): void;
  /** Shows a dialog of the system; answers what the user does there. */
  ask(dialog: string, options: unknown): Promise<unknown>;
  /** Ends the process of the application. */
  exit(code: number): void;
}

export const NO_DISPLAY: Display = {
  load: async () => undefined,
  send: () => undefined,
  reload: () => undefined,
  crash: () => undefined,
  destroy: () => undefined,
  ask: async (dialog) => {
    throw new Error(`nobody answers ${dialog}`);
  },
  exit: () => undefined,
};

/** What a test sees of a window that was opened. */
export class WindowStandIn extends EventEmitter {
  static opened: WindowStandIn[] = [];
  static display: Display = NO_DISPLAY;
  /** What the system’s print dialog answers. */
  static printing = { done: true, reason: '' };
  /** False while a PDF is not drawn yet. */
  static drawsPdf = true;
  readonly id = WindowStandIn.opened.length;
  readonly options: Record<string, unknown>;
  readonly sent: [channel: string, value: unknown][] = [];
  readonly printed: string[] = [];
  address = '';
  shown = 0;
  focused = 0;
  destroyed = false;
  maximized = false;
  reloaded = 0;
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  readonly webContents = Object.assign(new EventEmitter(), {
    send: (channel: string, value: unknown) => {
      this.sent.push([channel, structuredClone(value)]);
      WindowStandIn.display.send(this.id, channel, value);
    },
    setWindowOpenHandler: (handler: WindowStandIn['openHandler']) => {
      this.openHandler = handler;
    },
    print: (_options: object, done: (success: boolean, reason: string) => void) => {
      this.printed.push(this.address);
      done(WindowStandIn.printing.done, WindowStandIn.printing.reason);
    },
    reload: () => {
      this.reloaded += 1;
      WindowStandIn.display.reload(this.id);
    },
    forcefullyCrashRenderer: () => {
      WindowStandIn.display.crash(this.id);
      this.webContents.emit('render-process-gone', {}, { reason: 'killed' });
    },
    // A PDF that is drawn has its address twice (electron/electron, spec/chromium.spec.ts, « PDF Viewer »).
    mainFrame: Object.defineProperties(
      {},
      {
        framesInSubtree: {
          get: () => [{ url: this.address }, ...(WindowStandIn.drawsPdf ? [{ url: this.address }] : [])],
        },
      },
    ),
  });

  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    WindowStandIn.opened.push(this);
  }

  async loadURL(address: string): Promise<void> {
    this.address = address;
    await WindowStandIn.display.load(this.id, address);
    this.webContents.emit('did-finish-load');
    this.emit('ready-to-show');
  }
  show(): void {
    this.shown += 1;
  }
  maximize(): void {
    this.maximized = true;
  }
  restore(): void {}
  isMaximized = () => this.maximized;
  isMinimized = () => false;
  isDestroyed = () => this.destroyed;
  focus(): void {
    this.focused += 1;
  }
  getNormalBounds = () => ({ x: 40, y: 50, width: 1300, height: 900 });
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    WindowStandIn.display.destroy(this.id);
    this.emit('closed');
  }
}

/** A menu item as a template gives it. */
export interface MenuItem {
  readonly label?: string;
  readonly role?: string;
  readonly enabled?: boolean;
  readonly click?: () => void;
  readonly submenu?: readonly MenuItem[];
}

export interface ElectronStandIn {
  readonly api: ElectronApi;
  readonly app: EventEmitter;
  readonly session: EventEmitter;
  readonly powerMonitor: EventEmitter;
  readonly handlers: Map<string, Handler>;
  readonly openedOutside: string[];
  /** What was opened, shown in its folder, copied, relaunched. */
  readonly did: [what: string, value: unknown][];
  /** What `net.fetch` was asked for, as `METHOD /path`. */
  readonly fetched: string[];
  /** What `safeStorage` does. */
  readonly keychain: { available: boolean; opens: boolean; renewed: boolean; backend: string };
  readonly permissions: {
    request?: (contents: unknown, permission: string, answer: (allowed: boolean) => void) => void;
    check?: (contents: unknown, permission: string) => boolean;
  };
  /** The menu bar as it was last drawn. */
  menu: readonly MenuItem[];
  /** The last menu of a right click. */
  contextMenu: readonly MenuItem[];
  /** The answer of `protocol.handle`. */
  serve(request: Request): Promise<Response>;
  /** False when another instance already runs. */
  isFirst: boolean;
  quits: number;
  /** What the user answers to a message box that waits for nothing else. */
  choice: number;
}

/** The few calls of Electron that the host makes, doing what its documentation says of them. */
export function createElectronStandIn(display: Display = NO_DISPLAY): ElectronStandIn {
  WindowStandIn.opened = [];
  WindowStandIn.display = display;
  WindowStandIn.printing = { done: true, reason: '' };
  WindowStandIn.drawsPdf = true;
  let handleRequest: (request: Request) => Promise<Response> = () => Promise.reject(new Error('not handled'));
  const app = new EventEmitter();
  const session = new EventEmitter();
  const powerMonitor = new EventEmitter();
  const self: Omit<ElectronStandIn, 'api'> = {
    app,
    session,
    powerMonitor,
    handlers: new Map(),
    openedOutside: [],
    did: [],
    fetched: [],
    keychain: { available: true, opens: true, renewed: false, backend: 'gnome_libsecret' },
    permissions: {},
    menu: [],
    contextMenu: [],
    serve: (request) => handleRequest(request),
    isFirst: true,
    quits: 0,
    choice: 0,
  };
  const note = (what: string, value: unknown) => self.did.push([what, structuredClone(value)]);

  // Windows are closed before `will-quit`, which may be prevented (Electron, docs/api/app.md).
  const quit = () => {
    self.quits += 1;
    for (const window of WindowStandIn.opened.filter((one) => !one.destroyed)) {
      window.emit('close', {});
      window.destroy();
    }
    if (preventedOf((event) => app.emit('will-quit', event))) return;
    app.emit('gone');
    display.exit(0);
  };
  const openDialog = (...parts: unknown[]) => display.ask('showOpenDialog', parts.at(-1));
  const messageBox = async (...parts: unknown[]) => {
    const { signal, ...options } = parts.at(-1) as { signal?: AbortSignal };
    const closed = new Promise((resolve) =>
      signal?.addEventListener('abort', () => resolve({ response: 0 })),
    );
    return Promise.race([display.ask('showMessageBox', options), closed]);
  };
  const api = {
    app: Object.assign(app, {
      name: 'Cahiers',
      requestSingleInstanceLock: () => self.isFirst,
      // Only once the main module has run to its end.
      whenReady: () => new Promise((resolve) => setImmediate(resolve)),
      setAppUserModelId: (id: string) => note('setAppUserModelId', id),
      relaunch: (options: unknown) => note('relaunch', options),
      enableSandbox: () => note('enableSandbox', null),
      commandLine: { appendSwitch: (...values: string[]) => note('appendSwitch', values) },
      getPath: (name: string) => process.env[`STAND_IN_${name}`] ?? process.cwd(),
      setPath: (...values: string[]) => note('setPath', values),
      exit: (code: number) => display.exit(code),
      quit,
    }),
    BrowserWindow: WindowStandIn,
    clipboard: { writeText: (text: string) => note('writeText', text) },
    dialog: {
      showMessageBoxSync: () => self.choice,
      showMessageBox: messageBox,
      showOpenDialog: openDialog,
      showErrorBox: (...said: string[]) => void display.ask('showErrorBox', said),
    },
    ipcMain: { handle: (channel: string, handler: Handler) => self.handlers.set(channel, handler) },
    Menu: {
      buildFromTemplate: (template: readonly MenuItem[]) =>
        Object.assign(template, {
          popup: () => {
            self.contextMenu = template;
          },
        }),
      setApplicationMenu: (template: readonly MenuItem[]) => {
        self.menu = template;
      },
    },
    net: { fetch: netFetch(self.fetched) },
    powerMonitor,
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown) => note('registerSchemesAsPrivileged', schemes),
      handle: (_scheme: string, handler: typeof handleRequest) => {
        handleRequest = handler;
      },
    },
    safeStorage: {
      isAsyncEncryptionAvailable: async () => self.keychain.available,
      getSelectedStorageBackend: () => self.keychain.backend,
      encryptStringAsync: async (text: string) => Buffer.from([...text].reverse().join('')),
      decryptStringAsync: async (sealed: Buffer) => {
        if (!self.keychain.opens) throw new Error('the keychain refuses');
        return {
          shouldReEncrypt: self.keychain.renewed,
          result: [...sealed.toString()].reverse().join(''),
        };
      },
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] },
    session: {
      defaultSession: Object.assign(session, {
        setPermissionRequestHandler: (handler: ElectronStandIn['permissions']['request']) =>
          Object.assign(self.permissions, { request: handler }),
        setPermissionCheckHandler: (handler: ElectronStandIn['permissions']['check']) =>
          Object.assign(self.permissions, { check: handler }),
        setDevicePermissionHandler: () => undefined,
      }),
    },
    shell: {
      openExternal: async (address: string) => {
        self.openedOutside.push(address);
      },
      openPath: async (path: string) => {
        note('openPath', path);
        return '';
      },
      showItemInFolder: (path: string) => note('showItemInFolder', path),
    },
    utilityProcess: {
      fork: (entry: string, args: string[], { env }: { env: NodeJS.ProcessEnv }): ChildProcess =>
        spawn(process.execPath, [entry, ...args], { env, stdio: ['ignore', 'pipe', 'ignore'] }),
    },
  };
  // A stand-in has only what is called; what the host calls is checked where it calls it.
  return Object.assign(self, { api: api as unknown as ElectronApi });
}

/** Whether a listener prevents what an event is about to do. */
export function preventedOf(emit: (event: { preventDefault(): void }) => void): boolean {
  let prevented = false;
  emit({
    preventDefault: () => {
      prevented = true;
    },
  });
  return prevented;
}

/** A file that a page is about to save, and the dialog that it was given (Electron, docs/api/download-item.md). */
export class DownloadStandIn extends EventEmitter {
  options: unknown;
  savePath = '';
  readonly getURL: () => string;
  readonly getFilename: () => string;

  constructor(address: string, name: string) {
    super();
    this.getURL = () => address;
    this.getFilename = () => name;
  }
  setSaveDialogOptions(options: unknown): void {
    this.options = options;
  }
  getSavePath(): string {
    return this.savePath;
  }
}
