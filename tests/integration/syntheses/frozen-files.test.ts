import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import { sha512 } from '../../../main/packages/sha512.ts';
import { verifyPackage } from '../../../shared/packages/verify-package.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { inProcessRenderer } from '../../factories/in-process-renderer.ts';
import { signedSynthesis } from '../../factories/signed-synthesis.ts';

let test: TestDossier;
beforeEach(async () => {
  test = await openTestDossier({ now: '2020-10-16T15:00:00.000Z', renderer: inProcessRenderer });
});
afterEach(() => test.close());

const NOTE = { name: 'note : bilan.txt', content: 'Écrire à jeanne@exemple.fr' };
const PLAN = { name: 'plan.txt', content: 'Le plan des salles.' };

/** As a version of Cahiers that let history take a joined file out of a frozen synthesis would have left it. */
const takeOut = (name: string) => {
  const change = { operation: 'test', author: 'test', at: '2020-10-16T15:00:00.000Z', description: 'test' };
  const row = bareStatement('DELETE FROM attachment WHERE name = ?', [name]);
  return test.store.transact(change, (write) => write.run(row));
};
/** Or put one into it. */
const putIn = async (synthesisId: string, name: string) => {
  const change = { operation: 'test', author: 'test', at: '2020-10-16T15:00:00.000Z', description: 'test' };
  const kept = await test.store.keepFile(Readable.from([Buffer.from('jean@exemple.fr')]));
  await test.store.transact(change, (write) =>
    write.run(
      bareStatement(
        `INSERT INTO attachment(id, synthesisId, purpose, name, mediaType, size, sha512)
         VALUES ('0199e000-0000-7000-8000-000000000000', ?, 'joined', ?, 'text/plain', ?, ?)`,
        [synthesisId, name, kept.size, kept.sha512],
      ),
    ),
  );
};
const shownIn = async (id: string) => {
  const { attachments, frozen } = await test.call('syntheses.get', { id });
  return {
    joined: attachments.filter(({ purpose }) => purpose === 'joined').map(({ name }) => name),
    changed: frozen?.changedSince,
  };
};
async function filesSent(synthesisId: string): Promise<string[]> {
  const { unread } = await test.call('packages.check', { synthesisId });
  const confirmed = unread.map(({ key }) => key);
  const built = await test.runJob('packages.build', { synthesisId, confirmed });
  const bytes = await buffer(test.store.readFile(built.sha512));
  const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
  const verified = await verifyPackage({ size: bytes.length, read }, { sha512 });
  if (!verified.ok) throw new Error(verified.reasons.map(({ sentence }) => sentence).join('\n'));
  return verified.document.attachments.map(({ name }) => name);
}

describe('the files of a frozen synthesis that the dossier no longer lists', () => {
  it('are shown and checked as they leave, and said', async () => {
    const id = await signedSynthesis(test, { files: [NOTE, PLAN] });
    await takeOut(NOTE.name);
    expect(await shownIn(id)).toEqual({
      joined: ['note - bilan.txt', 'plan.txt'],
      changed: [
        'Document joint «\u00a0note - bilan.txt\u00a0»\u00a0: retiré du dossier, il fait toujours partie de la synthèse.',
      ],
    });
    expect((await test.call('packages.check', { synthesisId: id })).findings).toMatchObject([
      { kind: 'email', place: 'Pièce jointe «\u00a0note - bilan.txt\u00a0»', found: 'jeanne@exemple.fr' },
    ]);
    const [note] = (await test.call('syntheses.get', { id })).attachments;
    if (!note) throw new Error('the note is shown');
    const { name, sha512: of } = note;
    const file = await test.runJob('syntheses.openAttachment', { id, name, sha512: of });
    expect((await test.contentOf(file)).toString()).toBe(NOTE.content);
  });

  it('leave as they are shown, and go on with the next version', async () => {
    const id = await signedSynthesis(test, { files: [PLAN] });
    await takeOut(PLAN.name);
    expect(await filesSent(id)).toEqual((await shownIn(id)).joined);
    const next = await test.call('syntheses.newVersion', { id });
    expect(await shownIn(next.id)).toEqual({ joined: ['plan.txt'], changed: undefined });
  });

  it('are told from others of the same content or name', async () => {
    const same = { ...PLAN, name: 'copie du plan.txt' };
    const id = await signedSynthesis(test, { files: [PLAN, same, { ...PLAN, content: 'Un autre plan.' }] });
    await takeOut(same.name);
    expect(await shownIn(id)).toEqual({
      joined: ['plan.txt', 'copie du plan.txt', 'plan.txt'],
      changed: [expect.stringContaining('copie du plan.txt')],
    });
  });
});

it('a file that the dossier lists beside a frozen synthesis is neither shown nor checked with it, and is said', async () => {
  const id = await signedSynthesis(test, { files: [PLAN] });
  await putIn(id, 'tardif.txt');
  expect(await shownIn(id)).toEqual({
    joined: ['plan.txt'],
    changed: [
      'Document joint «\u00a0tardif.txt\u00a0»\u00a0: ajouté au dossier, il ne fait pas partie de la synthèse.',
    ],
  });
  expect(await test.call('packages.check', { synthesisId: id })).toEqual({ findings: [], unread: [] });
  expect(await filesSent(id)).toEqual(['plan.txt']);
});

it('the evidence of a visa that the dossier no longer lists is said', async () => {
  const id = await signedSynthesis(test);
  await takeOut('visa.pdf');
  expect((await shownIn(id)).changed).toEqual([
    'Document signé\u00a0: retiré du dossier, qui n’a plus la preuve du visa.',
  ]);
});
