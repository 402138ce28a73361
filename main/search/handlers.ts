import type { Found, FoundKind, searchContract } from '../../shared/search/contract.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { folded } from '../../shared/text/folded.ts';
import { matches } from '../../shared/text/matches.ts';
import { openDossier } from '../dossier/read.ts';
import type { Reader } from '../dossier/store.ts';
import { listMeetings } from '../meetings/read.ts';
import { listNetworks } from '../networks/read.ts';
import type { Handlers } from '../operations.ts';
import { listPeople } from '../people/read.ts';
import { listPractices, listProposals } from '../proposals/read.ts';
import { listVenues } from '../venues/read.ts';

export const searchHandlers: Handlers<typeof searchContract> = {
  'search.find': ({ read }, { text }) =>
    folded(text) === '' ? { found: [], more: false } : find(read, text),
};

/** Of each kind. */
const SHOWN = 5;

function find(read: Reader, text: string): { found: Found[]; more: boolean } {
  const themes = new Map(openDossier(read).campaign.themes.map(({ id, shortTitle }) => [id, shortTitle]));
  const kinds = [
    people(read, text),
    of('meeting', text, listMeetings(read), ({ title, date }) => [title, dateInWords(date)]),
    of('network', text, listNetworks(read), ({ name, leadName }) => [name, leadName]),
    of('venue', text, listVenues(read), ({ name, city }) => [name, city]),
    of('proposal', text, listProposals(read), ({ title, themeId }) => [title, themes.get(themeId) ?? '']),
    of('practice', text, listPractices(read), ({ title, place }) => [title, place]),
  ];
  return {
    found: kinds.flatMap((found) => found.slice(0, SHOWN)),
    more: kinds.some((found) => found.length > SHOWN),
  };
}

/** One more than is shown, to know whether there are others. */
function people(read: Reader, text: string): Found[] {
  return listPeople(read, { text, limit: SHOWN + 1 }).map((person) => ({
    kind: 'person',
    id: person.id,
    title: [person.familyName, person.givenName].filter(Boolean).join(' '),
    detail: [person.function, person.organisation].filter(Boolean).join(', '),
  }));
}

function of<One extends { readonly id: string }>(
  kind: FoundKind,
  text: string,
  all: readonly One[],
  words: (one: One) => readonly [title: string, detail: string],
): Found[] {
  return all.flatMap((one) => {
    const [title, detail] = words(one);
    return matches(text, [title, detail]) ? [{ kind, id: one.id, title, detail }] : [];
  });
}
