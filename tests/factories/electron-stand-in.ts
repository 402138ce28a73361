import { EventEmitter } from 'node:events';
import type { ElectronApi } from '../../main/hosts/electron/desktop.ts';

type Handler = (event: unknown, ...values: unknown[]) => unknown;

/** What a test sees of the windows that were opened. */
export class WindowStandIn extends EventEmitter {
  static opened: WindowStandIn[] = [];
  readonly options: Record<string, unknown>;
  readonly sent: [channel: string, value: unknown][] = [];
  readonly printed: object[] = [];
  /** What the system’s print dialog answers. */
  static printing: { done: boolean; reason: string } = { done: true, reason: '' };
  address = '';
  focused = 0;
  destroyed = false;
  maximized = false;
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  readonly webContents = Object.assign(new EventEmitter(), {
    send: (channel: string, value: unknown) => this.sent.push([channel, value]),
    setWindowOpenHandler: (handler: WindowStandIn['openHandler']) => {
      this.openHandler = handler;
    },
    print: (options: object, done: (success: boolean, reason: string) => void) => {
      this.printed.push(options);
      done(WindowStandIn.printing.done, WindowStandIn.printing.reason);
    },
  });

  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    WindowStandIn.opened.push(this);
  }

  async loadURL(address: string): Promise<void> {
    this.address = address;
  }
  show(): void {}
  maximize(): void {
    this.maximized = true;
  }
  isMaximized = () => this.maximized;
  isMinimized = () => false;
  isDestroyed = () => this.destroyed;
  focus(): void {
    this.focused += 1;
  }
  getNormalBounds = () => ({ x: 40, y: 50, width: 1300, height: 900 });
  destroy(): void {
    this.destroyed = true;
  }
}

export interface ElectronStandIn {
  readonly api: ElectronApi;
  readonly app: EventEmitter;
  readonly handlers: Map<string, Handler>;
  readonly openedOutside: string[];
  /** What `safeStorage` does. */
  readonly keychain: { available: boolean; opens: boolean };
  readonly permissions: {
    request?: (contents: unknown, permission: string, answer: (allowed: boolean) => void) => void;
    check?: (contents: unknown, permission: string) => boolean;
  };
  /** The answer of `protocol.handle`. */
  serve(request: Request): Promise<Response>;
  /** False when another instance already runs. */
  isFirst: boolean;
  quits: number;
  /** What the user answers to a message box. */
  choice: number;
}

/** The few calls of Electron that the host makes, doing what its documentation says of them. */
export function createElectronStandIn(): ElectronStandIn {
  WindowStandIn.opened = [];
  WindowStandIn.printing = { done: true, reason: '' };
  const handlers = new Map<string, Handler>();
  let handleRequest: (request: Request) => Promise<Response> = () => Promise.reject(new Error('not handled'));
  const app = new EventEmitter();
  const self: Omit<ElectronStandIn, 'api'> = {
    app,
    handlers,
    openedOutside: [],
    keychain: { available: true, opens: true },
    permissions: {},
    serve: (request) => handleRequest(request),
    isFirst: true,
    quits: 0,
    choice: 0,
  };
  const quit = () => {
    self.quits += 1;
    let prevented = false;
    app.emit('will-quit', {
      preventDefault: () => {
        prevented = true;
      },
    });
    if (!prevented) app.emit('gone');
  };
  const api = {
    app: Object.assign(app, {
      name: 'Cahiers',
      requestSingleInstanceLock: () => self.isFirst,
      whenReady: () => Promise.resolve(),
      quit,
    }),
    BrowserWindow: WindowStandIn,
    dialog: {
      showMessageBoxSync: () => self.choice,
    },
    ipcMain: { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) },
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: () => undefined },
    protocol: {
      handle: (_scheme: string, handler: typeof handleRequest) => {
        handleRequest = handler;
      },
    },
    safeStorage: {
      isAsyncEncryptionAvailable: async () => self.keychain.available,
      encryptStringAsync: async (text: string) => Buffer.from([...text].reverse().join('')),
      decryptStringAsync: async (sealed: Buffer) => {
        if (!self.keychain.opens) throw new Error('the keychain refuses');
        return { shouldReEncrypt: false, result: [...sealed.toString()].reverse().join('') };
      },
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler: ElectronStandIn['permissions']['request']) =>
          Object.assign(self.permissions, { request: handler }),
        setPermissionCheckHandler: (handler: ElectronStandIn['permissions']['check']) =>
          Object.assign(self.permissions, { check: handler }),
        setDevicePermissionHandler: () => undefined,
      },
    },
    shell: {
      openExternal: async (address: string) => {
        self.openedOutside.push(address);
      },
    },
  };
  // A stand-in has only what is called; what the host calls is checked where it calls it.
  return Object.assign(self, { api: api as unknown as ElectronApi });
}
