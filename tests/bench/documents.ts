import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRenderPool } from '../../main/documents/pool.ts';
import type { SignInDocument } from '../../shared/documents/sign-in-sheet.ts';
import type { Figure } from './figure.ts';
import { type Cost, measureProcess } from './measured-process.ts';
import { largeSheets, sheetsAsHtml } from './sheet-rows.ts';

const RUNS = 5;
const WORKER = new URL('../../main/documents/worker.ts', import.meta.url);
const DRAW = fileURLToPath(new URL('draw-sheets.ts', import.meta.url));

interface Peer {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * Sign-in sheets of the `large` set: asked of a document thread that is ready, as the application asks it; then from a
 * file of rows to a file of pages, process start included, beside peers doing the same.
 */
export async function documentsBench(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cahiers-bench-'));
  try {
    const sheets = largeSheets();
    const rows = join(folder, 'sheets.json');
    const page = join(folder, 'sheets.html');
    await writeFile(rows, JSON.stringify(sheets));
    await writeFile(page, sheetsAsHtml(sheets));
    const ready = await timeReadyThread(sheets, folder);
    const own: Cost[] = [];
    const peers = peersFor(page, folder);
    const theirs = peers.map((): Cost[] => []);
    for (let run = 0; run < RUNS; run += 1) {
      own.push(await measureProcess(process.execPath, [DRAW, rows, join(folder, 'sheets.pdf')]));
      for (const [index, { command, args }] of peers.entries()) {
        theirs[index]?.push(await measureProcess(command, args));
      }
    }
    return figures(ready, own, peers, theirs);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from asking to the file on disk, once the thread has drawn something else. */
async function timeReadyThread(sheets: SignInDocument, folder: string): Promise<number> {
  const pool = createRenderPool(WORKER);
  const draw = (document: SignInDocument) =>
    pool.render('sign-in-sheets', document, join(folder, 'ready.pdf'));
  await draw({ ...sheets, sheets: sheets.sheets.slice(0, 1) });
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const began = performance.now();
    await draw(sheets);
    times.push(performance.now() - began);
  }
  await pool.close();
  return median(times);
}

function figures(
  ready: number,
  own: readonly Cost[],
  peers: readonly Peer[],
  theirs: readonly (readonly Cost[])[],
): Figure[] {
  const value = Math.round(ready);
  const time = Math.round(median(own.map(({ milliseconds }) => milliseconds)));
  const memory = Math.round(median(own.map(({ megabytes }) => megabytes)));
  const alone = { peer: null, peerValue: null, ratio: null };
  return [
    {
      name: 'sign-in sheets, large set',
      value,
      unit: 'ms',
      ...alone,
      goal: '<= 1000 ms',
      met: value <= 1000,
    },
    {
      name: 'sign-in sheets, large set, memory',
      value: memory,
      unit: 'MB',
      ...alone,
      goal: '<= 250 MB',
      met: memory <= 250,
    },
    ...peers.flatMap(({ name }, index): Figure[] => {
      const costs = theirs[index] ?? [];
      const theirTime = median(costs.map(({ milliseconds }) => milliseconds));
      const theirMemory = median(costs.map(({ megabytes }) => megabytes));
      return [
        beside('sign-in sheets, large set, process started for it', time, 'ms', name, theirTime),
        beside('sign-in sheets, large set, memory', memory, 'MB', name, theirMemory),
      ];
    }),
  ];
}

function beside(name: string, value: number, unit: string, peer: string, measured: number): Figure {
  const peerValue = Math.round(measured);
  const ratio = Math.round((value / peerValue) * 100) / 100;
  return { name, value, unit, peer, peerValue, ratio, goal: '<= 1.0x', met: ratio <= 1 };
}

/** The peers installed on this machine. */
function peersFor(page: string, folder: string): Peer[] {
  const office = find(['soffice', 'libreoffice']);
  const chromium = find(['chromium', 'chromium-browser', 'chromium-headless-shell', 'google-chrome']);
  const profile = `--user-data-dir=${join(folder, 'profile')}`;
  return [
    ...(office
      ? [
          {
            name: 'LibreOffice',
            command: office,
            args: [
              `-env:UserInstallation=file://${join(folder, 'office')}`,
              ...['--headless', '--convert-to', 'pdf:writer_web_pdf_Export', '--outdir', folder, page],
            ],
          },
        ]
      : []),
    ...(chromium
      ? [
          {
            name: 'Chromium',
            command: chromium,
            args: [
              ...['--headless', '--no-sandbox', '--disable-gpu', profile, '--no-pdf-header-footer'],
              `--print-to-pdf=${join(folder, 'chromium.pdf')}`,
              `file://${page}`,
            ],
          },
        ]
      : []),
  ];
}

function find(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
