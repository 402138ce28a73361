import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { _electron } from 'playwright';
import { type BrowserContext, test as base, expect, type Page } from 'playwright/test';
import { electronBinary } from '../../scripts/electron-binary.ts';
import { call } from './call.ts';
import { Desktop } from './desktop-host.ts';
import { type E2eSpace, openSpace } from './space-fixtures.ts';
import { startProgram } from './web-program.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface Running {
  /** Folder of the application’s data, made for this test alone. */
  readonly dataFolder: string;
  /** The window, on its first screen. */
  readonly page: Page;
  /** Ends the application, or kills it, and starts it again over the same data; answers its new window. */
  restart(how?: { killed: boolean }): Promise<Page>;
  /** The desktop host over its stand-in, where it is what is tried. */
  readonly desktop: Desktop | undefined;
}

/** A host at work, and the window that shows its screens. */
interface Host {
  readonly page: Page;
  readonly desktop?: Desktop;
  /** As a user does: what it has to finish is finished. */
  stop(): Promise<void>;
  /** At once, when nobody needs what it leaves. */
  end(): Promise<void>;
}

/** Each test has its own data and its own application, and fails on anything that the page complains of. */
export const test = base.extend<
  {
    /** Who works, so that it is not asked; null before they have said it. */
    author: string | null;
    cahiers: Running;
    page: Page;
    openSample: () => Promise<void>;
  },
  { sampleDossier: string; space: E2eSpace }
>({
  // Made once for all the tests of a worker: writing its syntheses takes seconds.
  sampleDossier: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures asked for from this pattern.
    async ({}, use) => {
      const dataFolder = await mkdtemp(join(tmpdir(), 'cahiers-e2e-sample-'));
      const host = await startProgram(dataFolder);
      const folder = await makeSample(host.url);
      await host.stop();
      await use(folder);
      await rm(dataFolder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  // Every spec has the same fixtures of workers, so that two workers serve them all.
  space: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures asked for from this pattern.
    async ({}, use) => {
      await using space = await openSpace();
      await use(space);
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  /** Opens a copy of the sample. */
  openSample: ({ page, cahiers, sampleDossier }, use) =>
    use(async () => {
      const folder = join(cahiers.dataFolder, 'dossiers', basename(sampleDossier));
      await cp(sampleDossier, folder, { recursive: true });
      await call(page, 'dossier.open', { folder });
      await expect(page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
    }),
  author: ['Camille Aubert', { option: true }],
  cahiers: async ({ context, author }, use, info) => {
    const start = { electron: startElectron, desktop: startDesktop }[info.project.name] ?? startWeb;
    const dataFolder = await mkdtemp(join(tmpdir(), 'cahiers-e2e-'));
    if (author !== null) await writeFile(join(dataFolder, 'preferences.json'), JSON.stringify({ author }));
    const complaints: string[] = [];
    let host = await start(context, dataFolder, complaints);
    await use({
      dataFolder,
      get page() {
        return host.page;
      },
      get desktop() {
        return host.desktop;
      },
      restart: async ({ killed } = { killed: false }) => {
        await (killed ? host.end() : host.stop());
        host = await start(context, dataFolder, complaints);
        return host.page;
      },
    });
    await host.end();
    await rm(dataFolder, { recursive: true, force: true });
    expect(complaints).toEqual([]);
  },
  page: ({ cahiers }, use) => use(cahiers.page),
});

/** The same, whose page is a reader’s, with no application behind it. */
export const spaceTest = test.extend({
  page: async ({ context }, use) => use(await context.newPage()),
});

/** Opens a new dossier of the académie de Poitiers. */
export async function openNewDossier(page: Page): Promise<void> {
  await call(page, 'dossier.create', {
    name: 'Académie de Poitiers, EGN 2020',
    territory: { level: 'academy', code: '13' },
    campaignId: 'egn-2020',
    referenceDate: null,
  });
  await expect(page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
}

/** Creates the same from the first screen. */
export async function createDossier(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Créer un dossier' }).click();
  await page.getByLabel('Région académique').selectOption('Nouvelle-Aquitaine');
  await page.getByLabel('Académie', { exact: true }).selectOption('Poitiers');
  await page.getByRole('button', { name: 'Créer le dossier' }).click();
  await expect(page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
}

/** Makes the sample through the host’s own door, and closes it; answers its folder. */
async function makeSample(url: string): Promise<string> {
  const entered = await fetch(url, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  const call = async (name: string, input: unknown) => {
    const response = await fetch(new URL(`/call/${name}`, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(input),
    });
    const answer = await response.json();
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  };
  const opened = await call('jobs.wait', await call('dossier.openSample', null));
  await call('jobs.wait', await call('dossier.close', null));
  return opened.folder;
}

async function startWeb(context: BrowserContext, dataFolder: string, complaints: string[]): Promise<Host> {
  const program = await startProgram(dataFolder);
  const page = await context.newPage();
  listen(page, complaints);
  await page.goto(program.url);
  // The page of the address makes the exchange, then leads to the screens.
  await page.waitForURL(`${program.origin}/`);
  const leave = async (signal: NodeJS.Signals) => {
    await page.close();
    await program.stop(signal);
  };
  return { page, stop: () => leave('SIGTERM'), end: () => leave('SIGKILL') };
}

/** The real main, preload and screens, over a stand-in for Electron. */
async function startDesktop(
  context: BrowserContext,
  dataFolder: string,
  complaints: string[],
): Promise<Host> {
  const desktop = await Desktop.start(context, dataFolder, (page) => listen(page, complaints));
  return {
    get page() {
      return desktop.page;
    },
    desktop,
    stop: () => desktop.stop(),
    end: () => desktop.end(),
  };
}

async function startElectron(
  _context: BrowserContext,
  dataFolder: string,
  complaints: string[],
): Promise<Host> {
  const binary = electronBinary();
  if (!('path' in binary)) {
    test.skip(true, binary.why);
    throw new Error(binary.why);
  }
  const application = await _electron.launch({
    executablePath: binary.path,
    // One instance for each folder of user data: without its own, a second test would hand over to the first.
    args: [ROOT, `--user-data-dir=${join(dataFolder, 'electron')}`],
    env: { ...process.env, CAHIERS_DATA: dataFolder } as Record<string, string>,
  });
  const page = await application.firstWindow();
  listen(page, complaints);
  const stop = () => application.close();
  return { page, stop, end: stop };
}

function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
}

export { expect };
