import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OpenOptions } from '../../../main/engine/dossier/open.ts';
import type { OpenStore } from '../../../main/engine/dossier/open-store.ts';
import { faultyFileSystem, systemError } from '../../factories/faulty-file-system.ts';
import {
  createNotes,
  erase,
  leaveCrashed,
  NOTE_MIGRATIONS,
  notes,
  openNotes,
  temporaryFolder,
  write,
} from '../../factories/store.ts';

const JOURNAL_HEADER = 64;
let place: ReturnType<typeof temporaryFolder>;
/** A dossier as a crash leaves it: its last checkpoint has note a; b and c are in its journal. */
let folder: string;

beforeEach(async () => {
  place = temporaryFolder();
  folder = await leaveCrashed(place.folder);
});
afterEach(() => place.remove());

describe('a damaged dossier is refused and left as it was', () => {
  const missing = ['dossier.cahier', 'dossier.sqlite', 'dossier.journal'];
  for (const name of missing) {
    test(`without ${name}`, async () => {
      rmSync(path(name));
      await refused('dossier-incomplete', name);
    });
  }

  test('when nothing of a dossier is there', async () => {
    for (const name of missing) rmSync(path(name));
    await refused('not-a-dossier', 'dossier.cahier');
  });

  test('with a database copied to half', async () => {
    truncateSync(path('dossier.sqlite'), statSync(path('dossier.sqlite')).size / 2);
    await refused('dossier-damaged', 'copié à moitié');
  });

  test('with a database of which one byte has changed, wherever it is', async () => {
    const size = statSync(path('dossier.sqlite')).size;
    const whole = readFileSync(path('dossier.sqlite'));
    for (let at = 100; at < size; at += 1009) {
      writeFileSync(path('dossier.sqlite'), whole);
      flip('dossier.sqlite', at);
      await refused('dossier-damaged', 'dossier.sqlite');
    }
  });

  test('with another file in the place of its database', async () => {
    writeFileSync(path('dossier.sqlite'), 'Ceci n’est pas une base.'.repeat(1000));
    await refused('dossier-damaged', 'dossier.sqlite');
  });

  test('with a last record that is whole but wrong', async () => {
    flip('dossier.journal', endOfRecords() - 10);
    await refused('dossier-damaged', 'La modification qui précède est lisible');
  });

  test('with a damaged record that others follow', async () => {
    flip('dossier.journal', JOURNAL_HEADER + 40);
    await refused('dossier-damaged', 'dernières modifications');
  });

  test('with a journal whose beginning is damaged', async () => {
    flip('dossier.journal', 20);
    await refused('dossier-damaged', 'dernières modifications');
  });

  test('with a journal copied to half', async () => {
    truncateSync(path('dossier.journal'), endOfRecords() - 10);
    await refused('dossier-damaged', 'dernières modifications');
  });

  test('with an empty journal file', async () => {
    truncateSync(path('dossier.journal'), 0);
    await refused('dossier-damaged', 'dernières modifications');
  });

  test('with the journal of another dossier', async () => {
    const other = join(place.folder, 'autre');
    await (await createNotes(other)).close();
    cpSync(join(other, 'dossier.journal'), path('dossier.journal'));
    await refused('dossier-damaged', 'ne vont pas ensemble');
  });

  test('with a journal that is later than its database', async () => {
    const store = await openNotes(folder);
    const older = readFileSync(path('dossier.sqlite'));
    await store.close();
    writeFileSync(path('dossier.sqlite'), older);
    await refused('dossier-damaged', 'ne vont pas ensemble');
  });

  test('with a label that cannot be read', async () => {
    writeFileSync(path('dossier.cahier'), '{"format":');
    await refused('dossier-damaged', 'dossier.cahier');
  });

  test('written by a later version', async () => {
    const later = [
      ...NOTE_MIGRATIONS,
      { name: '0002-later', sql: 'CREATE TABLE later (id TEXT PRIMARY KEY) STRICT' },
    ];
    await (await openNotes(folder, { migrations: later })).close();
    await refused('dossier-newer', 'version plus récente');
  });

  test('written by a version with another history', async () => {
    const other = [NOTE_MIGRATIONS[0]!, { name: '0001-other', sql: NOTE_MIGRATIONS[1]!.sql }];
    await refused('dossier-unknown-version', 'ne reconnaît pas', { migrations: other });
  });
});

describe('what a crash leaves', () => {
  test('is replayed', async () => {
    expect(await content()).toEqual({ a: 'un', b: 'deux', c: 'trois' });
  });

  test('loses nothing but a last record cut off, in silence, and is written to again', async () => {
    const journal = readFileSync(path('dossier.journal'));
    writeFileSync(path('dossier.journal'), journal.fill(0, endOfRecords() - 10));
    const store = await openNotes(folder);
    expect(notes(store)).toEqual({ a: 'un', b: 'deux' });
    await write(store, 'd', 'quatre');
    await store.close();
    expect(await content()).toEqual({ a: 'un', b: 'deux', d: 'quatre' });
  });

  test('may hold files half written, which are thrown away', async () => {
    writeFileSync(path('dossier.sqlite.new'), 'moitié');
    writeFileSync(path('dossier.journal.new'), 'moitié');
    expect(await content()).toEqual({ a: 'un', b: 'deux', c: 'trois' });
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  });
});

test('what can still be read is opened when asked for, the damaged files being kept aside', async () => {
  flip('dossier.journal', endOfRecords() - 10);
  const damaged = readFileSync(path('dossier.journal'));
  const store = await openNotes(folder, { recover: true });
  expect(notes(store)).toEqual({ a: 'un', b: 'deux' });
  await store.close();
  const [aside] = readdirSync(path('backups'));
  expect(readFileSync(join(path('backups'), aside!, 'dossier.journal'))).toEqual(damaged);
  expect(await content()).toEqual({ a: 'un', b: 'deux' });
});

test('an older schema is brought up to date, a copy of before being kept', async () => {
  const migrations = [
    ...NOTE_MIGRATIONS,
    { name: '0002-mark', sql: "ALTER TABLE note ADD mark TEXT NOT NULL DEFAULT ''" },
  ];
  const store = await openNotes(folder, { migrations });
  await erase(store, 'a');
  expect(notes(store)).toEqual({ b: 'deux', c: 'trois' });
  await store.close();
  expect(notes(await thenClosed(openNotes(folder, { migrations })))).toEqual({ b: 'deux', c: 'trois' });
  expect(readdirSync(path('backups'))).toEqual(['avant-0002']);
});

describe('a dossier that cannot be written to', () => {
  test('opens and reads, and refuses every change', async () => {
    chmodSync(folder, 0o555);
    try {
      await readsOnly();
    } finally {
      chmodSync(folder, 0o755);
    }
  });

  test('opens and reads when its files alone are protected', async () => {
    chmodSync(path('dossier.journal'), 0o444);
    await readsOnly();
  });

  test('opens and reads on a disk that is full or mounted for reading', async () => {
    for (const code of ['EROFS', 'ENOSPC', 'EACCES']) {
      const files = faultyFileSystem();
      files.before = (call, at) => {
        if ((call === 'open' && at.endsWith('lock')) || call === 'write') throw systemError(code);
      };
      await readsOnly({ files });
    }
  });

  async function readsOnly(options: Partial<OpenOptions> = {}): Promise<void> {
    const before = contents();
    const store = await thenClosed(openNotes(folder, options));
    expect(store.readOnly).toBe(true);
    expect(notes(store)).toEqual({ a: 'un', b: 'deux', c: 'trois' });
    await expect(write(store, 'd', 'x')).rejects.toMatchObject({ code: 'read-only' });
    await store.close();
    expect(contents()).toEqual(before);
  }
});

const opened: OpenStore[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

async function thenClosed(opening: Promise<OpenStore>): Promise<OpenStore> {
  const store = await opening;
  opened.push(store);
  return store;
}

async function refused(code: string, words: string, options: Partial<OpenOptions> = {}): Promise<void> {
  const before = contents();
  await expect(openNotes(folder, options)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(words),
  });
  expect(contents()).toEqual(before);
}

async function content(): Promise<Record<string, string>> {
  const store = await openNotes(folder);
  const found = notes(store);
  await store.close();
  return found;
}

/** Every file of the dossier, but the lock that its copy took along. */
function contents(): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name !== 'lock',
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [file, createHash('sha256').update(readFileSync(file)).digest('hex')];
    }),
  );
}

function path(name: string): string {
  return join(folder, name);
}

function endOfRecords(): number {
  const bytes = readFileSync(path('dossier.journal'));
  return bytes.findLastIndex((byte) => byte !== 0) + 1;
}

function flip(name: string, at: number): void {
  const bytes = readFileSync(path(name));
  bytes[at] = bytes[at]! ^ 0x55;
  writeFileSync(path(name), bytes);
}
