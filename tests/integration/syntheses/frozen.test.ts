import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import { sha512 } from '../../../main/packages/sha512.ts';
import type { SynthesisDocument } from '../../../shared/packages/synthesis-document.ts';
import { verifyPackage } from '../../../shared/packages/verify-package.ts';
import { codeMark } from '../../../shared/syntheses/document-code.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { inProcessRenderer } from '../../factories/in-process-renderer.ts';
import { registerPeople } from '../../factories/people.ts';
import { putToSign, signOff, writtenSynthesis } from '../../factories/signed-synthesis.ts';

let test: TestDossier;
beforeEach(async () => {
  test = await openTestDossier({ now: '2020-10-16T15:00:00.000Z', renderer: inProcessRenderer });
});
afterEach(() => test.close());

const CHANGED = [
  'La participation, toutes rencontres réunies, a changé.',
  'Rencontre «\u00a0Rencontre de Niort\u00a0»\u00a0: sa date, son lieu, sa participation.',
  'Proposition «\u00a0Prêter un ordinateur à chaque lycéen\u00a0»\u00a0: ses votes.',
];

/** Changes the figures, the places and the proposals of which the synthesis speaks. */
async function changeAll(): Promise<void> {
  const [meeting] = await test.call('meetings.list', {});
  const [venue] = await test.call('venues.list', null);
  const [proposal] = await test.call('proposals.list', {});
  if (!meeting || !venue || !proposal) throw new Error('the synthesis speaks of all three');
  await registerPeople(
    test.store,
    meeting.id,
    Array.from({ length: 9 }, (_, index) => ({ familyName: `Tardif${index}`, attendance: 'present' })),
  );
  await test.call('venues.update', { ...venue, name: 'Cité scolaire' });
  await test.call('meetings.update', { ...meeting, date: '2020-10-13' });
  await test.call('proposals.update', { ...proposal, votes: 12 });
}

const stateOf = async (id: string) => {
  const { synthesis, frozen } = await test.call('syntheses.get', { id });
  return { state: synthesis.state, code: frozen?.code ?? null };
};
const visa = (id: string, code: string, file: string) => ({
  ...{ id, code, file, name: 'Claire Fontenoy', function: 'rectrice', date: '2020-10-16' },
});
async function documentSent(synthesisId: string): Promise<SynthesisDocument> {
  const built = await test.runJob('packages.build', { synthesisId, confirmed: [] });
  const bytes = await buffer(test.store.readFile(built.sha512));
  const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
  const verified = await verifyPackage({ size: bytes.length, read }, { sha512 });
  if (!verified.ok) throw new Error(verified.reasons.map(({ sentence }) => sentence).join('\n'));
  return verified.document;
}
/** As a version of Cahiers that froze nothing would have left it. */
async function thaw(id: string): Promise<void> {
  const change = { operation: 'test', author: 'test', at: '2020-10-16T15:00:00.000Z', description: 'test' };
  const sql = 'UPDATE synthesis SET frozen = NULL, frozenCode = NULL, frozenAt = NULL WHERE id = ?';
  await test.store.transact(change, (write) => write.run(bareStatement(sql, [id])));
  await test.runJob('dossier.close', null);
}
async function openAgain(): Promise<void> {
  const { folder } = test;
  await test.runJob('dossier.open', { folder });
  test = { ...test, store: test.application.session.current() };
}
const frozenIn = async (id: string) => (await test.call('syntheses.get', { id })).frozen;

describe('a synthesis that is put to sign', () => {
  it('is frozen whole: what changes afterwards is said, and neither signed nor sent', async () => {
    const id = await writtenSynthesis(test);
    const code = await putToSign(test, id);
    const shown = await test.call('syntheses.get', { id });
    await changeAll();
    expect(await test.call('syntheses.get', { id })).toEqual({
      ...shown,
      frozen: { code, at: '2020-10-16T15:00:00.000Z', takenOn: null, changedSince: CHANGED },
    });
    await test.runJob('syntheses.signOff', visa(id, code, await test.sendFile('visa.pdf', 'signed')));
    const { attendance, meetings, themes, code: sent } = await documentSent(id);
    expect({ total: attendance.total, sent }).toEqual({ total: 7, sent: code });
    expect(meetings).toMatchObject([
      { date: '2020-10-14', venue: { name: 'Lycée Paul Guérin' }, attendance: { total: 7 } },
    ]);
    expect(themes.flatMap(({ proposals }) => proposals).map(({ votes }) => votes)).toEqual([null]);
  });

  it('is written no more', async () => {
    const id = await writtenSynthesis(test);
    await putToSign(test, id);
    const file = await test.sendFile('note.txt', 'note');
    const { synthesis } = await test.call('syntheses.get', { id });
    const { title, content } = synthesis;
    const attempts = [
      test.call('syntheses.save', { id, title, content }),
      test.call('syntheses.setState', { id, state: 'draft' }),
      test.call('syntheses.delete', { id }),
      test.call('syntheses.putToSign', { id }),
      test.runJob('syntheses.attach', { id, file }),
    ];
    for (const attempt of attempts)
      await expect(attempt).rejects.toMatchObject({ code: 'synthesis-to-sign' });
  });

  it('bears a code that follows from all that it says', async () => {
    const id = await writtenSynthesis(test);
    const code = await putToSign(test, id);
    await test.call('syntheses.takeBack', { id });
    expect(await stateOf(id)).toEqual({ state: 'review', code: null });
    expect(await putToSign(test, id)).toBe(code);
    await test.call('syntheses.takeBack', { id });
    await changeAll();
    expect(await putToSign(test, id)).not.toBe(code);
    const { entries } = await test.call('history.list', { limit: 50 });
    const said = entries.map(({ description }) => description);
    expect(said.filter((one) => one.includes(`code ${code}`))).toHaveLength(2);
    expect(said.filter((one) => one.startsWith('Reprise de la rédaction'))).toHaveLength(2);
  });

  it('is taken back by undoing, and put to sign again by doing it again, with its code', async () => {
    const id = await writtenSynthesis(test);
    const code = await putToSign(test, id);
    await test.call('history.undo', { sequence: null });
    expect(await stateOf(id)).toEqual({ state: 'review', code: null });
    await changeAll();
    const { entries } = await test.call('history.list', { limit: 50 });
    const put = entries.find(({ description }) => description.startsWith('Mise à la signature'));
    await test.call('history.redo', { sequence: put?.sequence ?? 0 });
    expect(await stateOf(id)).toEqual({ state: 'to-sign', code });
    expect((await frozenIn(id))?.changedSince).toEqual(CHANGED);
  });

  it('says that a venue is elsewhere now, which its calendar alone tells', async () => {
    const id = await writtenSynthesis(test);
    await putToSign(test, id);
    const [venue] = await test.call('venues.list', null);
    if (!venue) throw new Error('there is no venue');
    await test.call('venues.update', { ...venue, street: '2 rue du Marais' });
    expect((await frozenIn(id))?.changedSince).toEqual([
      'Lieu «\u00a0Lycée Paul Guérin\u00a0»\u00a0: son adresse.',
    ]);
  });

  it('says that what it reports on is gone', async () => {
    const id = await writtenSynthesis(test);
    await putToSign(test, id);
    const [meeting] = await test.call('meetings.list', {});
    await test.call('meetings.setState', { id: meeting?.id ?? '', state: 'cancelled' });
    expect((await frozenIn(id))?.changedSince).toEqual([
      'Ce dont elle rend compte a été annulé ou supprimé.',
    ]);
  });
});

describe('the visa', () => {
  it('takes the code as people type it, and refuses that of another document, saying it', async () => {
    const id = await writtenSynthesis(test);
    const code = await putToSign(test, id);
    const file = await test.sendFile('scan.pdf', '%PDF-1.4 scanned');
    const attempt = test.runJob('syntheses.signOff', visa(id, 'aaaa-aaaa', file));
    await expect(attempt).rejects.toMatchObject({
      code: 'wrong-code',
      message: expect.stringContaining(`cette version porte le code ${code}, pas AAAA-AAAA`),
      details: { fields: { code: expect.any(String) } },
    });
    expect(await stateOf(id)).toEqual({ state: 'to-sign', code });
    const typed = ` ${code.toLowerCase().replace('-', ' ')} `;
    await test.runJob('syntheses.signOff', visa(id, typed, file));
    expect(await stateOf(id)).toEqual({ state: 'signed', code });
  });

  it('refuses a file that says that it is another document, whatever is typed', async () => {
    const id = await writtenSynthesis(test);
    const before = await putToSign(test, id);
    const drawn = await test.runJob('documents.synthesisToSign', { synthesisId: id });
    const pdf = await test.contentOf(drawn);
    expect(pdf.includes(codeMark(before))).toBe(true);
    await test.call('syntheses.takeBack', { id });
    await changeAll();
    const code = await putToSign(test, id);
    const signed = Buffer.concat([pdf, Buffer.from('\n% an electronic signature')]);
    const file = await test.sendFile('signe.pdf', signed);
    await expect(test.runJob('syntheses.signOff', visa(id, code, file))).rejects.toMatchObject({
      code: 'wrong-code',
      details: { fields: { file: expect.stringContaining(`une synthèse de code ${before}`) } },
    });
    expect((await test.call('syntheses.get', { id })).attachments).toEqual([]);
  });

  it('is refused for what is brought back from a history out of which someone was erased', async () => {
    const id = await writtenSynthesis(test);
    const [proposal] = await test.call('proposals.list', {});
    if (!proposal) throw new Error('the synthesis keeps a proposal');
    await test.call('proposals.update', { ...proposal, body: 'Avec Marie Petit.' });
    const code = await putToSign(test, id);
    const { people } = await test.call('people.list', { text: 'Petit' });
    const personId = people[0]?.id ?? '';
    const { mentions } = await test.call('personalData.of', { personId });
    const toSign = (part: string) =>
      `Synthèse, Synthèse de la rencontre de Niort, ${part}, mis à la signature\u00a0: à traiter à la main`;
    expect(mentions.map(({ what, where }) => `${what}, ${where}`)).toEqual([
      'Proposition, Prêter un ordinateur à chaque lycéen, texte',
      toSign('texte figé'),
      toSign('document figé'),
    ]);
    await test.call('syntheses.takeBack', { id });
    const sequence = (await test.call('history.list', { limit: 1 })).entries[0]?.sequence ?? 0;
    await test.call('proposals.update', { ...proposal, body: '' });
    await test.runJob('personalData.erase', { personId });
    await test.call('history.undo', { sequence });
    expect(JSON.stringify(await test.call('syntheses.get', { id }))).not.toContain('Marie Petit');
    const file = await test.sendFile('scan.pdf', '%PDF-1.4');
    await expect(test.runJob('syntheses.signOff', visa(id, code, file))).rejects.toMatchObject({
      code: 'no-longer-frozen',
    });
  });
});

describe('a synthesis signed off before documents were frozen', () => {
  it('is frozen as the data are, and says so', async () => {
    const id = await writtenSynthesis(test);
    await signOff(test, id);
    await changeAll();
    await thaw(id);
    await openAgain();
    await expect
      .poll(() => frozenIn(id))
      .toEqual({
        code: null,
        at: '2020-10-16T15:00:00.000Z',
        takenOn: '2020-10-16',
        changedSince: [CHANGED[2]],
      });
    const sent = await documentSent(id);
    expect(sent).toMatchObject({ code: null, takenOn: '2020-10-16', attendance: { total: 16 } });
    expect(sent.meetings).toMatchObject([{ date: '2020-10-13', attendance: { total: 16 } }]);
    expect(sent.themes.flatMap(({ proposals }) => proposals)).toMatchObject([{ votes: null }]);
  });

  it('keeps what its package says', async () => {
    const id = await writtenSynthesis(test);
    await signOff(test, id);
    await documentSent(id);
    await changeAll();
    await thaw(id);
    await openAgain();
    await expect
      .poll(() => frozenIn(id))
      .toEqual({ code: null, at: '2020-10-16T15:00:00.000Z', takenOn: null, changedSince: CHANGED });
    expect(test.logged).toEqual([]);
  });
});
