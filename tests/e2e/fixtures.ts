import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { _electron } from 'playwright';
import { type BrowserContext, test as base, expect, type Page } from 'playwright/test';
import { electronBinary } from '../../scripts/electron-binary.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Running {
  /** Folder of the application’s data, made for this test alone. */
  readonly dataFolder: string;
  /** The window, on its first screen. */
  readonly page: Page;
  /** Ends the application and starts it again over the same data; answers its new window. */
  restart(): Promise<Page>;
}

/** A host at work, and the window that shows its screens. */
interface Host {
  readonly page: Page;
  stop(): Promise<void>;
}

/** Each test has its own data and its own application, and fails on anything that the page complains of. */
export const test = base.extend<
  { cahiers: Running; page: Page; openSample: () => Promise<void> },
  { sampleDossier: string }
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
  /** Opens a copy of the sample, as one that was opened lately. */
  openSample: ({ page, cahiers, sampleDossier }, use) =>
    use(async () => {
      await cp(sampleDossier, join(cahiers.dataFolder, 'dossiers', basename(sampleDossier)), {
        recursive: true,
      });
      await page.reload();
      await page.getByRole('button', { name: 'Académie de Poitiers, EGN 2020 (exemple)' }).click();
      await expect(page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
    }),
  cahiers: async ({ context }, use, info) => {
    const start = info.project.name === 'electron' ? startElectron : startWeb;
    const dataFolder = await mkdtemp(join(tmpdir(), 'cahiers-e2e-'));
    const complaints: string[] = [];
    let host = await start(context, dataFolder, complaints);
    await use({
      dataFolder,
      page: host.page,
      restart: async () => {
        await host.stop();
        host = await start(context, dataFolder, complaints);
        return host.page;
      },
    });
    await host.stop();
    await rm(dataFolder, { recursive: true, force: true });
    expect(complaints).toEqual([]);
  },
  page: ({ cahiers }, use) => use(cahiers.page),
});

/** Creates the dossier of the académie de Poitiers from the first screen. */
export async function createDossier(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Créer un dossier' }).click();
  await page.getByLabel('Région académique').selectOption('Nouvelle-Aquitaine');
  await page.getByLabel('Académie', { exact: true }).selectOption('Poitiers');
  await page.getByRole('button', { name: 'Créer le dossier' }).click();
  await expect(page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
}

/** Starts the web host as a program; answers the address of its screens. */
async function startProgram(dataFolder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [join(ROOT, 'out/main/web.js')], {
    env: { ...process.env, CAHIERS_DATA: dataFolder, CAHIERS_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^Cahiers: (\S+)$/.exec(line)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the web host ended at once (${code})`)));
  });
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
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
  return {
    page,
    stop: async () => {
      await page.close();
      await program.stop();
    },
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
    args: [ROOT],
    env: { ...process.env, CAHIERS_DATA: dataFolder } as Record<string, string>,
  });
  const page = await application.firstWindow();
  listen(page, complaints);
  return { page, stop: () => application.close() };
}

function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
}

export { expect };
