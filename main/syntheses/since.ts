import type {
  DocumentMeeting,
  DocumentPractice,
  DocumentProposal,
} from '../../shared/packages/synthesis-document.ts';
import type { FrozenDocument, FrozenSynthesis } from '../../shared/syntheses/frozen.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { contentsOf } from './document.ts';
import { filesSince } from './held-files.ts';
import { synthesisById } from './read.ts';
import { isInWorld, worldOf } from './scopes.ts';
import { wholeFromDossier } from './whole.ts';

type Words<Row> = Readonly<Record<Exclude<keyof Row, 'id' | 'meetingId'>, string>>;

const OF_MEETING: Words<DocumentMeeting> = {
  title: 'son titre',
  date: 'sa date',
  startTime: 'ses heures',
  endTime: 'ses heures',
  zone: 'ses heures',
  state: 'son état',
  venue: 'son lieu',
  remote: 'sa tenue à distance',
  attendance: 'sa participation',
};
const OF_PROPOSAL: Words<DocumentProposal> = {
  title: 'son titre',
  body: 'son texte',
  subject: 'son sujet',
  audience: 'son public',
  votes: 'ses votes',
};
const OF_PRACTICE: Words<DocumentPractice> = {
  kind: 'sa nature',
  title: 'son titre',
  body: 'son texte',
  place: 'son lieu',
};

/** Where a venue is, which the calendar alone says. */
const OF_VENUE: Words<Placed> = {
  // Told of its meeting.
  title: '',
  street: 'son adresse',
  postcode: 'son adresse',
  latitude: 'sa place sur la carte',
  longitude: 'sa place sur la carte',
};
type Venue = FrozenSynthesis['calendar']['venues'][number];
type Placed = ReturnType<typeof placed>;
const placed = ({ id, name, street, postcode, latitude, longitude }: Venue) => ({
  ...{ id, title: name, street, postcode, latitude, longitude },
});

/** What the dossier says otherwise than a frozen document, one sentence each. */
export function changedSince(
  read: Reader,
  id: string,
  { document: frozen, calendar }: FrozenSynthesis,
): string[] {
  const whole = today(read, id);
  const sentences = filesSince(read, id, frozen);
  if (!whole) return [...sentences, 'Ce dont elle rend compte a été annulé ou supprimé.'];
  const now = whole.document;
  if (now.scope.name !== frozen.scope.name)
    sentences.push(`Ce dont elle rend compte s’appelle à présent «\u00a0${now.scope.name}\u00a0».`);
  if (isOther(now.attendance, frozen.attendance))
    sentences.push('La participation, toutes rencontres réunies, a changé.');
  const proposals = (document: FrozenDocument) => document.themes.flatMap((theme) => theme.proposals);
  const practices = (document: FrozenDocument) => document.themes.flatMap((theme) => theme.practices);
  return [
    ...sentences,
    ...differences('Rencontre', OF_MEETING, frozen.meetings, now.meetings),
    ...differences('Lieu', OF_VENUE, ...venuesOfBoth(calendar, whole.calendar)),
    ...differences('Proposition', OF_PROPOSAL, proposals(frozen), proposals(now)),
    ...differences('Pratique', OF_PRACTICE, practices(frozen), practices(now)),
  ];
}

/** That another venue was taken is told of its meeting. */
function venuesOfBoth(...calendars: readonly FrozenSynthesis['calendar'][]): [Placed[], Placed[]] {
  const [frozen = [], now = []] = calendars.map(({ venues }) => venues.map(placed));
  const inBoth = (venue: Placed) => [frozen, now].every((all) => all.some(({ id }) => id === venue.id));
  return [frozen.filter(inBoth), now.filter(inBoth)];
}

/** Undefined when what it reports on is cancelled or deleted. */
function today(read: Reader, id: string): FrozenSynthesis | undefined {
  const { scope } = synthesisById(read, id);
  return isInWorld(worldOf(read), scope) ? contentsOf(read, id, wholeFromDossier(read, id)) : undefined;
}

function differences<Row extends { readonly id: string; readonly title: string }>(
  what: string,
  words: Words<Row>,
  before: readonly Row[],
  after: readonly Row[],
): string[] {
  const now = new Map(after.map((row) => [row.id, row]));
  const known = new Set(before.map(({ id }) => id));
  const named = ({ title }: Row) => `${what} «\u00a0${title}\u00a0»`;
  return [
    ...before.flatMap((row) => {
      const other = now.get(row.id);
      if (!other) return [`${named(row)}\u00a0: retirée.`];
      const changed = (Object.keys(words) as (keyof Words<Row>)[]).filter((key) =>
        isOther(row[key], other[key]),
      );
      const said = [...new Set(changed.map((key) => words[key]))].filter(Boolean);
      return said.length > 0 ? [`${named(row)}\u00a0: ${said.join(', ')}.`] : [];
    }),
    ...after.filter(({ id }) => !known.has(id)).map((row) => `${named(row)}\u00a0: ajoutée.`),
  ];
}

const isOther = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);
