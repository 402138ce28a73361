import { Readable } from 'node:stream';
import { MEETING_STATES } from '../../shared/meetings/words.ts';
import { PracticeKind } from '../../shared/proposals/model.ts';
import { PRACTICE_KINDS } from '../../shared/proposals/words.ts';
import { LEVEL_WORDS } from '../../shared/syntheses/words.ts';
import { capitalised } from '../../shared/text/capitalised.ts';
import { csvForPeople, rowsForPeople } from '../../shared/text/csv.ts';
import type { Database } from '../database/open.ts';
import { LICENCE } from '../pages/page.tsx';
import { type ListedSynthesis, listSyntheses } from '../syntheses/list.ts';
import { type ListedMeeting, listMeetings } from '../territories/meetings.ts';
import { type ListedPassage, listPassages, type PassageFilter } from '../themes/passages.ts';
import { meetingValue, practiceValue, proposalValue, synthesisValue } from './values.ts';

/** A list as a file: rows are read from the database as fast as they are taken, so memory does not grow with it. */
interface Dump {
  readonly name: string;
  readonly title: string;
  csv(database: Database, origin: string): AsyncGenerator<string>;
  json(database: Database): AsyncGenerator<string>;
}

const BATCH = 500;
type Cell = string | number;

function dump<Row>(parts: {
  name: string;
  title: string;
  batches(database: Database): AsyncGenerator<readonly Row[]>;
  headings: readonly string[];
  cells(row: Row, origin: string): readonly Cell[];
  value(row: Row): object;
}): Dump {
  const { name, title, batches, headings, cells, value } = parts;
  return {
    name,
    title,
    async *csv(database, origin) {
      yield csvForPeople([headings]);
      for await (const rows of batches(database)) yield rowsForPeople(rows.map((row) => cells(row, origin)));
    },
    async *json(database) {
      yield `{"licence":${JSON.stringify(LICENCE)},"${name}":[`;
      let separator = '\n';
      for await (const rows of batches(database)) {
        yield separator + rows.map((row) => JSON.stringify(value(row))).join(',\n');
        separator = ',\n';
      }
      yield '\n]}\n';
    },
  };
}

async function* inBatches<Row>(next: (last: Row | undefined) => Promise<readonly Row[]>) {
  for (let last: Row | undefined; ; ) {
    const rows = await next(last);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    last = rows.at(-1);
  }
}

const passages = (kinds: PassageFilter['kinds']) => (database: Database) =>
  inBatches<ListedPassage>((last) => {
    const after = last && { ...last, acceptedAt: last.acceptedAt.toISOString() };
    return listPassages(database, { kinds }, { limit: BATCH, after });
  });

const written = (count: number | null): Cell => count ?? 'moins de cinq';
const pageOf = (origin: string, page: string): string => origin + page;

export const DUMPS: readonly Dump[] = [
  dump<ListedSynthesis>({
    name: 'syntheses',
    title: 'Les synthèses',
    batches: (database) =>
      inBatches<ListedSynthesis>((last) => {
        const after = last && { packageId: last.packageId, acceptedAt: last.acceptedAt.toISOString() };
        return listSyntheses(database, {}, { limit: BATCH, after });
      }),
    headings: [
      'Titre',
      'Niveau',
      'Portée',
      'Territoire',
      'Version',
      'Validée le',
      'Reçue le',
      'Participants',
      'Propositions',
      'Pratiques',
      'Page',
    ],
    cells: (one, origin) => [
      one.title,
      LEVEL_WORDS[one.scopeLevel],
      one.scopeName,
      one.territoryName,
      one.version,
      one.validatedOn,
      one.acceptedAt.toISOString(),
      written(one.participants),
      one.proposals,
      one.practices,
      pageOf(origin, synthesisValue(one).page),
    ],
    value: synthesisValue,
  }),
  dump<ListedPassage>({
    name: 'propositions',
    title: 'Les propositions',
    batches: passages(['proposal']),
    headings: [
      'Titre',
      'Proposition',
      'Thème',
      'Sujet',
      'Pour',
      'Voix',
      'Rencontre',
      'Portée',
      'Territoire',
      'Page',
    ],
    cells: (one, origin) => [
      one.title,
      one.body,
      one.themeTitle,
      one.subjectTitle,
      one.audience,
      one.votes ?? '',
      one.meetingTitle,
      one.scopeName,
      one.territoryName,
      pageOf(origin, proposalValue(one).page),
    ],
    value: proposalValue,
  }),
  dump<ListedPassage>({
    name: 'pratiques',
    title: 'Les pratiques',
    batches: passages(PracticeKind.options),
    headings: ['Titre', 'Pratique', 'Nature', 'Thème', 'Lieu', 'Rencontre', 'Portée', 'Territoire', 'Page'],
    cells: (one, origin) => [
      one.title,
      one.body,
      PRACTICE_KINDS[one.kind as PracticeKind],
      one.themeTitle,
      one.place,
      one.meetingTitle,
      one.scopeName,
      one.territoryName,
      pageOf(origin, practiceValue(one).page),
    ],
    value: practiceValue,
  }),
  dump<ListedMeeting>({
    name: 'rencontres',
    title: 'Les rencontres',
    batches: (database) =>
      inBatches<ListedMeeting>((last) => listMeetings(database, undefined, { limit: BATCH, after: last })),
    headings: ['Rencontre', 'Date', 'Début', 'Fin', 'État', 'Lieu', 'Ville', 'Participants', 'Territoire'],
    cells: (one) => [
      one.title,
      one.date,
      one.startTime,
      one.endTime,
      capitalised(MEETING_STATES[one.state]),
      one.venue,
      one.city,
      written(one.participants),
      one.territory,
    ],
    value: meetingValue,
  }),
];

export const readableText = (chunks: AsyncGenerator<string>): Readable =>
  Readable.from(chunks, { objectMode: false });
