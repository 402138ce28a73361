import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { draftKey } from '../../shared/drafts/kinds.ts';
import type { TestDossier } from './dossier.ts';
import { putToSign } from './signed-synthesis.ts';

/** Someone whom others spell in many ways. */
export const ELISE = {
  ...{
    familyName: 'N’Diaye',
    givenName: 'Élisabeth',
    email: 'e.ndiaye@example.org',
    phone: '06 12 34 56 78',
  },
  ...{ function: 'principale adjointe', organisation: 'Collège Quiétude' },
};

/** Puts her in every column that can hold her, as she is written by those who type fast. */
export async function nameEverywhere(
  dossier: TestDossier,
  meetingId: string,
  { signed = true } = {},
): Promise<string> {
  const { id } = await dossier.call('people.create', ELISE);
  await dossier.call('people.update', { id, ...ELISE, function: 'principale' });
  const other = await dossier.call('people.create', {
    ...{ familyName: 'Dupont', givenName: 'E.' },
    email: 'E.NDiaye@Example.org',
  });
  const twin = await dossier.call('people.create', { familyName: 'NDIAYE', givenName: 'Elisabeth' });
  await dossier.call('people.delete', { id: twin.id });
  const deleted = await addMeeting(dossier, 'Rencontre supprimée', 'Inviter NDIAYE Elisabeth.');
  for (const at of [meetingId, deleted]) {
    await dossier.call('registrations.register', { meetingId: at, personId: id });
    const { id: registration } = await dossier.call('registrations.register', {
      ...{ meetingId: at, personId: other.id },
    });
    await dossier.call('registrations.mark', {
      ids: [registration],
      ...{ attendance: 'represented', representedBy: 'Mme Ndiaye' },
    });
  }
  await dossier.call('meetings.delete', { id: deleted });
  const meeting = await dossier.call('meetings.get', { id: meetingId });
  await dossier.call('meetings.update', {
    ...meeting,
    ...{ notes: 'Rappeler mme n diaye au +33612345678.', contactName: 'Élisabeth NDIAYE' },
  } as never);
  await dossier.call('meetings.saveAgenda', {
    meetingId,
    items: [{ kind: 'opening', title: 'Ouverture', durationMinutes: 10, details: 'par N’DIAYE Élisabeth' }],
  });
  await dossier.call('meetings.addSpeaker', {
    meetingId,
    name: 'Élisabeth N’Diaye',
    function: 'principale',
  });
  await dossier.call('meetings.addSpeaker', {
    meetingId,
    name: 'Le maire',
    representedByName: 'Mme N’DIAYE',
  });
  const workshop = await dossier.call('workshops.create', {
    ...{ meetingId, title: 'Atelier libre', themeId: 'egal-acces' },
    ...{ facilitator: 'Élisabeth N’Diaye', rapporteur: 'Elisabeth Ndiaye' },
  });
  await dossier.call('workshops.saveSheet', {
    workshopId: workshop.id,
    findings: {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Dit par Élisabeth N’' },
            { type: 'text', marks: [{ type: 'bold' }], text: 'Diaye' },
          ],
        },
      ],
    },
  });
  const origin = { meetingId, workshopId: workshop.id, themeId: 'egal-acces' };
  await dossier.call('proposals.create', {
    ...origin,
    title: 'Écouter',
    body: 'Écrire à E.NDIAYE@example.org.',
  });
  const practice = { ...origin, kind: 'inspiring' as const, title: 'Lire à deux', place: 'chez Mme N’Diaye' };
  const { id: practiceId } = await dossier.call('practices.create', practice);
  await dossier.call('practices.update', { ...practice, id: practiceId, place: 'chez mme n diaye' });
  await dossier.call('practices.update', { ...practice, id: practiceId, place: 'chez elle' });
  await dossier.call('venues.create', {
    ...{ name: 'Collège du Marais', contactName: 'Mme N’Diaye', contactEmail: 'e.ndiaye@example.org' },
    contactPhone: '06.12.34.56.78',
  });
  const network = { name: 'Réseau du Marais', leadName: 'Mme Ndiaye', leadEmail: 'e.ndiaye@example.org' };
  const { id: networkId } = await dossier.call('networks.create', { ...network, notes: 'Voir Mme NDIAYE.' });
  await dossier.call('networks.saveReturn', { id: networkId, text: 'Merci à Élisabeth N’Diaye.' });
  await type(dossier, 'meeting', { notes: 'Rappeler Mme NDIAYE', contactName: 'e.ndiaye@example.org' });
  await type(dossier, 'person', { ...ELISE, familyName: 'NDIAYE' });
  const melle = await addMeeting(dossier, 'Rencontre de Melle', 'Voir Élisabeth N’Diaye.');
  const { id: synthesis } = await dossier.call('syntheses.create', { level: 'meeting', id: melle });
  const attached = await dossier.runJob('syntheses.attach', {
    id: synthesis,
    file: await dossier.sendFile('CV Ndiaye.txt', 'Née Élisabeth N’Diaye, 06 12 34 56 78.'),
  });
  await dossier.call('syntheses.detach', { attachmentId: attached.id });
  if (signed) await sign(dossier, synthesis);
  return id;
}

async function sign(dossier: TestDossier, id: string): Promise<void> {
  const { synthesis } = await dossier.call('syntheses.get', { id });
  const context = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Avec Élisabeth N’Diaye.' }] }],
  };
  await dossier.call('syntheses.save', {
    ...{ id, title: 'Rencontre de Melle' },
    content: { ...synthesis.content, context } as typeof synthesis.content,
  });
  const code = await putToSign(dossier, id);
  await dossier.runJob('syntheses.signOff', {
    ...{ id, code, name: 'Élisabeth N’Diaye', function: 'rectrice', date: '2020-10-15' },
    file: await dossier.sendFile('visa.txt', 'Visé par Élisabeth N’Diaye'),
  });
}

export async function addMeeting(dossier: TestDossier, title: string, notes = ''): Promise<string> {
  const { id } = await dossier.call('meetings.create', {
    ...{ title, level: 'department', territoryCode: '079', date: '2020-10-14' },
    ...{ startTime: '08:30', endTime: '13:00', link: '', notes },
  });
  return id;
}

async function type(dossier: TestDossier, kind: 'meeting' | 'person', value: object): Promise<void> {
  await dossier.call('drafts.keep', {
    ...{ dossier: dossier.store.id, window: '01751b93-0000-7000-8000-00000000000a' },
    drafts: [{ key: draftKey(kind, undefined), value: JSON.stringify({ value }) }],
  });
}

/** Whether she can be known from a text: by her name, her address or her number. */
export function says(text: string): boolean {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return /n\W{0,3}diaye|6\W{0,3}12\W?34\W?56\W?78/.test(plain);
}

/** Files of a dossier from which she can be known. */
export function traces(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => says(readFileSync(path).toString('utf8')));
}
