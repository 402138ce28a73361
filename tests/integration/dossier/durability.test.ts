import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OpenStore } from '../../../main/engine/dossier/open-store.ts';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import { faultyFileSystem } from '../../factories/faulty-file-system.ts';
import { change, createNotes, notes, openNotes, put, temporaryFolder, write } from '../../factories/store.ts';

let place: ReturnType<typeof temporaryFolder>;
let folder: string;
const open: OpenStore[] = [];

beforeEach(() => {
  place = temporaryFolder();
  folder = join(place.folder, 'dossier');
});
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
  place.remove();
});

describe('an answered command', () => {
  test('is on the disk before it answers', async () => {
    const store = kept(await createNotes(folder));
    await write(store, 'a', 'bonjour');
    expect(await contentOfCopy()).toEqual({ a: 'bonjour' });
  });

  test('shares its sync with those of the same turn', async () => {
    const files = faultyFileSystem();
    const store = kept(await createNotes(folder, files));
    let syncs = 0;
    files.before = (call) => {
      if (call === 'syncData') syncs++;
    };
    await Promise.all(Array.from({ length: 50 }, (_, index) => write(store, `n${index}`, 'texte')));
    expect(syncs).toBe(1);
    expect(Object.keys(await contentOfCopy())).toHaveLength(50);
  });

  test('outlives a checkpoint, and those after it too', async () => {
    const store = kept(await createNotes(folder));
    await write(store, 'a', 'avant');
    await store.checkpoint();
    await write(store, 'b', 'après');
    expect(await contentOfCopy()).toEqual({ a: 'avant', b: 'après' });
  });

  test('is found again after closing, any text being kept as it is', async () => {
    const texts = {
      a: 'N’Diaye, d’Hérouville',
      b: '',
      c: '\u0001 "guillemets" \n fin',
      d: '😀 '.repeat(20_000),
    };
    const store = await createNotes(folder);
    for (const [id, text] of Object.entries(texts)) await write(store, id, text);
    await store.close();
    expect(notes(kept(await openNotes(folder)))).toEqual(texts);
  });

  test('makes a checkpoint come by itself once the journal is long', async () => {
    const store = kept(await createNotes(folder));
    const long = 'é'.repeat(1_500_000);
    await write(store, 'a', long);
    await write(store, 'b', long);
    expect(await contentOfCopy()).toEqual({ a: long, b: long });
  });
});

describe('a command that throws', () => {
  test('changes nothing, and others of the same turn are kept', async () => {
    const store = kept(await createNotes(folder));
    const failing = store.transact(change(), (writer) => {
      put(writer, 'perdu', 'x');
      throw new Error('au milieu');
    });
    const before = write(store, 'a', 'gardé');
    await expect(failing).rejects.toThrow('au milieu');
    await before;
    expect(notes(store)).toEqual({ a: 'gardé' });
    expect(await contentOfCopy()).toEqual({ a: 'gardé' });
  });

  test('cannot write once it has ended', async () => {
    const store = kept(await createNotes(folder));
    const escaped = await store.transact(change(), (writer) => writer);
    expect(() => put(escaped, 'a', 'trop tard')).toThrow('ended');
  });

  test('is refused when replaying it could give another result', async () => {
    const store = kept(await createNotes(folder));
    const random = store.transact(change(), (writer) =>
      writer.run(bareStatement("INSERT INTO note(id, text) VALUES ('a', hex(randomblob(4)))", [])),
    );
    await expect(random).rejects.toThrow('not deterministic');
    expect(notes(store)).toEqual({});
  });
});

describe('a file', () => {
  test('is kept under the hash of its content and read back', async () => {
    const store = kept(await createNotes(folder));
    const content = Buffer.from('visa signé '.repeat(50_000));
    const { sha512, size } = await store.keepFile(chunks(content));
    expect(size).toBe(content.length);
    expect(await readAll(store, sha512)).toEqual(content);
  });

  test('leaves nothing when it stops half way', async () => {
    const store = kept(await createNotes(folder));
    const stopping = (async function* () {
      yield Buffer.from('début');
      throw new Error('clé retirée');
    })();
    await expect(store.keepFile(stopping)).rejects.toThrow('clé retirée');
    expect(faultyFileSystem().list(join(folder, 'attachments'))).toEqual([]);
  });

  test('is not looked for outside the dossier', async () => {
    const store = kept(await createNotes(folder));
    await expect(readAll(store, '../dossier.sqlite')).rejects.toThrow('fichier joint');
  });

  test('that changed on the disk is not taken for what was kept', async () => {
    const store = kept(await createNotes(folder));
    const { sha512 } = await store.keepFile(chunks(Buffer.from('visa signé '.repeat(50_000))));
    const path = join(folder, 'attachments', sha512);
    const content = readFileSync(path);
    content[content.length - 1]! ^= 1;
    writeFileSync(path, content);
    await expect(readAll(store, sha512)).rejects.toThrow('abîmé');
    writeFileSync(path, content.subarray(0, 1000));
    await expect(readAll(store, sha512)).rejects.toThrow('abîmé');
    rmSync(path);
    await expect(readAll(store, sha512)).rejects.toThrow('fichier joint');
  });
});

function kept(store: OpenStore): OpenStore {
  open.push(store);
  return store;
}

/** What is found when the machine stops now: the folder as it is on the disk, opened elsewhere. */
async function contentOfCopy(): Promise<Record<string, string>> {
  const copy = join(place.folder, 'copie');
  cpSync(folder, copy, { recursive: true });
  const store = await openNotes(copy);
  const content = notes(store);
  await store.close();
  return content;
}

function readAll(store: OpenStore, sha512: string): Promise<Buffer> {
  return buffer(store.readFile(sha512));
}

async function* chunks(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 1000) yield content.subarray(at, at + 1000);
}
