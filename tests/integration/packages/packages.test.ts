import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha512 } from '../../../main/packages/sha512.ts';
import { verifyPackage } from '../../../shared/packages/verify-package.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { handmadeZip } from '../../factories/handmade-zip.ts';
import { inProcessRenderer } from '../../factories/in-process-renderer.ts';
import { signedSynthesis, signOff, writtenSynthesis } from '../../factories/signed-synthesis.ts';

let test: TestDossier;
beforeEach(async () => {
  test = await openTestDossier({ now: '2020-10-16T15:00:00.000Z', renderer: inProcessRenderer });
});
afterEach(() => test.close());

const build = (synthesisId: string, confirmed: string[] = []) =>
  test.runJob('packages.build', { synthesisId, confirmed });
/** What a reader makes of a package that the dossier keeps. */
const verifiedPackage = async (kept: string) => {
  const bytes = await buffer(test.store.readFile(kept));
  const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
  return verifyPackage({ size: bytes.length, read }, { sha512 });
};
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => '',
    ({ code }: { code: string }) => code,
  );

describe('the package of a signed synthesis', () => {
  it('is stopped by whoever is named beside who signs off', async () => {
    const synthesisId = await writtenSynthesis(test);
    await signOff(test, synthesisId, '2020-10-16', 'rectrice, par Marie Petit, 06 12 34 56 78');
    const { findings } = await test.call('packages.check', { synthesisId });
    expect(findings.map(({ place, found, stops }) => [place, found, stops])).toEqual([
      ['Visa', 'Marie Petit', true],
      ['Visa', '06 12 34 56 78', true],
    ]);
    expect(await codeOf(build(synthesisId))).toBe('personal-data');
  });

  it('is built once, verified, and says what was signed without a name', async () => {
    const synthesisId = await signedSynthesis(test);
    const built = await build(synthesisId);
    expect(built).toMatchObject({ name: 'rencontre-de-niort-egn-2020-v1', version: 1 });
    expect(await build(synthesisId)).toEqual(built);
    expect(await test.call('packages.list', null)).toEqual([built]);

    const verified = await verifiedPackage(built.sha512);
    if (!verified.ok) throw new Error(verified.reasons.map(({ sentence }) => sentence).join('\n'));
    expect(verified.document).toMatchObject({
      package: { id: built.identifier, version: 1 },
      scope: { level: 'meeting', name: 'Rencontre de Niort' },
      validatedOn: '2020-10-16',
      signOff: { name: 'Claire Fontenoy' },
      attendance: { total: 7, categories: [], grouped: { count: 7 } },
      meetings: [{ venue: { name: 'Lycée Paul Guérin', uai: '0790024X' }, remote: true }],
    });
    const said = JSON.stringify(verified.document);
    for (const secret of ['Petit', 'Nomdefamille', 'visio.example.org']) expect(said).not.toContain(secret);
    expect(said).toContain('Prêter un ordinateur');
  });

  it('is offered as a file', async () => {
    const built = await build(await signedSynthesis(test));
    const file = await test.runJob('packages.save', { packageId: built.id });
    expect(file).toMatchObject({ name: 'rencontre-de-niort-egn-2020-v1.zip', size: built.size });
  });

  it('keeps its identifier from one version to the next', async () => {
    const synthesisId = await signedSynthesis(test);
    const first = await build(synthesisId);
    const next = await test.call('syntheses.newVersion', { id: synthesisId });
    await signOff(test, next.id, '2020-10-19');
    const second = await build(next.id);
    expect(second).toMatchObject({ identifier: first.identifier, version: 2 });
    expect(second.name).toBe('rencontre-de-niort-egn-2020-v2');
  });

  it('carries its joined files, and not the evidence of the sign-off', async () => {
    const files = [
      { name: 'note.txt', content: 'Rien à signaler.' },
      { name: 'NOTE.txt', content: 'Autre chose.' },
      { name: 'n\ufe00ote.txt', content: 'Invisible.' },
    ];
    const built = await build(await signedSynthesis(test, { files }));
    const verified = await verifiedPackage(built.sha512);
    if (!verified.ok) throw new Error(verified.reasons.map(({ sentence }) => sentence).join('\n'));
    expect(verified.document.attachments.map(({ file }) => file)).toEqual([
      'data/attachments/note.txt',
      'data/attachments/NOTE (2).txt',
      'data/attachments/n\ufe00ote (3).txt',
    ]);
  });

  it('cannot be made of a synthesis that is not signed', async () => {
    const { id } = await test.call('syntheses.create', { level: 'academy', id: '13' });
    expect(await codeOf(build(id))).toBe('synthesis-not-signed');
  });

  it('is not undone, nor is its sign-off', async () => {
    await using later = await openTestDossier({ renderer: inProcessRenderer });
    const synthesisId = await signedSynthesis(later);
    await later.runJob('packages.build', { synthesisId, confirmed: [] });
    const { entries, undo } = await later.call('history.list', { limit: 50 });
    expect(undo).toBeNull();
    const [built] = entries;
    const sequence = built?.sequence ?? 0;
    expect(await later.call('history.detail', { sequence })).toMatchObject({
      undo: 'none',
      why: expect.stringMatching(/^«\u00a0Envoi préparé.*est gardé tel quel\.$/),
    });
    for (const which of [{ sequence }, {}]) {
      expect(await codeOf(later.call('history.undo', which))).toBe('cannot-undo');
    }
    expect(await later.call('packages.list', null)).toHaveLength(1);
    const signed = entries.find(({ description }) => description.startsWith('Visa de'));
    expect(await codeOf(later.call('history.undo', { sequence: signed?.sequence ?? 0 }))).toBe(
      'changed-since',
    );
  });

  it('is of the document that is signed, and not of one that was signed when it was begun', async () => {
    let meanwhile = async () => {};
    await using changing = await openTestDossier({
      renderer: {
        render: async (...drawn) => {
          await meanwhile();
          return inProcessRenderer.render(...drawn);
        },
      },
    });
    const synthesisId = await signedSynthesis(changing);
    const { entries } = await changing.call('history.list', { limit: 1 });
    meanwhile = async () => {
      await changing.call('history.undo', { sequence: entries[0]?.sequence ?? 0 });
      await changing.call('syntheses.takeBack', { id: synthesisId });
      const file = await changing.sendFile('note.txt', 'Rien à signaler.');
      await changing.runJob('syntheses.attach', { id: synthesisId, file });
      await signOff(changing, synthesisId);
    };
    const attempt = changing.runJob('packages.build', { synthesisId, confirmed: [] });
    expect(await codeOf(attempt)).toBe('signed-anew');
    expect(await changing.call('packages.list', null)).toEqual([]);
  });

  it('leaves nothing behind when its drawing fails', async () => {
    const renderer = { render: () => Promise.reject(new Error('no ink')) };
    await using failing = await openTestDossier({ renderer });
    const synthesisId = await signedSynthesis(failing);
    const kept = () => readdirSync(join(failing.folder, 'attachments'));
    const before = kept();
    expect(await codeOf(failing.runJob('packages.build', { synthesisId, confirmed: [] }))).toBe('unexpected');
    expect(await failing.call('packages.list', null)).toEqual([]);
    expect(kept()).toEqual(before);
  });
});

describe('the check before a package', () => {
  it('stops at a full name, and shows it in its place', async () => {
    const synthesisId = await signedSynthesis(test, { context: 'Merci à Marie Petit pour son aide.' });
    const { findings } = await test.call('packages.check', { synthesisId });
    expect(findings).toMatchObject([
      { kind: 'full-name', stops: true, place: 'Contexte', before: 'Merci à ', found: 'Marie Petit' },
    ]);
    await expect(build(synthesisId, [findings[0]?.key ?? ''])).rejects.toMatchObject({
      code: 'personal-data',
      message: expect.stringContaining('une donnée personnelle s’y trouve. Retirez-la dans'),
    });
    expect(await test.call('packages.list', null)).toEqual([]);
  });

  it('asks that each lone surname be confirmed', async () => {
    const context = 'Mme Petit propose. Puis Mme Petit conclut.';
    const synthesisId = await signedSynthesis(test, { context });
    const { findings } = await test.call('packages.check', { synthesisId });
    const keys = findings.map(({ key }) => key);
    expect(findings.map(({ stops }) => stops)).toEqual([false, false]);
    expect(await codeOf(build(synthesisId))).toBe('not-confirmed');
    expect(await codeOf(build(synthesisId, keys.slice(1)))).toBe('not-confirmed');
    expect(await build(synthesisId, keys)).toMatchObject({ synthesisId });
  });

  it('lets declared speakers pass, and who signs off', async () => {
    const context = 'Zoé Lambert a ouvert la rencontre, Claire Fontenoy l’a close.';
    const people = [{ familyName: 'Fontenoy', givenName: 'Claire', function: 'Rectrice' }];
    const synthesisId = await signedSynthesis(test, { context, people, speaker: 'Zoé Lambert' });
    expect(await test.call('packages.check', { synthesisId })).toEqual({ findings: [], unread: [] });
  });

  it('asks whether the name of a declared speaker is meant, when a participant bears it too', async () => {
    const context = 'Marie Petit a ouvert la rencontre.';
    const synthesisId = await signedSynthesis(test, { context, speaker: 'Marie Petit' });
    const { findings } = await test.call('packages.check', { synthesisId });
    expect(findings).toMatchObject([{ kind: 'namesake', stops: false, found: 'Marie Petit' }]);
    expect(await codeOf(build(synthesisId))).toBe('not-confirmed');
    expect(await build(synthesisId, [findings[0]?.key ?? ''])).toMatchObject({ synthesisId });
  });

  it('knows who came for someone, who is in the trash, and those who are known by what they do', async () => {
    const { id: meetingId } = await test.call('meetings.create', {
      ...{ title: 'Rencontre de Melle', level: 'department', territoryCode: '079', date: '2020-10-14' },
      ...{ startTime: '08:30', endTime: '13:00', contactName: 'Ursuline Contactier' },
    });
    const register = async (familyName: string, givenName: string, phone = '') => {
      const { id: personId } = await test.call('people.create', { familyName, givenName, phone });
      return test.call('registrations.register', { meetingId, personId });
    };
    const { id } = await register('Abgrall', 'Benoît');
    const represented = { attendance: 'represented', representedBy: 'Mme Ysoline Trougnac' } as const;
    await test.call('registrations.mark', { ids: [id], ...represented });
    const { personId } = await register('Supprimat', 'Paulette', '+687 26 12 34');
    await test.call('people.delete', { id: personId });
    const workshop = { title: 'Atelier', themeId: 'egal-acces', facilitator: 'Faustine Animatel' };
    await test.call('workshops.create', { meetingId, ...workshop, rapporteur: 'à désigner' });
    await test.call('venues.create', { name: 'Lycée', contactName: 'M. Octave Hébergeur' });
    await test.call('networks.create', {
      name: 'Réseau',
      leadName: 'Pilote du réseau',
      leadPhone: '24 11 00',
    });
    const synthesisId = await signedSynthesis(test, {
      context:
        'Ysoline Trougnac, Paulette Supprimat au 26 12 34, Faustine Animatel, Ursuline Contactier, Octave Hébergeur, un pilote du réseau au 24 11 00, à désigner.',
    });
    const { findings } = await test.call('packages.check', { synthesisId });
    expect(findings.map(({ stops, found }) => `${found}${stops ? '' : ' ?'}`)).toEqual([
      'Ysoline Trougnac',
      'Paulette Supprimat',
      '26 12 34',
      'Faustine Animatel ?',
      'Ursuline Contactier ?',
      'Octave Hébergeur ?',
      '24 11 00',
    ]);
  });

  it.each([
    ['Claire Trougnac', 'personal-data'],
    ['Claire Trougnac adjointe au maire', 'personal-data'],
    ['Claire Trougnac 06 12 34 56 78', 'personal-data'],
    ['claire trougnac', 'not-confirmed'],
    ['Mme la principale, Claire Trougnac', 'personal-data'],
    ['Le collège', ''],
  ])('does not pass over who came for someone, typed « %s »', async (representedBy, code) => {
    const { id: meetingId } = await test.call('meetings.create', {
      ...{ title: 'Rencontre de Melle', level: 'department', territoryCode: '079', date: '2020-10-14' },
      ...{ startTime: '08:30', endTime: '13:00' },
    });
    const { id: personId } = await test.call('people.create', { familyName: 'Abgrall', givenName: 'Benoît' });
    const { id } = await test.call('registrations.register', { meetingId, personId });
    await test.call('registrations.mark', { ids: [id], attendance: 'represented', representedBy });
    const context = 'Le 14/10/2020, merci à Claire Trougnac, et au collège.';
    expect(await codeOf(build(await signedSynthesis(test, { context })))).toBe(code);
  });

  it('stops at what reaches someone, typed beside a name', async () => {
    await test.call('networks.create', {
      name: 'Réseau',
      leadName: 'Moana Tehau le 14/10/2020, 40 12 34 56 ou moana@exemple.pf',
    });
    const context = 'Le 14/10/2020, au 40.12.34.56, puis moana at exemple.pf.';
    const { findings } = await test.call('packages.check', {
      synthesisId: await signedSynthesis(test, { context }),
    });
    expect(findings.map(({ stops, found }) => [found, stops])).toEqual([
      ['40.12.34.56', true],
      ['moana at exemple.pf', true],
    ]);
  });

  it('reads joined texts, and says what it could not read', async () => {
    const files = [
      { name: 'notes.csv', content: 'nom;tel\nx;06 12 34 56 78\n' },
      { name: 'photo.jpg', content: new Uint8Array([0xff, 0xd8, 0xff]) },
      { name: 'scan.pdf', content: '%PDF-1.4' },
    ];
    const synthesisId = await signedSynthesis(test, { files });
    const { findings, unread } = await test.call('packages.check', { synthesisId });
    expect(findings).toMatchObject([
      { kind: 'phone', place: 'Pièce jointe «\u00a0notes.csv\u00a0»', found: '06 12 34 56 78' },
    ]);
    expect(unread.map(({ name }) => name)).toEqual(['photo.jpg', 'scan.pdf']);
  });

  it('finds names in neighbouring cells, and says why it could not read what a name hides', async () => {
    const zip = (parts: Record<string, string>) =>
      handmadeZip(Object.entries(parts).map(([name, part]) => ({ name, content: Buffer.from(part) })));
    const strings = ['nom', 'prénom', 'durand', 'marie', 'martin', 'paul', 'petit'].map(
      (text) => `<si><t>${text}</t></si>`,
    );
    const rows = ['01', '23', '45', '63'].map(
      (row) => `<row>${[...row].map((text) => `<c t="s"><v>${text}</v></c>`).join('')}</row>`,
    );
    const manifest = '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>';
    const files = [
      {
        name: 'liste.xlsx',
        content: zip({
          'xl/sharedStrings.xml': `<sst>${strings.join('')}</sst>`,
          'xl/worksheets/sheet1.xml': rows.join(''),
        }),
      },
      { name: 'notes.csv', content: Buffer.from('prénom;nom\r\nMarie;Petit\r\n', 'utf16le') },
      { name: 'scan.txt', content: '%PDF-1.4' },
      {
        name: 'bilan.odt',
        content: zip({ 'content.xml': '\0\u0001\u0002', 'META-INF/manifest.xml': manifest }),
      },
      {
        name: 'page.html',
        content: '<img src="data:image/png;base64,iVBORw0KGgoAAAAN"><img src="data:,\u0001">',
      },
    ];
    const { findings, unread } = await test.call('packages.check', {
      synthesisId: await signedSynthesis(test, { files }),
    });
    expect(findings.map(({ kind, place, found }) => [kind, place.split('\u00a0')[1], found])).toEqual([
      ['full-name', 'liste.xlsx', 'petit\tmarie'],
      ['full-name', 'notes.csv', 'Marie;Petit'],
    ]);
    expect(unread.map(({ name, reason }) => [name, reason])).toEqual([
      ['scan.txt', 'Un PDF ne peut pas être relu automatiquement.'],
      ['bilan.odt', 'Ce qu’un mot de passe protège ne peut pas être relu automatiquement.'],
      [
        'page.html',
        'Ce fichier est écrit, en tout ou en partie, avec un codage que Cahiers ne connaît pas\u00a0: il ne peut pas être relu automatiquement en entier. Une image ne peut pas être relue automatiquement, ni ce que l’appareil y a noté (lieu, auteur).',
      ],
    ]);
  });

  it('finds who commented a joined document, and what a picture of it is said to show', async () => {
    const document =
      '<w:p><w:t>Atelier.</w:t><w:ins w:author="Marie Petit"/><w:ins w:author="Marie Petit"/><w:docPr descr="Photo de Mme Peti&#x74;"/></w:p>';
    const people = '<w15:presenceInfo w15:userId="marie.petit@example.org"/>';
    const parts = { 'word/document.xml': document, 'word/people.xml': people };
    const entries = Object.entries(parts).map(([name, part]) => ({ name, content: Buffer.from(part) }));
    const files = [{ name: 'compte-rendu.docx', content: handmadeZip(entries) }];
    const { findings, unread } = await test.call('packages.check', {
      synthesisId: await signedSynthesis(test, { files }),
    });
    expect(unread).toEqual([]);
    expect(findings.map(({ kind, found }) => `${kind}: ${found}`)).toEqual([
      'full-name: Marie Petit',
      'surname: Petit',
      'email: marie.petit@example.org',
    ]);
    expect(findings[0]?.place).toBe(
      'Pièce jointe «\u00a0compte-rendu.docx\u00a0», hors du texte (auteurs, propriétés, commentaires, descriptions, noms de feuilles)',
    );
  });
});
