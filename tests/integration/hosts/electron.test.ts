import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Application, createApplication } from '../../../main/app.ts';
import { startDesktop } from '../../../main/hosts/electron/desktop.ts';
import {
  createElectronStandIn,
  type ElectronStandIn,
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

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cahiers-desktop-'));
  mkdirSync(join(folder, 'screens'));
  writeFileSync(join(folder, 'screens', 'index.html'), '<!doctype html><title>Cahiers</title>');
  writeFileSync(join(folder, 'secret.txt'), 'hors des écrans');
  electron = createElectronStandIn();
  disposed = false;
  logged = [];
});
afterEach(async () => {
  await application?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(argv: string[] = []): Promise<WindowStandIn> {
  await startDesktop({
    electron: electron.api,
    createApplication: (host) => {
      application = createApplication({
        ...host,
        clock: { now: () => '2020-10-12T08:00:00.000Z' },
        renderer: { render: () => Promise.reject(new Error('this test draws nothing')) },
        tables: { read: () => Promise.reject(new Error('this test reads no table')) },
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

async function makeDossier(): Promise<string> {
  const answer = (await call('dossier.create', NEW)) as { ok: true; value: { job: string } };
  const made = (await call('jobs.wait', answer.value)) as { ok: true; value: { folder: string } };
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

  it('goes nowhere else: a link leads to the system’s browser, anything else nowhere', async () => {
    const window = await start();
    const go = (event: string, url: string) => {
      let prevented = false;
      window.webContents.emit(event, {
        url,
        preventDefault: () => {
          prevented = true;
        },
      });
      return prevented;
    };
    expect(go('will-navigate', 'app://cahiers/#/lieux')).toBe(false);
    expect(go('will-navigate', 'https://example.org/page')).toBe(true);
    expect(go('will-navigate', 'file:///etc/passwd')).toBe(true);
    expect(go('will-frame-navigate', 'https://example.org/frame')).toBe(true);
    expect(go('will-attach-webview', 'app://cahiers/')).toBe(true);
    expect(window.openHandler?.({ url: 'https://example.org/new' })).toEqual({ action: 'deny' });
    expect(window.openHandler?.({ url: 'javascript:alert(1)' })).toEqual({ action: 'deny' });
    expect(electron.openedOutside).toEqual(['https://example.org/page', 'https://example.org/new']);
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
    window.emit('close');
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
      await expect(invoke('cahiers:print', event, 'x')).rejects.toThrow('elsewhere');
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
  it('opens the system’s dialog for an offered file, and leaves no window behind', async () => {
    await start();
    await invoke('cahiers:print', OWN, 'a b');
    const [, hidden] = WindowStandIn.opened;
    expect(hidden?.address).toBe('app://cahiers/file/a%20b');
    expect(hidden?.printed).toHaveLength(1);
    expect(hidden?.destroyed).toBe(true);
  });

  it('has not failed when someone closes the dialog, and says so when it has', async () => {
    await start();
    WindowStandIn.printing = { done: false, reason: 'Print job canceled' };
    await invoke('cahiers:print', OWN, 'x');
    WindowStandIn.printing = { done: false, reason: 'no printer' };
    await expect(invoke('cahiers:print', OWN, 'x')).rejects.toThrow('no printer');
  });
});

describe('a dossier to open', () => {
  it('is given to the window by the command line, by a second start, and by the system', async () => {
    await start();
    const made = await makeDossier();
    const label = join(made, 'academie-de-poitiers.cahier');
    const value = async (name: string, input: unknown) =>
      ((await call(name, input)) as { value: unknown }).value;
    await call('jobs.wait', await value('dossier.close', null));
    expect(await value('dossier.asked', null)).toBeNull();
    electron.app.emit('second-instance', {}, ['cahiers', label]);
    expect(WindowStandIn.opened[0]?.focused).toBe(1);
    expect(await value('dossier.asked', null)).toEqual({ folder: label });
    await call('jobs.wait', await value('dossier.open', { folder: label }));
    expect(await value('dossier.current', null)).toMatchObject({ folder: made });
    expect(await value('dossier.asked', null)).toBeNull();
    electron.app.emit('open-file', { preventDefault: () => undefined }, label);
    await call('jobs.wait', await value('dossier.giveUpAsked', null));
    expect(await value('dossier.asked', null)).toBeNull();
  });

  it('is left to the first application when it runs already', async () => {
    electron.isFirst = false;
    await expect(start()).rejects.toThrow('no window was opened');
    expect(electron.quits).toBe(1);
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
    const { existsSync } = await import('node:fs');
    expect(existsSync(join(made, 'lock'))).toBe(false);
  });
});

describe('a secret', () => {
  it('is sealed by the keychain where there is one', async () => {
    const { sealedSecrets } = await import('../../../main/hosts/electron/secrets.ts');
    const { secretsFile } = await import('../../../main/hosts/secrets-file.ts');
    const path = join(folder, 'secrets.json');
    const secrets = sealedSecrets(secretsFile(path), electron.api.safeStorage);
    await secrets.set('espace', 'clé-d’envoi');
    expect(readFileSync(path, 'utf8')).not.toContain('clé');
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
});
