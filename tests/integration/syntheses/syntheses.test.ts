import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { synthesisContent } from '../../../main/syntheses/whole.ts';
import type { SynthesisScope } from '../../../shared/syntheses/model.ts';
import type { RichText } from '../../../shared/text/rich-text.ts';
import { richTextPlain } from '../../../shared/text/rich-text-plain.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { registerPeople } from '../../factories/people.ts';
import { putToSign, signOff } from '../../factories/signed-synthesis.ts';

let test: TestDossier;
let meetingId: string;
let scope: SynthesisScope;
let proposalId: string;
const text = (words: string): RichText => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});

beforeEach(async () => {
  test = await openTestDossier({ now: '2020-10-15T08:00:00.000Z' });
  ({ id: meetingId } = await test.call('meetings.create', {
    title: 'Rencontre de Niort',
    level: 'department',
    territoryCode: '079',
    state: 'held',
    date: '2020-10-14',
    startTime: '08:30',
    endTime: '13:00',
  }));
  const workshop = await test.call('workshops.create', {
    meetingId,
    title: 'Égal accès',
    themeId: 'egal-acces',
  });
  await test.call('workshops.saveSheet', {
    workshopId: workshop.id,
    findings: text('Un constat'),
    complete: true,
  });
  ({ id: proposalId } = await test.call('proposals.create', {
    meetingId,
    workshopId: workshop.id,
    title: 'Prêter un ordinateur',
    themeId: 'egal-acces',
  }));
  scope = { level: 'meeting', id: meetingId };
});
afterEach(() => test.close());

const rowOf = async (wanted: SynthesisScope) =>
  (await test.call('syntheses.overview', null)).find(
    (row) => row.scope.level === wanted.level && row.scope.id === wanted.id,
  );
async function signedSynthesis() {
  const { id } = await test.call('syntheses.create', scope);
  await signOff(test, id, '2020-10-15');
  return id;
}

describe('the list of syntheses', () => {
  it('goes from the académie to its départements and their meetings, and says what is missing', async () => {
    const rows = await test.call('syntheses.overview', null);
    expect(rows.map(({ name, latest }) => [name, latest])).toEqual([
      ['Académie de Poitiers', null],
      ['Charente', null],
      ['Charente-Maritime', null],
      ['Deux-Sèvres', null],
      ['Rencontre de Niort', null],
      ['Vienne', null],
    ]);
    expect(await rowOf({ level: 'department', id: '079' })).toMatchObject({
      meetings: 1,
      over: 1,
      sheets: 1,
      completeSheets: 1,
    });
  });

  it('shows the state of the latest version', async () => {
    const id = await signedSynthesis();
    expect((await rowOf(scope))?.latest).toMatchObject({ id, version: 1, state: 'signed' });
  });
});

describe('a new synthesis', () => {
  it('is filled from the sheets of its workshops', async () => {
    await registerPeople(
      test.store,
      meetingId,
      Array.from({ length: 6 }, (_, index) => ({
        familyName: `Nom${index}`,
        attendance: 'present' as const,
      })),
    );
    const { id, content } = await test.call('syntheses.create', scope);
    expect(richTextPlain(content.context)).toContain('Elle a réuni 6 participants.');
    expect(content.themes[0]).toEqual({
      themeId: 'egal-acces',
      findings: text('Un constat'),
      proposalIds: [proposalId],
      practiceIds: [],
    });
    const { attendance, scopeName } = await test.call('syntheses.get', { id });
    expect(attendance.filter(({ count }) => count > 0)).toEqual([
      expect.objectContaining({ id: 'enseignants', count: 6 }),
    ]);
    expect(scopeName).toBe('Rencontre de Niort');
  });

  it('of a territory is filled from the syntheses below it', async () => {
    const { id, title, content } = await test.call('syntheses.create', scope);
    const [first, ...others] = content.themes;
    if (!first) throw new Error('the campaign has themes');
    await test.call('syntheses.save', {
      id,
      title,
      content: { ...content, themes: [{ ...first, findings: text('Relu et corrigé') }, ...others] },
    });
    const academy = await test.call('syntheses.create', { level: 'academy', id: '13' });
    expect(academy.content.themes[0]?.findings).toEqual(text('Relu et corrigé'));
    expect(academy.content.themes[0]?.proposalIds).toEqual([proposalId]);
  });

  it('is written once', async () => {
    await test.call('syntheses.create', scope);
    await expect(test.call('syntheses.create', scope)).rejects.toMatchObject({ code: 'synthesis-exists' });
  });

  it('is refused for what the dossier does not know', async () => {
    const unknown = { level: 'meeting' as const, id: '0199c000-0000-7000-8000-00000000000f' };
    await expect(test.call('syntheses.create', unknown)).rejects.toMatchObject({ code: 'not-found' });
    expect(test.logged).toEqual([]);
  });
});

describe('the sign-off', () => {
  it('needs a document that is put to sign, after a review', async () => {
    const { id } = await test.call('syntheses.create', scope);
    await expect(test.call('syntheses.putToSign', { id })).rejects.toMatchObject({ code: 'not-in-review' });
    await test.call('syntheses.setState', { id, state: 'review' });
    const file = await test.sendFile('visa.pdf', 'signed');
    const signed = { id, name: 'A', function: 'B', date: '2020-10-15', code: 'AFHJ-2345', file };
    await expect(test.runJob('syntheses.signOff', signed)).rejects.toMatchObject({ code: 'not-to-sign' });
    expect((await test.call('syntheses.get', { id })).attachments).toEqual([]);
  });

  it('says beside its field what is missing, and refuses an empty file', async () => {
    const { id } = await test.call('syntheses.create', scope);
    const code = await putToSign(test, id);
    const file = await test.sendFile('vide.pdf', '');
    await expect(
      test.runJob('syntheses.signOff', { id, name: ' ', function: '', date: '2020-10-15', code, file }),
    ).rejects.toMatchObject({
      details: { fields: { name: 'Indiquez qui signe.', function: 'Indiquez la fonction de qui signe.' } },
    });
    await expect(
      test.runJob('syntheses.signOff', { id, name: 'A', function: 'B', date: '2020-10-15', code, file }),
    ).rejects.toMatchObject({ code: 'empty-file' });
  });

  it('freezes the version', async () => {
    const id = await signedSynthesis();
    const { synthesis } = await test.call('syntheses.get', { id });
    expect(synthesis.signOff).toMatchObject({
      name: 'Claire Fontenoy',
      function: 'rectrice',
      date: '2020-10-15',
    });
    const { title, content } = synthesis;
    const file = await test.sendFile('note.txt', 'note');
    const [evidence] = (await test.call('syntheses.get', { id })).attachments;
    const attempts = [
      test.call('syntheses.save', { id, title, content }),
      test.call('syntheses.setState', { id, state: 'draft' }),
      test.call('syntheses.putToSign', { id }),
      test.call('syntheses.delete', { id }),
      test.runJob('syntheses.attach', { id, file }),
      test.call('syntheses.detach', { attachmentId: evidence?.id ?? '' }),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: 'synthesis-frozen' });
  });

  it('keeps what was signed, whatever becomes of the proposals', async () => {
    const id = await signedSynthesis();
    await test.call('proposals.update', { id: proposalId, title: 'Changée', themeId: 'egal-acces' });
    const { themes } = synthesisContent(test.store, id);
    expect(themes[0]?.proposals.map(({ title }) => title)).toEqual(['Prêter un ordinateur']);
    await test.call('proposals.delete', { id: proposalId });
    expect((await test.call('syntheses.get', { id })).proposals.map(({ title }) => title)).toEqual([
      'Prêter un ordinateur',
    ]);
  });

  it('is followed by a next version, with the same text and joined files, for what changes afterwards', async () => {
    const { id } = await test.call('syntheses.create', scope);
    await test.runJob('syntheses.attach', { id, file: await test.sendFile('note.txt', 'note') });
    await expect(test.call('syntheses.newVersion', { id })).rejects.toMatchObject({ code: 'not-signed' });
    await signOff(test, id);
    const next = await test.call('syntheses.newVersion', { id });
    expect(next).toMatchObject({ version: 2, state: 'draft', signOff: null });
    const detail = await test.call('syntheses.get', { id: next.id });
    expect(detail.attachments.map(({ name, purpose }) => [name, purpose])).toEqual([['note.txt', 'joined']]);
    expect(detail.versions.map(({ version }) => version)).toEqual([2, 1]);
    await expect(test.call('syntheses.newVersion', { id })).rejects.toMatchObject({ code: 'not-latest' });
  });
});

describe('what is saved', () => {
  it('refuses a proposal that does not exist', async () => {
    const { id, title, content } = await test.call('syntheses.create', scope);
    await test.call('proposals.delete', { id: proposalId });
    await expect(test.call('syntheses.save', { id, title, content })).rejects.toMatchObject({
      code: 'unknown-pick',
    });
  });

  it('refuses rich text beyond the closed schema', async () => {
    const { id, title, content } = await test.call('syntheses.create', scope);
    const context = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
          ],
        },
      ],
    } as RichText;
    await expect(
      test.call('syntheses.save', { id, title, content: { ...content, context } }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('comes back as it was, files included', async () => {
    const { id } = await test.call('syntheses.create', scope);
    const attachment = await test.runJob('syntheses.attach', {
      id,
      file: await test.sendFile('Compte rendu.docx', 'contenu'),
    });
    expect(attachment).toMatchObject({ name: 'Compte rendu.docx', size: 7, purpose: 'joined' });
    const { name, sha512 } = attachment;
    const file = await test.runJob('syntheses.openAttachment', { id, name, sha512 });
    expect(file).toMatchObject({ name: 'Compte rendu.docx', size: 7 });
    await test.call('syntheses.detach', { attachmentId: attachment.id });
    expect((await test.call('syntheses.get', { id })).attachments).toEqual([]);
  });
});

describe('what was begun about a meeting that is no longer one', () => {
  const begun = async () => {
    const { id: meetingId } = await test.call('meetings.create', {
      ...{ title: 'Rencontre de Melle', level: 'department', territoryCode: '079', date: '2020-10-14' },
      ...{ startTime: '08:30', endTime: '13:00' },
    });
    return { meetingId, id: (await test.call('syntheses.create', { level: 'meeting', id: meetingId })).id };
  };
  const listed = async (id: string) =>
    (await test.call('syntheses.overview', null)).find(({ latest }) => latest?.id === id)?.name;

  it('stays within reach when it is cancelled', async () => {
    const { meetingId, id } = await begun();
    await test.call('meetings.setState', { id: meetingId, state: 'cancelled' });
    expect(await listed(id)).toBe('Rencontre de Melle (annulé ou supprimé)');
    expect((await test.call('syntheses.get', { id })).scopeName).toBe('Rencontre de Melle');
    await test.call('syntheses.setState', { id, state: 'review' });
    await expect(test.call('syntheses.putToSign', { id })).rejects.toMatchObject({ code: 'about-nothing' });
    await test.call('meetings.setState', { id: meetingId, state: 'postponed' });
    await test.call('syntheses.putToSign', { id });
    await expect(test.call('syntheses.create', { level: 'meeting', id: meetingId })).rejects.toThrow();
  });

  it('stays within reach when it is deleted, and so does its next version', async () => {
    const { meetingId, id } = await begun();
    await signOff(test, id);
    await test.call('meetings.delete', { id: meetingId });
    const next = await test.call('syntheses.newVersion', { id });
    expect(await listed(next.id)).toMatch(/Rencontre de Melle.* \(annulé ou supprimé\)$/);
    const { synthesis } = await test.call('syntheses.get', { id: next.id });
    await test.call('syntheses.save', { id: next.id, title: 'Corrigée', content: synthesis.content });
    await test.call('syntheses.delete', { id: next.id });
    expect(await listed(id)).toMatch(/supprimé/);
  });
});
