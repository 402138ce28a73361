import { sha512 } from '../../main/packages/sha512.ts';
import { groupSmallCounts } from '../../shared/packages/attendance-counts.ts';
import { ATTACHMENTS_FOLDER } from '../../shared/packages/bag.ts';
import {
  buildPackage,
  type PackageDescription,
  type PackagePart,
} from '../../shared/packages/build-package.ts';
import type { Formats } from '../../shared/packages/formats/format.ts';
import { FORMATS, newestFormat } from '../../shared/packages/formats/formats.ts';
import { decidimCsv, decidimJson, documentJson, meetingsCsv } from '../../shared/packages/payload.ts';
import type { RandomAccessSource } from '../../shared/packages/port.ts';
import { NEWEST_FORM, type SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { synthesisHtml } from '../../shared/packages/synthesis-html.ts';
import type { RichText } from '../../shared/text/rich-text.ts';

const SAMPLE_ID = '0199c000-0000-7000-8000-000000000001';
const MEETING_ID = '0199c000-0000-7000-8000-000000000002';

export const richText = (...paragraphs: string[]): RichText => ({
  type: 'doc',
  content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

/** A synthesis with something in each of its parts. */
export function sampleDocument(changes: Partial<SynthesisDocument> = {}): SynthesisDocument {
  const attendance = groupSmallCounts([
    { id: 'eleves', title: 'Élèves', count: 12 },
    { id: 'enseignants', title: 'Enseignants', count: 24 },
    { id: 'parents', title: 'Parents', count: 3 },
  ]);
  return {
    ...NEWEST_FORM,
    package: { id: SAMPLE_ID, version: 1 },
    language: 'fr',
    licence: { name: 'Licence Ouverte 2.0', url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/' },
    campaign: {
      id: 'egn-2020',
      name: 'États généraux du numérique pour l’Éducation',
      shortName: 'EGN 2020',
    },
    territory: { level: 'academy', code: '13', name: 'Académie de Poitiers' },
    scope: { level: 'academy', id: '13', name: 'Académie de Poitiers' },
    title: 'Synthèse de l’académie de Poitiers',
    validatedOn: '2020-10-16',
    signOff: { name: 'Claire Fontenoy', function: 'rectrice', date: '2020-10-16' },
    context: richText('Quatre rencontres départementales se sont tenues le 14 octobre.'),
    attendance,
    themes: [
      {
        id: 'egal-acces',
        title: 'Un égal accès au numérique pour tous',
        findings: {
          type: 'doc',
          content: [
            { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Équipement' }] },
            {
              type: 'bulletList',
              content: [
                {
                  type: 'listItem',
                  content: [
                    {
                      type: 'paragraph',
                      content: [
                        { type: 'text', text: 'Des écarts <réels> & durables, ' },
                        { type: 'text', text: 'partout', marks: [{ type: 'bold' }] },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
        proposals: [
          {
            id: '0199c000-0000-7000-8000-000000000003',
            title: 'Prêter un ordinateur à chaque lycéen',
            body: 'Dès la seconde.\nSans condition.',
            subject: { id: 'inclusion', title: 'Inclusion' },
            audience: 'lycéens',
            votes: 31,
            meetingId: MEETING_ID,
          },
        ],
        practices: [
          {
            id: '0199c000-0000-7000-8000-000000000004',
            kind: 'feedback',
            title: 'Un bus numérique',
            body: 'Il passe dans douze communes.',
            place: 'Ruffec',
            meetingId: null,
          },
        ],
      },
    ],
    conclusion: richText('Nous demandons du temps.'),
    meetings: [
      {
        id: MEETING_ID,
        title: '=Rencontre des Deux-Sèvres',
        date: '2020-10-14',
        startTime: '08:30',
        endTime: '13:00',
        zone: 'Europe/Paris',
        state: 'held',
        venue: { name: 'Lycée Paul Guérin', uai: '0790024X', city: 'Niort', departmentCode: '079' },
        remote: true,
        attendance,
      },
    ],
    code: 'AFHJ-2345',
    takenOn: null,
    sample: false,
    attachments: [],
    ...changes,
  };
}

export interface SampleAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** In which of which formats a package is written; the newest that is known when absent. */
interface Written {
  readonly format?: number;
  readonly formats?: Formats;
}

/** The parts of a package that says what `document` says, with these attachments listed in it beside its own. */
export function sampleParts(
  document = sampleDocument(),
  attachments: readonly SampleAttachment[] = [],
  { formats = FORMATS, format = newestFormat(formats) }: Written = {},
) {
  const listed: SynthesisDocument = {
    ...document,
    attachments: [
      ...document.attachments,
      ...attachments.map(({ name, mediaType, content }) => ({
        ...{ file: `${ATTACHMENTS_FOLDER}${name}`, name, mediaType },
        ...{ size: content.length, sha512: hashOf(content) },
      })),
    ],
  };
  const text = (path: string, content: string): PackagePart => part(path, new TextEncoder().encode(content));
  return [
    text('data/synthesis.json', documentJson(listed, format, formats)),
    text('data/synthesis.html', synthesisHtml(listed)),
    text('data/synthesis.pdf', '%PDF-1.7\n% sample\n'),
    text('data/proposals.decidim.json', decidimJson(listed)),
    text('data/proposals.decidim.csv', decidimCsv(listed)),
    text('data/meetings.csv', meetingsCsv(listed)),
    text('data/meetings.ics', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Cahiers\r\nEND:VCALENDAR\r\n'),
    ...attachments.map(({ name, content }) => part(`${ATTACHMENTS_FOLDER}${name}`, content)),
  ];
}

export const sampleDescription = (document = sampleDocument()): PackageDescription => ({
  folder: `academie-de-poitiers-egn-2020-v${document.package.version}`,
  organization: document.territory.name,
  identifier: document.package.id,
  description: document.title,
  date: document.validatedOn,
});

/** The bytes of a valid package. */
export async function samplePackage(
  document = sampleDocument(),
  attachments: readonly SampleAttachment[] = [],
  written: Written = {},
): Promise<Uint8Array> {
  const parts = sampleParts(document, attachments, written);
  const { content } = await buildPackage(parts, sampleDescription(document), { sha512 });
  return collect(content);
}

export function part(path: string, content: Uint8Array): PackagePart {
  return {
    path,
    content: async function* () {
      yield content;
    },
  };
}

export async function collect(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export const sourceOf = (bytes: Uint8Array): RandomAccessSource => ({
  size: bytes.length,
  read: async (offset, length) => {
    // What a disk would be asked in vain.
    if (offset < 0 || length < 0) throw new Error(`${length} bytes from ${offset} are asked for`);
    return bytes.subarray(offset, offset + length);
  },
});

export function hashOf(content: Uint8Array): string {
  const hasher = sha512();
  hasher.update(content);
  return hasher.hex();
}
