import type { PackageCheck, UnreadFile } from '../../shared/packages/contract.ts';
import { documentTexts } from '../../shared/packages/document-texts.ts';
import { type Finding, type PlacedText, personalDataFinder } from '../../shared/packages/personal-data.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { calendarOf, synthesisDocument } from './assemble.ts';
import { attachmentText } from './attachment-text.ts';
import type { Unread } from './file-kinds.ts';
import { knownPeople } from './known-people.ts';

/** Where a reader of the pages does not look, and whoever opens the file may. */
const BESIDE_ITS_PAGES = 'hors du texte (auteurs, propriétés, commentaires, descriptions, noms de feuilles)';
const CALENDAR = 'Calendrier des rencontres';
const ANY_IDENTIFIER = '00000000-0000-7000-8000-000000000000';
/** What people wrote in a calendar, or who they are. */
const CALENDAR_TEXTS = /^(SUMMARY|LOCATION|DESCRIPTION|ORGANIZER|ATTENDEE|CONTACT|COMMENT|URL)\b/;

/** Looks for personal data in all that the package of a synthesis would hold. `contentOf` reads a kept file. */
export async function checkSynthesis(
  read: Reader,
  synthesisId: string,
  contentOf: (sha512: string) => AsyncIterable<Uint8Array>,
): Promise<PackageCheck> {
  const document = synthesisDocument(read, synthesisId, ANY_IDENTIFIER);
  const find = personalDataFinder(knownPeople(read, document.signOff));
  const texts = documentTexts(document);
  const unread: UnreadFile[] = [];
  for (const { name, size, sha512 } of document.attachments) {
    const { text, aside, whole, ...left } = await attachmentText(() => contentOf(sha512), name, size);
    const place = `Pièce jointe «\u00a0${name}\u00a0»`;
    if (text !== '') texts.push({ place, text });
    if (aside !== '') texts.push({ place: `${place}, ${BESIDE_ITS_PAGES}`, text: aside });
    const reason = left.unread.map((kind) => REASONS[kind]).join(' ');
    if (!whole) unread.push({ key: `file\u0000${sha512}\u0000${name}`, name, reason });
  }
  const findings = find(texts);
  const told = new Set(findings.map(({ found }) => found));
  // Titles and venues are told at their meeting already.
  const inCalendar = find([calendarTexts(calendarOf(read, synthesisId))]).filter(
    ({ found }) => !told.has(found),
  );
  return { findings: [...findings, ...inCalendar], unread };
}

/** Personal data in a text that leaves beside a package, sought as in the package itself. */
export const checkText = (
  read: Reader,
  signedBy: Parameters<typeof knownPeople>[1],
  text: PlacedText,
): Finding[] => personalDataFinder(knownPeople(read, signedBy))([text]);

function calendarTexts(calendar: string): PlacedText {
  const lines = calendar.replace(/\r\n[ \t]/g, '').split('\r\n');
  return { place: CALENDAR, text: lines.filter((line) => CALENDAR_TEXTS.test(line)).join('\n') };
}

const REASONS: Readonly<Record<Unread, string>> = {
  picture: 'Une image ne peut pas être relue automatiquement, ni ce que l’appareil y a noté (lieu, auteur).',
  pdf: 'Un PDF ne peut pas être relu automatiquement.',
  recording: 'Un enregistrement (son ou vidéo) ne peut pas être relu automatiquement.',
  archive: 'Une archive ne peut pas être relue automatiquement.',
  object: 'Un objet ou un fichier inséré dans ce fichier ne peut pas être relu automatiquement.',
  password: 'Ce qu’un mot de passe protège ne peut pas être relu automatiquement.',
  encoding:
    'Ce fichier est écrit, en tout ou en partie, avec un codage que Cahiers ne connaît pas\u00a0: il ne peut pas être relu automatiquement en entier.',
  damaged:
    'Ce fichier est abîmé, ou n’est pas ce que son nom annonce\u00a0: il ne peut pas être relu automatiquement en entier.',
  'too-large': 'Ce fichier est trop lourd pour être relu automatiquement.',
  unknown: 'Ce fichier ne peut pas être relu automatiquement, ou pas en entier.',
};
