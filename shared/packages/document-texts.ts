import { SYNTHESIS_PARTS } from '../syntheses/words.ts';
import { richTextPlain } from '../text/rich-text-plain.ts';
import { SHEET_FIELDS } from '../workshops/words.ts';
import type { PlacedText } from './personal-data.ts';
import type { SynthesisDocument } from './synthesis-document.ts';

/** Every text of a synthesis that someone typed, with where it is read. Whoever signs may be named, nobody else beside them. */
export function documentTexts(document: SynthesisDocument): PlacedText[] {
  const texts: PlacedText[] = [
    { place: 'Titre de la synthèse', text: document.title },
    { place: 'Ce dont parle la synthèse', text: document.scope.name },
    { place: SYNTHESIS_PARTS.context, text: richTextPlain(document.context) },
  ];
  for (const theme of document.themes) {
    texts.push({
      place: `${SHEET_FIELDS.findings} du thème « ${theme.title} »`,
      text: richTextPlain(theme.findings),
    });
    for (const { title, body, audience } of theme.proposals) {
      texts.push({
        place: `Proposition « ${title} »`,
        text: [title, body, audience].filter(Boolean).join('\n'),
      });
    }
    for (const { title, body, place } of theme.practices) {
      texts.push({ place: `Pratique « ${title} »`, text: [title, body, place].filter(Boolean).join('\n') });
    }
  }
  texts.push({ place: SYNTHESIS_PARTS.conclusion, text: richTextPlain(document.conclusion) });
  for (const { title, venue } of document.meetings) {
    texts.push({
      place: `Rencontre « ${title} »`,
      text: [title, venue?.name ?? '', venue?.city ?? ''].filter(Boolean).join('\n'),
    });
  }
  texts.push({ place: 'Visa', text: `${document.signOff.name}\n${document.signOff.function}` });
  for (const { name } of document.attachments) texts.push({ place: 'Nom d’une pièce jointe', text: name });
  return texts.filter(({ text }) => text.trim() !== '');
}
