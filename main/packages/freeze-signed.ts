import { crc32 } from 'node:zlib';
import { LARGEST_PACKAGE, limitsUpTo } from '../../shared/packages/limits.ts';
import { readPackage } from '../../shared/packages/verify-package.ts';
import type { FrozenSynthesis } from '../../shared/syntheses/frozen.ts';
import type { SynthesisWhole } from '../../shared/syntheses/whole.ts';
import { openDossier, todayOf } from '../engine/dossier/read.ts';
import type { DossierStore, Reader } from '../engine/dossier/store.ts';
import { contentsOf } from '../syntheses/document.ts';
import { sql, synthesisById } from '../syntheses/read.ts';
import { figuresToday, synthesisContent } from '../syntheses/whole.ts';
import { keptSource } from './kept-package.ts';
import { packageOf } from './read.ts';
import { sha512 } from './sha512.ts';

/** What there is to keep of a version; `whole` changes when its figures were taken now. */
interface Kept {
  readonly frozen: FrozenSynthesis;
  readonly whole: SynthesisWhole | null;
  readonly at: string;
}

/**
 * Freezes what was signed off before documents were frozen, in a dossier that has just been opened: each says for ever
 * what its package says, or, without one, what the dossier says today beside the texts that were signed.
 */
export async function freezeSigned(store: DossierStore, now: string): Promise<void> {
  if (store.readOnly) return;
  for (const { id, title } of unfrozen(store)) {
    const packaged = await packagedContents(store, id);
    const change = {
      operation: 'syntheses.freezeSigned',
      author: 'Cahiers',
      at: now,
      description: `${packaged ? 'Document figé tel qu’il est préparé pour l’envoi' : 'Document figé, visé auparavant'}\u00a0: ${title}`,
    };
    await store.transact(change, (write) => {
      if (!unfrozen(write).some((one) => one.id === id)) return;
      const { frozen, whole, at } = packaged ?? contentsToday(write, id, now);
      write.run(
        sql
          .updateTable('synthesis')
          .set({
            ...{ frozen: JSON.stringify(frozen), frozenAt: at, updatedAt: now },
            ...(whole && { signedContent: JSON.stringify(whole) }),
          })
          .where('id', '=', id),
      );
    });
  }
}

const unfrozen = (read: Reader) =>
  read.all(
    sql
      .selectFrom('synthesis')
      .select(['id', 'title'])
      .where('state', 'in', ['signed', 'sent'])
      .where('frozen', 'is', null),
  );

/** Undefined when there is no package, or none that can be read. */
async function packagedContents(store: DossierStore, id: string): Promise<Kept | undefined> {
  const built = packageOf(store, id);
  if (!built) return undefined;
  // A file that is missing or damaged is said where it is used.
  const read = await readPackage(keptSource(store, built), {
    sha512,
    crc32,
    limits: limitsUpTo(LARGEST_PACKAGE),
  }).catch(() => undefined);
  if (!read?.ok) return undefined;
  const { package: _, code: __, validatedOn: ___, signOff: ____, ...document } = read.document;
  // Its calendar is in it, and is taken from it by whatever is built again.
  const calendar = { meetings: [], venues: [] };
  return {
    frozen: { document: { ...document, version: synthesisById(store, id).version }, calendar },
    whole: null,
    at: built.builtAt,
  };
}

function contentsToday(read: Reader, id: string, now: string): Kept {
  const { scope } = synthesisById(read, id);
  const { scopeName, themes } = synthesisContent(read, id);
  const whole = { scopeName, themes, ...figuresToday(read, scope) };
  const takenOn = todayOf(openDossier(read), now);
  return { frozen: contentsOf(read, id, whole, takenOn), whole, at: now };
}
