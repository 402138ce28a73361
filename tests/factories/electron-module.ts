import { createServer } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  createElectronStandIn,
  DownloadStandIn,
  type MenuItem,
  preventedOf,
  WindowStandIn,
} from './electron-stand-in.ts';
import { connect } from './rpc.ts';

/**
 * The module `electron` of a process whose windows are pages of the browser of another, which it talks to by the channel
 * between a child and its parent (`tests/e2e/desktop-host.ts`).
 */
const parent = process;
if (!parent.send) throw new Error('the stand-in for Electron is started by a test');

const electron = createElectronStandIn({
  load: async (window, address) => {
    const { webPreferences } = WindowStandIn.opened[window]?.options ?? {};
    // A window without the bridge only prints: it has no page.
    if ((webPreferences as { preload?: string } | undefined)?.preload) await call('load', window, address);
  },
  send: (window, channel, value) => void call('hear', window, channel, value),
  reload: (window) => void call('reload', window),
  crash: (window) => void call('crash', window),
  destroy: (window) => void call('destroy', window),
  ask: (dialog, options) => call('ask', dialog, options),
  // What was said before must be heard first.
  exit: (code) => void call('ends').finally(() => process.exit(code)),
});
const downloads = new Map<number, DownloadStandIn>();
/** Where this process tried to reach out, other than this computer. */
const reached: string[] = [];
watchConnections();

const call = connect(
  { send: (message) => parent.send?.(message), on: (event, hear) => parent.on(event, hear) },
  {
    invoke: (channel: string, values: unknown[], frame: { url: string; parent: unknown } | null) =>
      electron.handlers.get(channel)?.({ senderFrame: frame }, ...values),
    /** Emits what a window’s page does; answers whether it is prevented. */
    contents: (window: number, event: string, details: object) =>
      preventedOf((base) =>
        WindowStandIn.opened[window]?.webContents.emit(event, { ...base, ...details }, details),
      ),
    window: (window: number, event: string) => void WindowStandIn.opened[window]?.emit(event, {}),
    app: (event: string, ...values: unknown[]) =>
      preventedOf((base) => electron.app.emit(event, base, ...values)),
    power: (event: string) => void electron.powerMonitor.emit(event),
    opens: (window: number, url: string) => WindowStandIn.opened[window]?.openHandler?.({ url }),
    /** The user closes the window, and nothing of the page prevents it. */
    close: (window: number) => {
      WindowStandIn.opened[window]?.emit('close', {});
      WindowStandIn.opened[window]?.destroy();
      if (WindowStandIn.opened.every(({ destroyed }) => destroyed)) electron.app.emit('window-all-closed');
    },
    /** Answers the save dialog that was asked for, or null when the download is refused. */
    download: (id: number, address: string, name: string) => {
      const item = new DownloadStandIn(address, name);
      if (preventedOf((event) => electron.session.emit('will-download', event, item))) return null;
      downloads.set(id, item);
      return item.options ?? {};
    },
    downloaded: (id: number, path: string | null) => {
      const item = downloads.get(id);
      if (item) item.savePath = path ?? '';
      item?.emit('done', {}, path === null ? 'cancelled' : 'completed');
    },
    /** Clicks an item of the menu bar, or of the last menu of a right click. */
    click: (labels: string[], inContext: boolean) => {
      let items: readonly MenuItem[] = inContext ? electron.contextMenu : electron.menu;
      let found: MenuItem | undefined;
      for (const label of labels) {
        found = items.find((item) => item.label === label);
        items = found?.submenu ?? [];
      }
      if (!found?.click) throw new Error(`no such item: ${labels.join(' > ')}`);
      found.click();
    },
    menuLabels: (inContext: boolean) => labelsOf(inContext ? electron.contextMenu : electron.menu),
    set: (what: 'choice' | 'drawsPdf' | 'maximized', value: never) => {
      if (what === 'choice') electron.choice = value;
      if (what === 'drawsPdf') WindowStandIn.drawsPdf = value;
      if (what === 'maximized') for (const window of WindowStandIn.opened) window.maximized = value;
    },
    did: () => ({
      did: electron.did,
      openedOutside: electron.openedOutside,
      reached,
      printed: WindowStandIn.opened.flatMap(({ printed }) => printed),
      shown: WindowStandIn.opened.map(({ shown }) => shown),
      maximized: WindowStandIn.opened.map(({ maximized }) => maximized),
    }),
  },
);

/** The screens’ own scheme, served on the loopback: `app://cahiers/x` is `http://127.0.0.1:port/x`. */
const server = createServer(async (request, response) => {
  const hasBody = request.method === 'POST';
  const answer = await electron.serve(
    new Request(`app://cahiers${request.url}`, {
      method: request.method ?? 'GET',
      ...(hasBody && { body: Readable.toWeb(request) as ReadableStream, duplex: 'half' }),
    }),
  );
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body) await pipeline(Readable.fromWeb(answer.body as never), response).catch(() => undefined);
  else response.end();
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
server.unref();
void call('serves', (server.address() as AddressInfo).port);

export const {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
} = electron.api;

function labelsOf(items: readonly MenuItem[]): unknown[] {
  return items.map(({ label, submenu }) => (submenu ? { [label ?? '']: labelsOf(submenu) } : (label ?? '—')));
}

function watchConnections(): void {
  const connectOf = Socket.prototype.connect;
  Socket.prototype.connect = function watched(this: Socket, ...values: unknown[]) {
    const [options] = (Array.isArray(values[0]) ? values[0] : values) as [{ host?: string; path?: string }];
    if (options?.path === undefined) reached.push(options?.host ?? 'localhost');
    return Reflect.apply(connectOf, this, values);
  } as typeof connectOf;
}
