import type { Speech } from '../../shared/declared/in-words.ts';
import { declarationOf } from '../../shared/declared/walk.ts';
import { type Found, FoundKind, type searchContract } from '../../shared/search/contract.ts';
import { folded } from '../../shared/text/folded.ts';
import { matches } from '../../shared/text/matches.ts';
import { quoted } from '../engine/dossier/history.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { Handlers } from '../engine/operations.ts';
import type { Row } from '../history/rows.ts';
import { speechOf } from '../history/speech.ts';
import { listPeople } from '../people/read.ts';

export const searchHandlers: Handlers<typeof searchContract> = {
  'search.find': ({ read }, { text }) =>
    folded(text) === '' ? { found: [], more: false } : find(read, text),
};

/** Of each kind. */
const SHOWN = 5;

function find(read: Reader, text: string): { found: Found[]; more: boolean } {
  const speech = speechOf(read);
  const kinds = FoundKind.options.map((kind) =>
    kind === 'person' ? people(read, text) : rowsOf(read, kind, text, speech),
  );
  return {
    found: kinds.flatMap((found) => found.slice(0, SHOWN)),
    more: kinds.some((found) => found.length > SHOWN),
  };
}

/** Of thousands, by their index; one more than is shown, to know whether there are others. */
function people(read: Reader, text: string): Found[] {
  const { what } = declarationOf(read.tables, 'person').says;
  return listPeople(read, { text, limit: SHOWN + 1 }).map((person) => ({
    kind: 'person',
    id: person.id,
    what,
    title: [person.familyName, person.givenName].filter(Boolean).join(' '),
    detail: [person.function, person.organisation].filter(Boolean).join(', '),
  }));
}

/** The rows of a table, by what it lets the search see of them. */
function rowsOf(read: Reader, kind: FoundKind, text: string, speech: Speech): Found[] {
  const { says, search } = declarationOf(read.tables, kind);
  if (!search) return [];
  const all = `SELECT * FROM ${quoted(kind)} ORDER BY ${quoted(search.by)}, id`;
  return read.all(bareStatement<Row>(all, [])).flatMap((row) => {
    const [title, detail] = search.words(row, speech);
    return matches(text, [title, detail])
      ? [{ kind, id: String(row.id), what: says.what, title, detail }]
      : [];
  });
}
