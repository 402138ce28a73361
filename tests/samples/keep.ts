import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { nodeFileSystem } from '../../main/engine/dossier/file-system.ts';
import { readLabel, writeLabel } from '../../main/engine/dossier/label.ts';
import { LOCK } from '../../main/engine/dossier/lock.ts';
import { MIGRATIONS, schemaOf } from '../../main/engine/dossier/migrations.ts';
import { newKey, protect } from '../../main/engine/dossier/vault/keys.ts';
import { draftKey } from '../../shared/drafts/kinds.ts';
import { newestFormat } from '../../shared/packages/formats/formats.ts';
import { openTestDossier, type TestDossier } from '../factories/dossier.ts';
import { inProcessRenderer } from '../factories/in-process-renderer.ts';
import { contentOfSample, PASSPHRASE, RECOVERY_CODE, sampleFolder } from '../factories/samples.ts';
import { signedSynthesis } from '../factories/signed-synthesis.ts';
import { createNotes, notes, openNotes, temporaryFolder, write as writeNote } from '../factories/store.ts';
import { paragraph } from '../factories/typed-text.ts';

const WINDOW = '01751b93-0000-7000-8000-00000000000f';

/**
 * Keeps a dossier of the version that this code writes, and a small one that is protected, as a crash leaves them, and a
 * package of the format that it writes. Run it once for each new migration, for another way of sealing, or for another
 * format: `node tests/samples/keep.ts`. What is kept already stays.
 */
await keepDossier(`dossier-${String(schemaOf(MIGRATIONS)).padStart(4, '0')}`);
await keepProtected('protected-0001');
await keepPackage(`format-${newestFormat()}.zip`);
process.exit(0);

async function keepDossier(name: string): Promise<void> {
  if (existsSync(sampleFolder(name))) return;
  await using dossier = await openTestDossier({ now: '2020-10-12T08:00:00.000Z' });
  const synthesis = await fill(dossier);
  await dossier.runJob('backups.make', null);
  // In the journal only.
  const last = await dossier.call('people.create', { familyName: 'Après la sauvegarde' });
  await dossier.call('people.delete', { id: last.id });
  await dossier.call('history.undo', { sequence: null });
  await write(dossier, synthesis, ['Les lycéens', 'Les lycéens demandent un foyer']);
  await typeIn(dossier, 'N’Diaye, prévenir le lycée');
  keep(dossier.folder, name, await contentOfSample(dossier));
}

/** Of notes only: what is sealed hardly shrinks. */
async function keepProtected(name: string): Promise<void> {
  if (existsSync(sampleFolder(name))) return;
  const { folder, remove } = temporaryFolder();
  const dossier = join(folder, 'dossier');
  await (await createNotes(dossier)).close();
  const label = readLabel(nodeFileSystem, dossier);
  const key = newKey();
  writeLabel(nodeFileSystem, dossier, {
    ...label,
    protection: await protect(
      label.id,
      key,
      { passphrase: PASSPHRASE, recoveryCode: RECOVERY_CODE },
      2 ** 10,
    ),
  });
  const store = await openNotes(dossier, { unlocking: async () => ({ key }) });
  await writeNote(store, 'a', 'un');
  await store.checkpoint();
  const { sha512 } = await store.keepFile(Readable.from([Buffer.from('pièce jointe')]));
  await writeNote(store, 'b', 'deux');
  keep(dossier, name, { notes: notes(store), sha512 });
  await store.close();
  remove();
}

/** Of a meeting at Niort, with a proposal and a joined file. */
async function keepPackage(name: string): Promise<void> {
  const to = join(sampleFolder('packages'), name);
  if (existsSync(to)) return;
  await using dossier = await openTestDossier({
    now: '2020-10-16T15:00:00.000Z',
    renderer: inProcessRenderer,
  });
  const files = [{ name: 'Compte rendu.txt', content: 'Compte rendu de la rencontre de Niort.\n' }];
  const synthesisId = await signedSynthesis(dossier, { files });
  const { sha512 } = await dossier.runJob('packages.build', { synthesisId, confirmed: [] });
  writeFileSync(to, await buffer(dossier.store.readFile(sha512)));
}

/** Packs the files of a dossier, as they lie now. */
function keep(folder: string, name: string, content: unknown): void {
  const to = sampleFolder(name);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === LOCK) continue;
    const path = join(entry.parentPath, entry.name);
    const kept = join(to, `${relative(folder, path)}.gz`);
    mkdirSync(dirname(kept), { recursive: true });
    writeFileSync(kept, gzipSync(readFileSync(path), { level: 9 }));
  }
  writeFileSync(join(to, 'expected.json'), `${JSON.stringify(content, undefined, 2)}\n`);
}

/** Answers the identifier of a synthesis. */
async function fill(dossier: TestDossier): Promise<string> {
  const { call, runJob, sendFile } = dossier;
  const meeting = await call('meetings.create', {
    ...{ title: 'Rencontre de Niort', level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00', link: '' },
  });
  for (const familyName of ['Martin', 'N’Diaye', 'd’Hérouville']) {
    const { id } = await call('people.create', { familyName, email: 'quelquun@example.org' });
    await call('registrations.register', { meetingId: meeting.id, personId: id, remote: false });
  }
  const synthesis = await call('syntheses.create', { level: 'meeting', id: meeting.id });
  const file = await sendFile('Compte rendu.txt', 'Compte rendu de la rencontre de Niort.\n'.repeat(100));
  await runJob('syntheses.attach', { id: synthesis.id, file });
  await typeIn(dossier, 'N’Diaye');
  await write(dossier, synthesis.id, ['Constat', 'Constats']);
  return synthesis.id;
}

/** Saves a synthesis as it is being typed. */
async function write({ call }: TestDossier, id: string, texts: readonly string[]): Promise<void> {
  const { title, content } = (await call('syntheses.get', { id })).synthesis;
  for (const text of texts) {
    await call('syntheses.save', { id, title, content: { ...content, context: paragraph(text) } });
  }
}

/** Leaves something typed and not saved. */
async function typeIn({ call, store }: TestDossier, familyName: string): Promise<void> {
  const value = JSON.stringify({ base: null, value: { familyName } });
  const drafts = [{ key: draftKey('person', undefined), value }];
  await call('drafts.keep', { dossier: store.id, window: WINDOW, drafts });
}
