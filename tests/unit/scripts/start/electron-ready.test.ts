import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import type { Electron } from '../../../../scripts/electron-binary.ts';
import type { DownloadFact } from '../../../../scripts/start/download-report.ts';
import { readyElectron } from '../../../../scripts/start/electron-ready.ts';

const THERE = { path: '/electron/dist/electron' };
const ANNOUNCED =
  'Electron, qui donne à Cahiers sa fenêtre, est téléchargé de github.com une fois pour toutes (plus de 100\u00a0Mo). Entrée\u00a0: ouvrir tout de suite dans le navigateur.';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cahiers-ready-'));
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
    rmSync(folder, { recursive: true });
  });
});

/** A start where Electron is first found as `first` says, and what becomes of it. */
function start(first: Electron) {
  const download = Promise.withResolvers<string | undefined>();
  const entered = Promise.withResolvers<'entered'>();
  const begun = Promise.withResolvers<(fact: DownloadFact) => void>();
  const said: string[] = [];
  const shown: string[] = [];
  let found = first;
  const ready = readyElectron({
    find: () => found,
    download: (_folder, onFact) => {
      begun.resolve(onFact);
      return download.promise;
    },
    terminal: {
      say: (line) => said.push(line),
      progress: (text) => shown.push(text),
      listen: () => ({ entered: entered.promise, stop: () => undefined }),
    },
    patience: 1_000,
  });
  return {
    ready,
    begun: begun.promise,
    said,
    shown,
    enter: () => entered.resolve('entered'),
    end: (reason?: string) => {
      if (reason === undefined) found = THERE;
      download.resolve(reason);
    },
  };
}

const absent = (): Electron => ({ why: 'absent', absentFrom: folder });

it('downloads nothing when Electron is there, or could not be used', async () => {
  for (const found of [THERE, { why: 'il n’y a pas d’écran' }]) {
    const { ready, said, shown } = start(found);
    expect({ ready: await ready, said, shown }).toEqual({ ready: found, said: [], shown: [] });
  }
});

it('downloads Electron, shows how far it is, and opens it', async () => {
  const { ready, begun, said, shown, end } = start(absent());
  const tell = await begun;
  tell({ is: 'asked', host: 'github.com' });
  tell({ is: 'answered', status: 200, type: 'application/zip', total: 120_000_000 });
  tell({ is: 'bytes', count: 30_000_000 });
  tell({ is: 'bytes', count: 60_400_000 });
  tell({ is: 'received' });
  end();
  expect(await ready).toEqual(THERE);
  expect(said).toEqual([ANNOUNCED]);
  expect(shown).toEqual([
    'Mise en place d’Electron…',
    'Connexion à github.com…',
    'Téléchargement d’Electron\u00a0: 0\u00a0Mo sur 120\u00a0Mo (0\u00a0%)',
    'Téléchargement d’Electron\u00a0: 30\u00a0Mo sur 120\u00a0Mo (25\u00a0%)',
    'Téléchargement d’Electron\u00a0: 90\u00a0Mo sur 120\u00a0Mo (75\u00a0%)',
    'Electron est décompressé…',
    '',
  ]);
});

it('says why it has none, and tries again the next time', async () => {
  const { ready, end } = start(absent());
  end('il n’y a pas de réseau');
  expect(await ready).toEqual({
    why: 'Electron n’a pas pu être téléchargé\u00a0: il n’y a pas de réseau. Le prochain démarrage essaiera de nouveau',
  });
  const next = start(absent());
  await next.begun;
  next.end();
  expect(await next.ready).toEqual(THERE);
});

it.each([
  [undefined, 'Electron est téléchargé\u00a0: au prochain démarrage, Cahiers s’ouvrira dans sa fenêtre.'],
  [
    'le disque est plein',
    'Electron n’a pas pu être téléchargé\u00a0: le disque est plein. Le prochain démarrage essaiera de nouveau.',
  ],
])(
  'does not keep waiting whoever presses Entrée, and says later what came of it (%s)',
  async (reason, word) => {
    const { ready, begun, said, shown, enter, end } = start(absent());
    const tell = await begun;
    tell({ is: 'asked', host: 'github.com' });
    enter();
    expect(await ready).toEqual({ why: 'Le téléchargement d’Electron continue pour le prochain démarrage' });
    const before = shown.length;
    tell({ is: 'bytes', count: 1_000_000 });
    end(reason);
    await vi.waitFor(() => expect(said).toEqual([ANNOUNCED, word]));
    expect(shown).toHaveLength(before);
  },
);

it('waits one second for a network that failed the last time, and five before that', async () => {
  const first = start(absent());
  (await first.begun)({ is: 'asked', host: 'github.com' });
  await vi.advanceTimersByTimeAsync(4_000);
  first.end('github.com ne répond pas');
  await first.ready;
  const second = start(absent());
  (await second.begun)({ is: 'asked', host: 'github.com' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await second.ready).toEqual({
    why: 'le réseau ne répond pas aussitôt. Le téléchargement d’Electron continue pour le prochain démarrage',
  });
});

it('waits for a network that answers at once, whatever it did the last time', async () => {
  writeFileSync(join(folder, 'download-failed'), '');
  const { ready, begun, end } = start(absent());
  const tell = await begun;
  tell({ is: 'asked', host: 'github.com' });
  tell({ is: 'answered', status: 200, type: '', total: 0 });
  await vi.advanceTimersByTimeAsync(60_000);
  end();
  expect(await ready).toEqual(THERE);
  expect(existsSync(join(folder, 'download-failed'))).toBe(false);
});
