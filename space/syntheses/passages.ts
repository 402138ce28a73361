import type { DocumentTheme, SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { categoriesNamed } from '../../shared/people/categories.ts';
import type { RichText } from '../../shared/text/rich-text.ts';
import { richTextPlain } from '../../shared/text/rich-text-plain.ts';
import type { Publics } from '../campaign.ts';
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
  readonly categories: readonly string[];
  readonly where: string;
  readonly votes: number | null;
  readonly meetingTitle: string;
}

type Audiences = ReturnType<typeof categoriesNamed>;

/** What finds the categories that an audience names: it is made of hundreds of patterns. */
const made = new WeakMap<Publics, Audiences>();

function audiencesOf(publics: Publics): Audiences {
  const audiences = made.get(publics) ?? categoriesNamed(publics);
  made.set(publics, audiences);
  return audiences;
}

/** A long text is searched by pieces of about so many characters: extracts are then cheap to make. */
const PIECE = 6000;

/** What a document says, cut into what a reader may look for, in the order of its page. */
export function passagesOf(document: SynthesisDocument, publics: Publics): Passage[] {
  const place = placeOfSynthesis(document);
  const meetings = new Map(document.meetings.map((meeting) => [meeting.id, meeting]));
  const origin: Origin = (meetingId) => {
    const meeting = meetings.get(meetingId ?? '');
    return { ...placeWithin(place, meeting?.venue?.departmentCode), meetingTitle: meeting?.title ?? '' };
  };
  const audiences = document.campaign.id === publics.id ? audiencesOf(publics) : () => [];
  const { title, scope, context, conclusion, themes } = document;
  const parts: Part[] = [
    // Even a synthesis without a context is found by its title.
    { kind: 'context', anchor: 'contexte', title, body: scope.name },
    ...textParts({ kind: 'context', anchor: 'contexte', title }, context),
    ...themes.flatMap((theme, index) => themeParts(theme, `theme-${index + 1}`, origin, audiences)),
    ...textParts({ kind: 'conclusion', anchor: 'conclusion', title }, conclusion),
  ];
  return parts.map((part, position) => ({ ...EMPTY, ...place, ...part, position }));
}

/** What a passage has of its own; the rest is empty, or its synthesis’s. */
type Part = Partial<Passage> & Pick<Passage, 'kind' | 'anchor' | 'title'>;

const EMPTY = {
  item: '',
  theme: '',
  themeTitle: '',
  subject: '',
  subjectTitle: '',
  body: '',
  audience: '',
  categories: [],
  where: '',
  votes: null,
  meetingTitle: '',
};

function textParts(part: Part, text: RichText): Part[] {
  return pieces(richTextPlain(text)).map((body) => ({ ...part, body }));
}

/** Where a proposal or practice comes from, by its meeting. */
type Origin = (meetingId: string | null) => Place & { readonly meetingTitle: string };

function themeParts(theme: DocumentTheme, anchor: string, origin: Origin, audiences: Audiences): Part[] {
  const common = { theme: theme.id, themeTitle: theme.title };
  return [
    ...textParts({ ...common, kind: 'findings', anchor, title: theme.title }, theme.findings),
    ...theme.proposals.map(({ id, subject, meetingId, ...proposal }): Part => {
      const under = subject ? { subject: subject.id, subjectTitle: subject.title } : {};
      return {
        ...common,
        ...origin(meetingId),
        ...under,
        ...proposal,
        categories: audiences(proposal.audience),
        kind: 'proposal',
        item: id,
        anchor: itemAnchor(id),
      };
    }),
    ...theme.practices.map(
      ({ id, place: where, meetingId, ...practice }): Part => ({
        ...common,
        ...origin(meetingId),
        ...practice,
        item: id,
        anchor: itemAnchor(id),
        where,
      }),
    ),
  ];
}

/** Where the page of a synthesis shows one proposal or practice. */
export const itemAnchor = (id: string): string => `p-${id}`;

/** A text cut between paragraphs, or anywhere when a paragraph is too long for a piece. */
function pieces(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const paragraph of text.split('\n\n')) {
    for (let from = 0; from < Math.max(paragraph.length, 1); from += PIECE) {
      const part = paragraph.slice(from, from + PIECE);
      if (piece.length + part.length > PIECE) {
        pieces.push(piece);
        piece = '';
      }
      piece += piece ? `\n\n${part}` : part;
    }
  }
  return piece.trim() === '' ? pieces : [...pieces, piece];
}
