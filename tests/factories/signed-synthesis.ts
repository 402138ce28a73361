import type { TestDossier } from './dossier.ts';
import { richText } from './packages.ts';
import type { Attendee } from './people.ts';
import { registerPeople } from './people.ts';

export interface SignedParts {
  readonly context?: string;
  readonly people?: readonly Attendee[];
  readonly speaker?: string;
  readonly files?: readonly { readonly name: string; readonly content: string | Uint8Array }[];
}

/** A synthesis of a meeting at Niort, signed off: what is ready to be sent. Answers its id. */
export async function signedSynthesis(test: TestDossier, parts: SignedParts = {}): Promise<string> {
  const id = await writtenSynthesis(test, parts);
  await signOff(test, id);
  return id;
}

/** A draft of the same. */
export async function writtenSynthesis(test: TestDossier, parts: SignedParts = {}): Promise<string> {
  const venue = await test.call('venues.create', {
    name: 'Lycée Paul Guérin',
    uai: '0790024X',
    city: 'Niort',
  });
  const { id: meetingId } = await test.call('meetings.create', {
    title: 'Rencontre de Niort',
    level: 'department',
    territoryCode: '079',
    state: 'held',
    date: '2020-10-14',
    startTime: '08:30',
    endTime: '13:00',
    venueId: venue.id,
    link: 'https://visio.example.org/secret?pwd=1234',
  });
  await registerPeople(test.store, meetingId, parts.people ?? PEOPLE);
  if (parts.speaker) await test.call('meetings.addSpeaker', { meetingId, name: parts.speaker });
  const proposal = await test.call('proposals.create', {
    meetingId,
    title: 'Prêter un ordinateur à chaque lycéen',
    body: 'Dès la seconde.\n\tSans condition.',
    themeId: 'egal-acces',
  });
  const { id, content } = await test.call('syntheses.create', { level: 'meeting', id: meetingId });
  const text = parts.context ?? 'Quarante personnes ont débattu.';
  await test.call('syntheses.save', {
    id,
    title: 'Synthèse de la rencontre de Niort',
    content: {
      ...content,
      context: richText(text),
      themes: content.themes.map((theme) =>
        theme.themeId === 'egal-acces' ? { ...theme, proposalIds: [proposal.id] } : theme,
      ),
    },
  });
  for (const { name, content: bytes } of parts.files ?? []) {
    await test.runJob('syntheses.attach', { id, file: await test.sendFile(name, bytes) });
  }
  return id;
}

/** The next version of one, signed off too. Answers its id. */
export async function signedNextVersion(test: TestDossier, synthesisId: string): Promise<string> {
  const { id } = await test.call('syntheses.newVersion', { id: synthesisId });
  await signOff(test, id);
  return id;
}

/** Has a draft reviewed, frozen and signed off. */
export async function signOff(
  test: TestDossier,
  id: string,
  date = '2020-10-16',
  role = 'rectrice',
): Promise<void> {
  await test.runJob('syntheses.signOff', {
    code: await putToSign(test, id),
    id,
    name: 'Claire Fontenoy',
    function: role,
    date,
    file: await test.sendFile('visa.pdf', '%PDF-1.4 signed'),
  });
}

/** Has a draft reviewed and frozen; answers the code of its pages. */
export async function putToSign(test: TestDossier, id: string): Promise<string> {
  await test.call('syntheses.setState', { id, state: 'review' });
  await test.call('syntheses.putToSign', { id });
  const { frozen } = await test.call('syntheses.get', { id });
  return frozen?.code ?? '';
}

const PEOPLE: readonly Attendee[] = [
  ...Array.from({ length: 6 }, (_, index) => ({
    familyName: `Nomdefamille${index}`,
    attendance: 'present' as const,
  })),
  { familyName: 'Petit', givenName: 'Marie', category: 'parents', attendance: 'present' },
];
