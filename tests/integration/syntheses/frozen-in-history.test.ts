import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { putToSign, writtenSynthesis } from '../../factories/signed-synthesis.ts';

const NOW = '2020-10-16T15:00:00.000Z';
const NOTE = ['note.txt', 'Écrire à jeanne@exemple.fr'] as const;
const PLAN = ['plan.txt', 'Le plan des salles.'] as const;

let test: TestDossier;
beforeEach(async () => {
  test = await openTestDossier({ now: NOW });
});
afterEach(() => test.close());

const last = async () => (await test.call('history.list', { limit: 1 })).entries[0]?.sequence ?? 0;
/** Its identifier, and the place of its joining in the history. */
async function attach(id: string, [name, content]: readonly [string, string]) {
  const file = await test.sendFile(name, content);
  const attachment = await test.runJob('syntheses.attach', { id, file });
  return { attachmentId: attachment.id, sequence: await last() };
}
async function sign(id: string, evidence = '%PDF-1.4 signed'): Promise<number> {
  const { frozen } = await test.call('syntheses.get', { id });
  const file = await test.sendFile('visa.txt', evidence);
  const by = { name: 'Claire Fontenoy', function: 'rectrice', date: '2020-10-16' };
  await test.runJob('syntheses.signOff', { id, code: frozen?.code ?? '', file, ...by });
  return last();
}
const undo = (sequence: number) => test.call('history.undo', { sequence });
const redo = (sequence: number) => test.call('history.redo', { sequence });
/** Without its non-breaking spaces; '' when it is accepted. */
const refusal = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => '',
    ({ code, message }) => `${code}: ${message.replaceAll('\u00a0', ' ')}`,
  );
const why = async (sequence: number) => {
  const { undo: way, why: said } = await test.call('history.detail', { sequence });
  return [way, said.replaceAll('\u00a0', ' ')];
};
const heldBy = async (id: string) => {
  const { synthesis, attachments, frozen } = await test.call('syntheses.get', { id });
  const rows = bareStatement<{ name: string }>('SELECT name FROM attachment ORDER BY id', []);
  return {
    state: synthesis.state,
    shown: attachments.map(({ name }) => name),
    listed: test.store.all(rows).map(({ name }) => name),
    changed: frozen?.changedSince,
  };
};
/** Of the trash, whatever deleted it. */
async function bringBack(name: string): Promise<void> {
  const item = (await test.call('trash.list', { text: name })).items[0];
  await test.call('trash.restore', { sequence: item?.sequence ?? 0, id: item?.id ?? '' });
}

const TITLE = 'la synthèse « Synthèse de la rencontre de Niort »';
const TO_SIGN = `${TITLE} est à la signature, et ce qui est figé avec elle ne change plus`;
const WRITE_AGAIN =
  'Reprenez d’abord la rédaction ; le document déjà imprimé ne vaudra plus. Rien n’a changé.';
const SIGNED = `${TITLE} est visée, et ce qui est figé avec elle ne change plus`;
const NEXT = 'Préparez une nouvelle version pour la changer. Rien n’a changé.';

describe('of a frozen synthesis, history', () => {
  it('takes no joined file out, which would leave unseen', async () => {
    const id = await writtenSynthesis(test);
    const { sequence } = await attach(id, NOTE);
    await putToSign(test, id);
    const toSign = `« Document joint : note.txt » ne peut plus être annulé : ${TO_SIGN} (document joint « note.txt »). ${WRITE_AGAIN}`;
    expect(await why(sequence)).toEqual(['none', toSign]);
    expect(await refusal(undo(sequence))).toBe(`synthesis-frozen: ${toSign}`);
    await sign(id);
    expect(await refusal(undo(sequence))).toBe(
      `synthesis-frozen: « Document joint : note.txt » ne peut plus être annulé : ${SIGNED} (document joint « note.txt »). ${NEXT}`,
    );
    expect(await heldBy(id)).toEqual({
      ...{ state: 'signed', shown: ['note.txt', 'visa.txt'], listed: ['note.txt', 'visa.txt'], changed: [] },
    });
  });

  it('brings none in, which would not leave, nor does the trash', async () => {
    const id = await writtenSynthesis(test);
    const { attachmentId } = await attach(id, NOTE);
    await test.call('syntheses.detach', { attachmentId });
    const removal = await last();
    const { sequence: joining } = await attach(id, PLAN);
    await undo(joining);
    await putToSign(test, id);
    expect(await refusal(undo(removal))).toContain(`${TO_SIGN} (document joint « note.txt »)`);
    expect(await why(joining)).toEqual(['none', expect.stringContaining('(document joint « plan.txt »)')]);
    expect(await refusal(redo(joining))).toContain(`ne peut plus être rétabli : ${TO_SIGN}`);
    expect(await refusal(bringBack('note.txt'))).toBe(
      `cannot-restore: « note.txt » ne peut pas revenir pour l’instant : ${TO_SIGN} (document joint « note.txt »). ${WRITE_AGAIN}`,
    );
    expect(await heldBy(id)).toEqual({ state: 'to-sign', shown: [], listed: [], changed: [] });
    await test.call('syntheses.takeBack', { id });
    await bringBack('note.txt');
    await redo(joining);
    expect((await heldBy(id)).shown).toEqual(['note.txt', 'plan.txt']);
  });

  it('freezes it again with the files that it was frozen with, and no others', async () => {
    const id = await writtenSynthesis(test);
    const { attachmentId } = await attach(id, NOTE);
    await putToSign(test, id);
    const freezing = await last();
    await undo(freezing);
    await test.call('syntheses.detach', { attachmentId });
    const others = `${TITLE} serait de nouveau à la signature avec d’autres documents que ceux du dossier (document joint « note.txt »). Mettez-la à la signature telle qu’elle est à présent. Rien n’a changé.`;
    expect(await refusal(redo(freezing))).toBe(
      `synthesis-frozen: ${await descriptionAt(freezing)} ne peut plus être rétabli : ${others}`,
    );
    await bringBack('note.txt');
    await redo(freezing);
    await test.call('syntheses.takeBack', { id });
    const takingBack = await last();
    const { sequence: joining } = await attach(id, PLAN);
    expect(await refusal(undo(takingBack))).toContain('(document joint « plan.txt »). Mettez-la');
    await undo(joining);
    await undo(takingBack);
    expect(await heldBy(id)).toEqual({
      ...{ state: 'to-sign', shown: ['note.txt'], listed: ['note.txt'], changed: [] },
    });
  });

  it('takes the visa back and notes it again, with its evidence or not at all', async () => {
    const id = await writtenSynthesis(test);
    await putToSign(test, id);
    const visa = await sign(id, 'Signé devant Marie Petit.');
    await undo(visa);
    expect(await heldBy(id)).toMatchObject({ state: 'to-sign', shown: [] });
    await redo(visa);
    expect(await heldBy(id)).toMatchObject({ state: 'signed', shown: ['visa.txt'] });
    await undo(visa);
    await erase('Petit');
    await eraseLeft();
    expect(await refusal(redo(visa))).toContain(
      'serait de nouveau visée avec d’autres documents que ceux du dossier (document signé). Enregistrez de nouveau son visa.',
    );
    expect((await heldBy(id)).state).toBe('to-sign');
  });

  it('does not sign what has been erased out of it since', async () => {
    const id = await writtenSynthesis(test);
    const [proposal] = await test.call('proposals.list', {});
    if (!proposal) throw new Error('the synthesis keeps a proposal');
    await test.call('proposals.update', { ...proposal, body: 'Avec Marie Petit.' });
    await putToSign(test, id);
    const freezing = await last();
    const visa = await sign(id);
    await undo(visa);
    await undo(freezing);
    await test.call('proposals.update', { ...proposal, body: '' });
    await erase('Petit');
    await redo(freezing);
    expect(await refusal(redo(visa))).toContain(
      `quelqu’un a été effacé du dossier depuis, et ${TITLE} n’est plus le document qui a été signé.`,
    );
    expect((await heldBy(id)).state).toBe('to-sign');
  });

  it('does not thaw what was signed before documents were frozen', async () => {
    const id = await writtenSynthesis(test);
    await putToSign(test, id);
    await sign(id);
    await writeAside('UPDATE synthesis SET frozen = NULL, frozenCode = NULL, frozenAt = NULL', []);
    const { folder } = test;
    await test.runJob('dossier.close', null);
    await test.runJob('dossier.open', { folder });
    test = { ...test, store: test.application.session.current() };
    await expect.poll(async () => (await heldBy(id)).changed).toEqual([]);
    expect(await refusal(undo(await last()))).toContain(`ne peut plus être annulé : ${SIGNED}. ${NEXT}`);
    expect((await heldBy(id)).changed).toEqual([]);
  });

  it('gives back a file that an earlier version let it take out', async () => {
    const id = await writtenSynthesis(test);
    await attach(id, NOTE);
    await attach(id, PLAN);
    await putToSign(test, id);
    await sign(id);
    await writeAside('DELETE FROM attachment WHERE name = ?', ['note.txt']);
    await writeAside('DELETE FROM attachment WHERE name = ?', ['plan.txt']);
    await bringBack('note.txt');
    expect(await heldBy(id)).toEqual({
      state: 'signed',
      shown: ['note.txt', 'plan.txt', 'visa.txt'],
      listed: ['note.txt', 'visa.txt'],
      changed: [
        'Document joint «\u00a0plan.txt\u00a0»\u00a0: retiré du dossier, il fait toujours partie de la synthèse.',
      ],
    });
    // What is amiss already keeps nothing else from being taken back.
    await undo((await last()) - 3);
    expect((await heldBy(id)).state).toBe('to-sign');
  });
});

async function descriptionAt(sequence: number): Promise<string> {
  const { description } = await test.call('history.detail', { sequence });
  return `« ${description.replaceAll('\u00a0', ' ')} »`;
}
async function erase(text: string): Promise<void> {
  const { people } = await test.call('people.list', { text });
  await test.runJob('personalData.erase', { personId: people[0]?.id ?? '' });
}
async function eraseLeft(): Promise<void> {
  const { left } = await test.call('personalData.overview', null);
  const keys = left.filter(({ byHand }) => !byHand).map(({ key }) => key);
  await test.runJob('personalData.eraseThere', { keys });
}
/** As an earlier version of Cahiers may have left it. */
async function writeAside(sql: string, values: string[]): Promise<void> {
  const change = { operation: 'test', author: 'test', at: NOW, description: 'test' };
  await test.store.transact(change, (write) => write.run(bareStatement(sql, values)));
}
