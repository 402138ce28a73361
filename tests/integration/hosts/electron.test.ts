import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Application, createApplication } from '../../../main/app.ts';
import { startDesktop } from '../../../main/hosts/electron/desktop.ts';
import { sealedSecrets } from '../../../main/hosts/electron/secrets.ts';
import { secretsFile } from '../../../main/hosts/secrets-file.ts';
import type { Answer } from '../../../shared/wire.ts';
import {
  createElectronStandIn,
  DownloadStandIn,
  type ElectronStandIn,
  type MenuItem,
  NO_DISPLAY,
  preventedOf,
  WindowStandIn,
} from '../../factories/electron-stand-in.ts';

const NEW = {
  name: 'Académie de Poitiers',
  territory: { level: 'academy', code: '13' },
  campaignId: 'egn-2020',
};
const OWN = { senderFrame: { url: 'app://cahiers/', parent: null } };

let folder: string;
let electron: ElectronStandIn;
let application: Application;
let disposed: boolean;
let logged: unknown[];
/** What the user answers to the next dialogs; nobody answers the others. */
let dialogs: unknown[];
let asked: [dialog: string, options: unknown][];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cahiers-desktop-'));
  mkdirSync(join(folder, 'screens'));
  writeFileSync(join(folder, 'screens', 'index.html'), '<!doctype html><title>Cahiers</title>');
  writeFileSync(join(folder, 'secret.txt'), 'hors des écrans');
  dialogs = [];
  asked = [];
  electron = createElectronStandIn({
    ...NO_DISPLAY,
    ask: (dialog, options) => {
      asked.push([dialog, options]);
      return dialogs.length > 0 ? Promise.resolve(dialogs.shift()) : new Promise(() => undefined);
    },
  });
  disposed = false;
  logged = [];
});
afterEach(async () => {
  await application?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(argv: string[] = [], platform: NodeJS.Platform = 'linux'): Promise<WindowStandIn> {
  await startDesktop({
    electron: electron.api,
    createApplication: (host) => {
      application = createApplication({
        ...host,
        clock: { now: () => '2020-10-12T08:00:00.000Z' },
        renderer: { render: () => Promise.reject(new Error('this test draws nothing')) },
        spreadsheets: { read: () => Promise.reject(new Error('this test reads no spreadsheet')) },
        copyWorker: new URL('../../../main/backups/copy-worker.ts', import.meta.url),
      });
      return application;
    },
    dispose: async () => {
      disposed = true;
    },
    dataFolder: folder,
    screens: join(folder, 'screens'),
    preload: '/preload/bridge.cjs',
    argv,
    platform,
    log: (error) => logged.push(error),
  });
  const [window] = WindowStandIn.opened;
  if (!window) throw new Error('no window was opened');
  return window;
}

const invoke = async (channel: string, event: object, ...values: unknown[]) =>
  electron.handlers.get(channel)?.(event, ...values);
const call = (name: string, input: unknown) => invoke('cahiers:call', OWN, name, input);
const get = (address: string, init?: RequestInit) => electron.serve(new Request(address, init));

const startOf = async (name: string, input: unknown) =>
  ((await call(name, input)) as { value: { job: string } }).value;
/** What a job answers in the end. */
const job = async (name: string, input: unknown) =>
  (await call('jobs.wait', await startOf(name, input))) as Answer;

async function makeDossier(changes: object = {}): Promise<string> {
  const made = (await job('dossier.create', { ...NEW, ...changes })) as { value: { folder: string } };
  return made.value.folder;
}

describe('the window', () => {
  it('is shut off from everything but the screens', async () => {
    const window = await start();
    expect(window.address).toBe('app://cahiers/');
    expect(window.options).toMatchObject({
      minWidth: 1024,
      minHeight: 640,
      webPreferences: {
        preload: '/preload/bridge.cjs',
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
      },
    });
  });

  it.each([
    { platform: 'linux', checks: false },
    { platform: 'win32', checks: false },
    { platform: 'darwin', checks: true },
  ] as const)(
    'checks the spelling on $platform: $checks, for no dictionary is ever fetched',
    async ({ platform, checks }) => {
      const { options } = await start([], platform);
      expect(options.webPreferences).toMatchObject({ spellcheck: checks });
    },
  );

  it('goes nowhere else: a link that someone clicks leads to the system’s browser or mail, anything else nowhere', async () => {
    const window = await start();
    const go = (event: string, details: object) =>
      preventedOf((base) => window.webContents.emit(event, { ...base, ...details }));
    const leaves = (url: string) => go('will-frame-navigate', { url, isMainFrame: true });
    const click = () => window.webContents.emit('input-event', {}, { type: 'mouseDown' });
    expect(leaves('app://cahiers/#/lieux')).toBe(false);
    expect(leaves('https://example.org/nobody-clicked')).toBe(true);
    expect(window.openHandler?.({ url: 'https://example.org/nobody-clicked' })).toEqual({ action: 'deny' });
    click();
    expect(leaves('https://example.org/page')).toBe(true);
    expect(leaves('https://example.org/second-of-one-click')).toBe(true);
    window.webContents.emit('input-event', {}, { type: 'mouseMove' });
    expect(leaves('https://example.org/moved')).toBe(true);
    click();
    expect(window.openHandler?.({ url: 'mailto:dan@ac-poitiers.fr' })).toEqual({ action: 'deny' });
    for (const address of ['file:///etc/passwd', 'javascript:alert(1)', 'smb://server/share']) {
      click();
      expect(leaves(address), address).toBe(true);
      expect(window.openHandler?.({ url: address })).toEqual({ action: 'deny' });
    }
    expect(go('will-attach-webview', {})).toBe(true);
    expect(electron.openedOutside).toEqual(['https://example.org/page', 'mailto:dan@ac-poitiers.fr']);
  });

  it('lets the viewer of a PDF into the frame of an offered file, and nowhere else', async () => {
    const window = await start();
    const VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html';
    const goes = (url: string, parent: string | null, isMainFrame = false) =>
      !preventedOf((base) =>
        window.webContents.emit('will-frame-navigate', {
          ...base,
          url,
          isMainFrame,
          frame: { parent: parent === null ? null : { url: parent } },
        }),
      );
    expect(goes(VIEWER, 'app://cahiers/file/1')).toBe(true);
    expect(goes('app://cahiers/file/1', VIEWER)).toBe(true);
    expect(goes(VIEWER, 'app://cahiers/')).toBe(false);
    expect(goes(VIEWER, null, true)).toBe(false);
    expect(
      goes('chrome-extension://aaaabbbbccccddddeeeeffffgggghhhh/index.html', 'app://cahiers/file/1'),
    ).toBe(false);
    expect(goes('https://example.org/frame', 'app://cahiers/file/1')).toBe(false);
    expect(goes(VIEWER, 'app://cahiers.evil.example/file/1')).toBe(false);
    expect(electron.openedOutside).toEqual([]);
  });

  it('is granted no permission but to write to the clipboard', async () => {
    await start();
    const { request, check } = electron.permissions;
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal']) {
      let answer = true;
      request?.(null, permission, (allowed) => {
        answer = allowed;
      });
      expect(answer, permission).toBe(false);
      expect(check?.(null, permission), permission).toBe(false);
    }
    expect(check?.(null, 'clipboard-sanitized-write')).toBe(true);
  });

  it('comes back where it was closed', async () => {
    const window = await start();
    window.maximized = true;
    window.emit('close', {});
    expect(JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'))).toEqual({
      ...{ x: 40, y: 50, width: 1300, height: 900, maximized: true },
    });
  });

  it('asks before something unsaved is lost, and stays unless told otherwise', async () => {
    const window = await start();
    const leave = (choice: number) => {
      electron.choice = choice;
      let leaves = false;
      window.webContents.emit('will-prevent-unload', {
        preventDefault: () => {
          leaves = true;
        },
      });
      return leaves;
    };
    expect(leave(0)).toBe(false);
    expect(leave(1)).toBe(true);
  });
});

describe('a call', () => {
  it('is answered by the dispatcher, and what changes is pushed', async () => {
    const window = await start();
    await makeDossier();
    expect(await call('dossier.current', null)).toMatchObject({ ok: true, value: { name: NEW.name } });
    expect(window.sent).toContainEqual(['cahiers:event', { type: 'changed' }]);
    const added = await call('people.create', { familyName: 'Petit' });
    expect(added).toMatchObject({ ok: true, sequence: 2 });
    const touched = expect.objectContaining({ person: [expect.any(String)] });
    expect(window.sent).toContainEqual(['cahiers:event', { type: 'changed', sequence: 2, touched }]);
    expect(await call('toString', null)).toMatchObject({ ok: false, error: { code: 'unknown-operation' } });
  });

  it('is refused from any frame but the screens’ own', async () => {
    await start();
    const strangers = [
      { senderFrame: null },
      { senderFrame: { url: 'https://example.org/', parent: null } },
      { senderFrame: { url: 'app://cahiers/', parent: { url: 'app://cahiers/' } } },
    ];
    for (const event of strangers) {
      await expect(invoke('cahiers:call', event, 'dossier.list', null)).rejects.toThrow('elsewhere');
    }
  });

  it('reaches no window that is gone', async () => {
    const window = await start();
    window.destroyed = true;
    await makeDossier();
    expect(window.sent).toEqual([]);
  });
});

describe('the screens’ own scheme', () => {
  it('serves the screens under the content policy, and nothing beside them', async () => {
    await start();
    const page = await get('app://cahiers/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('Cahiers');
    for (const path of [
      '../secret.txt',
      '%2e%2e/secret.txt',
      '..%2fsecret.txt',
      'nothing.js',
      '%00',
      '..%5csecret.txt',
    ]) {
      expect((await get(`app://cahiers/${path}`)).status, path).toBe(404);
    }
    expect((await get('app://elsewhere/')).status).toBe(403);
    expect((await get('app://cahiers/', { method: 'DELETE' })).status).toBe(405);
  });

  it('takes a file, and gives an offered one by an identifier that cannot be guessed', async () => {
    await start();
    const sent = await get('app://cahiers/file?name=liste%20d%E2%80%99avril.csv', {
      method: 'POST',
      body: 'Nom;Prénom\n',
    });
    const { value } = (await sent.json()) as { value: { id: string } };
    const { name, read } = application.files.received(value.id);
    expect(name).toBe('liste d’avril.csv');
    expect(await text(read())).toBe('Nom;Prénom\n');

    const offered = await application.files.offer('Nom;Prénom\n', name, 'text/csv');
    const given = await get(`app://cahiers/file/${offered.id}`);
    expect(given.headers.get('content-disposition')).toContain('attachment');
    expect(await given.text()).toBe('Nom;Prénom\n');
    expect((await get('app://cahiers/file/1')).status).toBe(404);
    expect((await get(`app://cahiers/file/${value.id}`)).status).toBe(404);
  });

  it('shows a PDF in its frame, and hands it over when asked to save it', async () => {
    await start();
    const path = join(folder, 'feuilles.pdf');
    writeFileSync(path, '%PDF-1.7');
    const { id } = await application.files.offer(path, 'feuilles.pdf', 'application/pdf');
    const shown = await get(`app://cahiers/file/${id}`);
    expect(shown.headers.get('content-type')).toBe('application/pdf');
    expect(shown.headers.get('content-disposition')).toContain('inline');
    const saved = await get(`app://cahiers/file/${id}?download`);
    expect(saved.headers.get('content-disposition')).toContain('attachment');
  });
});

describe('printing', () => {
  const print = (fileId: string) => job('desktop.print', { fileId });

  it('opens the system’s dialog for an offered file, and leaves no window behind', async () => {
    await start();
    expect(await print('a b')).toEqual({ ok: true, value: null });
    const [, hidden] = WindowStandIn.opened;
    expect(hidden?.printed).toEqual(['app://cahiers/file/a%20b']);
    expect(hidden?.shown).toBe(0);
    expect(hidden?.destroyed).toBe(true);
  });

  it('waits until the document is drawn, unless one gives up', async () => {
    await start();
    WindowStandIn.drawsPdf = false;
    const started = await startOf('desktop.print', { fileId: 'x' });
    const ended = call('jobs.wait', started);
    await call('jobs.cancel', started);
    expect(await ended).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    const [, hidden] = WindowStandIn.opened;
    expect(hidden).toMatchObject({ printed: [], destroyed: true });

    const again = job('desktop.print', { fileId: 'y' });
    await new Promise(setImmediate);
    expect(WindowStandIn.opened[2]?.printed).toEqual([]);
    WindowStandIn.drawsPdf = true;
    expect(await again).toEqual({ ok: true, value: null });
    expect(WindowStandIn.opened[2]?.printed).toHaveLength(1);
  });

  it('has not failed when someone closes the dialog, and says so when it has', async () => {
    await start();
    WindowStandIn.printing = { done: false, reason: 'Print job canceled' };
    expect(await print('x')).toMatchObject({ ok: true });
    WindowStandIn.printing = { done: false, reason: 'no printer' };
    expect(await print('x')).toMatchObject({ ok: false, error: { code: 'not-printed' } });
  });
});

describe('a dossier to open', () => {
  const asked = async () => ((await call('dossier.asked', null)) as { value: unknown }).value;

  it('is given to the window by the command line, by a second start from its own folder, and by the system', async () => {
    await start();
    const made = await makeDossier();
    const label = join(made, 'dossier.cahier');
    await job('dossier.close', null);
    expect(await asked()).toBeNull();
    electron.app.emit('second-instance', {}, ['cahiers', '--flag', 'dossier.cahier'], made);
    expect(WindowStandIn.opened[0]?.focused).toBe(1);
    expect(await asked()).toEqual({ folder: label });
    expect(await job('dossier.open', { folder: label })).toMatchObject({ ok: true, value: { folder: made } });
    expect(await asked()).toBeNull();
    electron.app.emit('open-file', { preventDefault: () => undefined }, label);
    expect(await asked()).toEqual({ folder: label });
    await job('dossier.giveUpAsked', null);
    expect(await asked()).toBeNull();
  });

  it('is left to the first application when it runs already', async () => {
    electron.isFirst = false;
    await expect(start()).rejects.toThrow('no window was opened');
    expect(electron.quits).toBe(1);
  });

  it('is opened by a new start when it is asked for while the first is closing', async () => {
    await start(['.', 'earlier.cahier']);
    const made = await makeDossier();
    const gone = new Promise((resolve) => electron.app.once('gone', resolve));
    electron.app.emit('window-all-closed');
    electron.app.emit('second-instance', {}, ['cahiers', join(made, 'dossier.cahier')], folder);
    await gone;
    expect(electron.did).toContainEqual(['relaunch', { args: ['.', join(made, 'dossier.cahier')] }]);
  });
});

describe('a place that the screens name', () => {
  const open = (place: string) => job('dossier.open', { folder: place });
  const refused = { ok: false, error: { code: 'place-not-given' } };

  it('is one that a dialog gave, one opened lately, or one of the application’s folder', async () => {
    await start();
    const outside = mkdtempSync(join(tmpdir(), 'cahiers-elsewhere-'));
    expect(await job('dossier.create', { ...NEW, folder: outside })).toMatchObject(refused);
    expect(await job('backups.copy', { folder: outside })).toMatchObject({ ok: false });
    dialogs.push({ canceled: false, filePaths: [outside] });
    const chosen = await job('desktop.chooseFolder', { purpose: 'creation' });
    expect(chosen).toMatchObject({ ok: true, value: { path: outside } });
    const { place } = (chosen as { value: { place: string } }).value;
    expect(place).not.toContain(outside);
    expect(await makeDossier({ folder: place })).toBe(outside);
    expect(await open(outside)).toMatchObject({ ok: true });
    expect(await open(join(outside, 'dossier.cahier'))).toMatchObject({ ok: true });
    expect(await open(await makeDossier())).toMatchObject({ ok: true });
    for (const place of [
      tmpdir(),
      `${outside}/../autre`,
      join(folder, '..'),
      `${folder}/x/../../y`,
      'choisi:1',
      '',
    ]) {
      expect(await open(place), place).toMatchObject({ ok: false });
    }
    rmSync(outside, { recursive: true });
  });

  it('is never on another computer, unless the system gave it', async () => {
    await start();
    for (const place of ['\\\\serveur\\partage', '//serveur/partage', '\\\\?\\C:\\x', '\\\\.\\pipe\\x']) {
      expect(await open(place), place).toMatchObject(refused);
    }
    electron.app.emit('open-file', { preventDefault: () => undefined }, '//serveur/partage/dossier.cahier');
    expect(await open('//serveur/partage/dossier.cahier')).toMatchObject({
      ok: false,
      error: { code: 'not-a-dossier' },
    });
  });

  it('is nothing when someone closes the dialog', async () => {
    await start();
    dialogs.push({ canceled: true, filePaths: [] });
    expect(await job('desktop.chooseDossier', { by: 'file' })).toEqual({ ok: true, value: null });
    const dossiers = dirname(await makeDossier());
    dialogs.push({ canceled: true, filePaths: [] });
    await job('desktop.chooseDossier', { by: 'folder' });
    expect(asked.map(([, options]) => options)).toEqual([
      expect.objectContaining({ defaultPath: join(folder, 'dossiers'), properties: ['openFile'] }),
      expect.objectContaining({ defaultPath: dossiers, properties: ['openDirectory'] }),
    ]);
  });
});

describe('what goes wrong with the screens', () => {
  const settled = () => new Promise(setImmediate);

  it('is said when they crash, and they are shown again', async () => {
    const window = await start();
    dialogs.push({ response: 0 });
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await settled();
    expect(window.reloaded).toBe(1);
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    dialogs.push({ response: 1 });
    const gone = new Promise((resolve) => electron.app.once('gone', resolve));
    window.webContents.emit('render-process-gone', {}, { reason: 'oom' });
    await gone;
    expect(window.reloaded).toBe(1);
  });

  it('is said when they freeze; what thaws meanwhile is left alone', async () => {
    const window = await start();
    window.emit('unresponsive');
    window.emit('responsive');
    await settled();
    expect(window.reloaded).toBe(0);
    dialogs.push({ response: 1 });
    window.emit('unresponsive');
    await settled();
    expect(window.reloaded).toBe(1);
    expect(asked.filter(([kind]) => kind === 'showMessageBox')).toHaveLength(2);
  });

  it('is foreseen: the screens are told before the computer sleeps or stops', async () => {
    const window = await start();
    electron.powerMonitor.emit('suspend');
    window.emit('query-session-end');
    expect(window.sent).toEqual([
      ['cahiers:event', { type: 'leaving' }],
      ['cahiers:event', { type: 'leaving' }],
    ]);
    const gone = new Promise((resolve) => electron.app.once('gone', resolve));
    window.emit('session-end');
    await gone;
    expect(window.sent).toHaveLength(3);
  });
});

describe('a file that is saved', () => {
  const download = (address: string, name: string) => {
    const item = new DownloadStandIn(address, name);
    const isRefused = preventedOf((event) => electron.session.emit('will-download', event, item));
    return { item, isRefused };
  };

  it('is proposed under its name, in the folder of the last one, and can be opened or shown', async () => {
    const window = await start();
    const { item } = download('app://cahiers/file/1?download', 'feuilles.pdf');
    expect(item.options).toMatchObject({ title: 'Enregistrer sous', defaultPath: 'feuilles.pdf' });
    item.savePath = '/home/zoe/Rencontres/feuilles.pdf';
    item.emit('done', {}, 'completed');
    const [, pushed] = window.sent.at(-1) ?? [];
    expect(pushed).toMatchObject({ type: 'saved', file: { name: 'feuilles.pdf', opens: true } });
    const { saved } = (pushed as { file: { saved: string } }).file;
    expect(await job('desktop.openSaved', { saved })).toEqual({ ok: true, value: null });
    expect(await job('desktop.showSaved', { saved })).toEqual({ ok: true, value: null });
    expect(electron.did).toContainEqual(['openPath', '/home/zoe/Rencontres/feuilles.pdf']);
    expect(electron.did).toContainEqual(['showItemInFolder', '/home/zoe/Rencontres/feuilles.pdf']);
    expect(download('app://cahiers/file/2?download', 'liste.csv').item.options).toMatchObject({
      defaultPath: '/home/zoe/Rencontres/liste.csv',
    });
  });

  it('is only shown in its folder when it could run something', async () => {
    const window = await start();
    const { item } = download('app://cahiers/file/1?download', 'pièce.exe');
    item.savePath = '/home/zoe/pièce.exe';
    item.emit('done', {}, 'completed');
    const [, pushed] = window.sent.at(-1) ?? [];
    expect(pushed).toMatchObject({ file: { opens: false } });
    const { saved } = (pushed as { file: { saved: string } }).file;
    expect(await job('desktop.openSaved', { saved })).toMatchObject({ error: { code: 'not-opened' } });
    expect(await job('desktop.openSaved', { saved: '00000000-0000-4000-8000-000000000000' })).toMatchObject({
      error: { code: 'not-found' },
    });
    expect(electron.did.filter(([what]) => what === 'openPath')).toEqual([]);
  });

  it('is said when it could not be written, and comes from the application alone', async () => {
    const window = await start();
    const { item } = download('app://cahiers/file/1?download', 'feuilles.pdf');
    item.emit('done', {}, 'cancelled');
    expect(window.sent).toEqual([]);
    item.emit('done', {}, 'interrupted');
    download('app://cahiers/file/1?download', 'feuilles.pdf').item.emit('done', {}, 'interrupted');
    expect(window.sent).toEqual([['cahiers:event', { type: 'notSaved', name: 'feuilles.pdf' }]]);
    expect(download('https://example.org/outil.exe', 'outil.exe').isRefused).toBe(true);
    expect(download('app://cahiers/index.html', 'index.html').isRefused).toBe(true);
  });
});

describe('the menus', () => {
  const labels = (items: readonly MenuItem[]): unknown[] =>
    items
      .filter(({ label }) => label !== undefined)
      .map(({ label = '', submenu }) => (submenu ? { [label]: labels(submenu) } : label));

  it('say in French what the application does, and the dossiers opened lately', async () => {
    const window = await start();
    await makeDossier({ name: 'Vienne & Charente' });
    const [file] = labels(electron.menu);
    expect(file).toEqual({
      Fichier: [
        'Nouveau dossier…',
        'Ouvrir…',
        { 'Ouvrir récent': ['Vienne && Charente'] },
        'Imprimer…',
        'Quitter',
      ],
    });
    const find = (items: readonly MenuItem[], label: string): MenuItem | undefined =>
      items.find((item) => item.label === label) ??
      items.flatMap((item) => (item.submenu ? [find(item.submenu, label)] : [])).find(Boolean);
    for (const label of ['Nouveau dossier…', 'Annuler', 'Chercher dans le dossier', 'Aide de Cahiers']) {
      find(electron.menu, label)?.click?.();
    }
    expect(window.sent.filter(([, event]) => (event as { type: string }).type === 'menu')).toEqual(
      ['new', 'undo', 'search', 'help'].map((command) => ['cahiers:event', { type: 'menu', command }]),
    );
    await job('dossier.close', null);
    find(electron.menu, 'Vienne && Charente')?.click?.();
    expect(await call('dossier.asked', null)).toMatchObject({ value: { folder: expect.any(String) } });
  });

  it('of a right click propose what can be done there', async () => {
    const window = await start();
    const click = (asked: object) => {
      electron.contextMenu = [];
      window.webContents.emit(
        'context-menu',
        {},
        { isEditable: false, selectionText: '', linkURL: '', editFlags: {}, ...asked },
      );
      return labels(electron.contextMenu);
    };
    expect(click({ isEditable: true, editFlags: { canUndo: true, canCopy: false } })).toEqual([
      'Annuler',
      'Rétablir',
      'Couper',
      'Copier',
      'Coller',
      'Tout sélectionner',
    ]);
    expect(electron.contextMenu[0]).toMatchObject({ role: 'undo', enabled: true });
    expect(electron.contextMenu[4]).toMatchObject({ role: 'copy', enabled: false });
    expect(click({ selectionText: 'N’Diaye' })).toEqual(['Copier']);
    expect(click({ linkURL: 'mailto:dan@ac-poitiers.fr' })).toEqual(['Copier l’adresse du lien']);
    electron.contextMenu[0]?.click?.();
    expect(electron.did).toContainEqual(['writeText', 'dan@ac-poitiers.fr']);
    expect(click({ linkURL: 'app://cahiers/#/lieux' })).toEqual([]);
  });
});

describe('a space that is added', () => {
  it('is asked about outside the screens, and nothing is sent when it is not confirmed', async () => {
    await start();
    await makeDossier();
    dialogs.push({ response: 0 });
    expect(await job('publishing.addSpace', { address: 'espace.exemple.fr', key: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'not-confirmed' },
    });
    expect(asked.at(-1)).toMatchObject([
      'showMessageBox',
      { message: 'Ajouter l’espace https://espace.exemple.fr\u00a0?' },
    ]);
  });
});

describe('leaving', () => {
  it('closes the dossier before the process ends', async () => {
    await start();
    const made = await makeDossier();
    const gone = new Promise((resolve) => electron.app.once('gone', resolve));
    electron.app.emit('window-all-closed');
    await gone;
    expect(disposed).toBe(true);
    expect(logged).toEqual([]);
    expect(existsSync(join(made, 'lock'))).toBe(false);
  });
});

describe('a secret', () => {
  const path = () => join(folder, 'secrets.json');
  const secretsOn = (platform: NodeJS.Platform) =>
    sealedSecrets(secretsFile(path()), electron.api.safeStorage, platform);

  it('is sealed by the keychain where there is one', async () => {
    const secrets = secretsOn('linux');
    expect(await secrets.isSealed()).toBe(true);
    await secrets.set('espace', 'clé-d’envoi');
    expect(readFileSync(path(), 'utf8')).not.toContain('clé');
    expect(await secrets.get('espace')).toBe('clé-d’envoi');
    expect(await secrets.get('autre')).toBeUndefined();

    electron.keychain.opens = false;
    await expect(secrets.get('espace')).rejects.toMatchObject({ code: 'secret-lost' });
    electron.keychain.available = false;
    await secrets.set('espace', 'autre-clé');
    expect(await secrets.get('espace')).toBe('autre-clé');
    await secrets.delete('espace');
    expect(await secrets.get('espace')).toBeUndefined();
  });

  it('is not said to be in a keychain that Linux does not have', async () => {
    for (const backend of ['basic_text', 'unknown']) {
      electron.keychain.backend = backend;
      expect(await secretsOn('linux').isSealed(), backend).toBe(false);
    }
    await secretsOn('linux').set('espace', 'clé');
    expect(readFileSync(path(), 'utf8')).toContain('clé');
    expect(await secretsOn('win32').isSealed()).toBe(true);
  });

  it('is sealed again when the keychain asks for it', async () => {
    const secrets = secretsOn('darwin');
    await secrets.set('espace', 'clé');
    electron.keychain.renewed = true;
    let kept = 0;
    const counted = sealedSecrets(
      { ...secretsFile(path()), set: async () => void kept++ },
      electron.api.safeStorage,
      'darwin',
    );
    expect(await counted.get('espace')).toBe('clé');
    expect(kept).toBe(1);
  });
});
