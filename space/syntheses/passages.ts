import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import type { RichText } from '../../shared/text/rich-text.ts';
import { richTextPlain } from '../../shared/text/rich-text-plain.ts';
import type { PassageKind } from '../database/tables.ts';
import { type Place, placeOfSynthesis, placeWithin } from './place.ts';

/** A row of `passage`, but for what every passage of a synthesis has alike. */
export interface Passage extends Place {
  readonly position: number;
  readonly kind: PassageKind;
  readonly item: string;
  readonly anchor: string;
  readonly theme: string;
  readonly themeTitle: string;
  readonly subject: string;
  readonly subjectTitle: string;
  readonly title: string;
  readonly body: string;
  readonly audience: string;
  readonly where: string;
  readonly votes: number | null;
  readonly meetingTitle: string;
}

/** A long text is searched by pieces of about so many characters: extracts are then cheap to make. */
const PIECE = 6000;

/** What a document says, cut into what a reader may look for, in the order of its page. */
export function passagesOf(document: SynthesisDocument): Passage[] {
  const passages: Passage[] = [];
  const place = placeOfSynthesis(document);
  const meetings = new Map(document.meetings.map((meeting) => [meeting.id, meeting]));
  const add = (kind: PassageKind, anchor: string, changes: Partial<Passage> & { title: string }) => {
    passages.push({
      ...place,
      position: passages.length,
      kind,
      anchor,
      item: '',
      theme: '',
      themeTitle: '',
      subject: '',
      subjectTitle: '',
      body: '',
      audience: '',
      where: '',
      votes: null,
      meetingTitle: '',
      ...changes,
    });
  };
  const addText = (
    kind: PassageKind,
    anchor: string,
    text: RichText,
    changes: Partial<Passage> & { title: string },
  ) => {
    for (const body of pieces(richTextPlain(text))) add(kind, anchor, { ...changes, body });
  };
  // Even a synthesis without a context is found by its title.
  add('context', 'contexte', { title: document.title, body: document.scope.name });
  addText('context', 'contexte', document.context, { title: document.title });
  document.themes.forEach((theme, index) => {
    const anchor = `theme-${index + 1}`;
    const common = { theme: theme.id, themeTitle: theme.title };
    const origin = (meetingId: string | null) => {
      const meeting = meetingId === null ? undefined : meetings.get(meetingId);
      return {
        ...placeWithin(place, meeting?.venue?.departmentCode),
        meetingTitle: meeting?.title ?? '',
      };
    };
    addText('findings', anchor, theme.findings, { ...common, title: theme.title });
    for (const { id, title, body, subject, audience, votes, meetingId } of theme.proposals) {
      const under = subject ? { subject: subject.id, subjectTitle: subject.title } : {};
      const made = { ...common, ...under, ...origin(meetingId), item: id, title, body, audience, votes };
      add('proposal', itemAnchor(id), made);
    }
    for (const { id, kind, title, body, place: where, meetingId } of theme.practices) {
      add(kind, itemAnchor(id), { ...common, ...origin(meetingId), item: id, title, body, where });
    }
  });
  addText('conclusion', 'conclusion', document.conclusion, { title: document.title });
  return passages;
}

/** Where the page of a synthesis shows one proposal or practice. */
export const itemAnchor = (id: string): string => `p-${id}`;

/** A text cut between paragraphs, or anywhere when a paragraph is too long for a piece. */
function* pieces(text: string): Generator<string> {
  let piece = '';
  for (const paragraph of text.split('\n\n')) {
    for (let from = 0; from < Math.max(paragraph.length, 1); from += PIECE) {
      const part = paragraph.slice(from, from + PIECE);
      if (piece.length + part.length > PIECE) {
        yield piece;
        piece = '';
      }
      piece += piece ? `\n\n${part}` : part;
    }
  }
  if (piece.trim() !== '') yield piece;
}
