import { declarationOf } from '../../shared/declared/walk.ts';
import { matches } from '../../shared/text/matches.ts';
import type { Discarded, trashContract } from '../../shared/trash/contract.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { Handlers } from '../engine/operations.ts';
import { entryAt } from '../history/read.ts';
import { type DossierSpeech, speechOf } from '../history/speech.ts';
import { type Deletion, deletions } from './deletions.ts';
import { restore } from './restore.ts';
import { alongInWords, nameOfRow } from './words.ts';

export const trashHandlers: Handlers<typeof trashContract> = {
  'trash.list': ({ read }, { text, kind }) => {
    const all = discarded(read);
    const items = all.filter(
      (one) =>
        (kind === null || one.kind === kind) &&
        (text === '' || matches(text, [one.name, one.what, one.author])),
    );
    return { items, total: all.length };
  },
  'trash.restore': restore,
};

function discarded(read: Reader): Discarded[] {
  const speech = speechOf(read);
  return deletions(read).flatMap((deletion) => describe(read, deletion, speech) ?? []);
}

function describe(
  read: Reader,
  { sequence, root, hung }: Deletion,
  speech: DossierSpeech,
): Discarded | undefined {
  const entry = entryAt(read, sequence);
  if (!entry) return undefined;
  const { kind, what } = declarationOf(read.tables, root.table).says;
  return {
    ...{ sequence, id: root.id, kind, what },
    name: nameOfRow(root, speech),
    along: alongInWords(hung, read.tables),
    author: entry.author,
    at: entry.at,
  };
}
