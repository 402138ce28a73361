import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from 'playwright/test';

interface Running {
  /** Folder of the application’s data, made for this test alone. */
  readonly dataFolder: string;
  /** Address that opens the screens. */
  readonly url: string;
  /** Ends the application and starts it again over the same data. */
  restart(): Promise<string>;
}

/** Each test has its own data and its own application, and fails on anything that the page complains of. */
export const test = base.extend<{ cahiers: Running; page: Page }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures asked for from this pattern.
  cahiers: async ({}, use) => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'cahiers-e2e-'));
    let host = await startHost(dataFolder);
    await use({
      dataFolder,
      get url() {
        return host.url;
      },
      restart: async () => {
        await host.stop();
        host = await startHost(dataFolder);
        return host.url;
      },
    });
    await host.stop();
    await rm(dataFolder, { recursive: true, force: true });
  },
  page: async ({ page, cahiers }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(cahiers.url);
    await use(page);
    expect(complaints).toEqual([]);
  },
});

/** Fails on any rule of axe that the screen breaks. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

/** Creates the dossier of the académie de Poitiers from the first screen. */
export async function createDossier(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Créer un dossier' }).click();
  await page.getByLabel('Région académique').selectOption('Nouvelle-Aquitaine');
  await page.getByLabel('Académie', { exact: true }).selectOption('Poitiers');
  await page.getByRole('button', { name: 'Créer le dossier' }).click();
  await expect(page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
}

async function startHost(dataFolder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const program = join(import.meta.dirname, '../../out/main/web.js');
  const child = spawn(process.execPath, [program], {
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

export { expect };
