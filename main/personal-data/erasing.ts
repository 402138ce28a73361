import type { KnownCopy } from '../../shared/dossier/contract.ts';
import type { Erasure, TypedPerson } from '../../shared/personal-data/contract.ts';
import type { DataKind } from '../../shared/personal-data/kinds.ts';
import type { FileSystem } from '../engine/dossier/file-system.ts';
import { placeOf } from '../engine/dossier/place.ts';
import type { CommandContext, JobContext } from '../engine/operations.ts';
import { eraseDue, erasePerson, soughtWhenDue } from './erase.ts';
import { type Erased, erasuresOf, leftFrom, noteErasure } from './erasures.ts';
import { mentionsInFiles } from './files.ts';
import { whoIs } from './held.ts';
import { eraseThere, forgetGone } from './left.ts';
import type { Sought } from './matching.ts';
import { eraseNamed, requireNoCard, soughtNamed } from './named.ts';
import { personOf } from './people-sought.ts';
import { copiesRemain, leftElsewhere, wentOn } from './refusals.ts';

export interface ErasingParts {
  readonly files: FileSystem;
  /** Other folders that hold what was written of the open dossier; each disk is waited for that many milliseconds. */
  readonly copies: (within?: number) => Promise<KnownCopy[]>;
  /** Takes what was erased out of every file of the open dossier, then backs it up. */
  readonly finish: () => Promise<void>;
  /** Tells the windows that people were erased. */
  readonly tell: () => void;
}

/** What takes people out of the open dossier: its rows, its history, its files and its backups. */
export class Erasing {
  readonly #parts: ErasingParts;

  constructor(parts: ErasingParts) {
    this.#parts = parts;
  }

  /** Erases what is kept for longer than it may be. */
  async due(context: JobContext, kinds: readonly DataKind[]): Promise<Erasure> {
    const sought = soughtWhenDue(context.read, context.now(), kinds);
    return this.#noted(context, sought, false, (command) => eraseDue(command, kinds));
  }

  async person(context: JobContext, personId: string): Promise<Erasure> {
    personOf(context.read, personId);
    const { sought } = whoIs(context.read, personId);
    return this.#noted(context, [sought], true, (command) => erasePerson(command, personId));
  }

  /** Someone who is only named: throws when they have a card. */
  async named(context: JobContext, person: TypedPerson): Promise<Erasure> {
    requireNoCard(context.read, person);
    const sought = soughtNamed(context.read, person);
    return this.#noted(context, [sought], true, (command) => eraseNamed(command, person));
  }

  /** Places that were listed as naming someone erased. */
  async there(context: JobContext, keys: readonly string[]): Promise<void> {
    await this.#erase(context, (command) => eraseThere(command, keys));
  }

  async #noted(
    context: JobContext,
    sought: readonly Sought[],
    thorough: boolean,
    work: (command: CommandContext) => Erased,
  ): Promise<Erasure> {
    const inFiles = leftFrom(await mentionsInFiles(context.dossier, sought, reading(context, thorough)));
    await this.#erase(context, (command) => {
      const { counts, left } = work(command);
      noteErasure(command.write, command.now(), { counts, left: [...left, ...inFiles] });
    });
    const [latest] = erasuresOf(context.read);
    if (!latest) throw new Error('an erasure was not noted');
    return latest;
  }

  async #erase(context: JobContext, work: (command: CommandContext) => void): Promise<void> {
    await this.#requireAlone(context.dossier.folder);
    context.progress({ done: 0, total: null, label: 'Effacement' });
    await context.commit('Données personnelles effacées', (command) => {
      work(command);
      forgetGone(command.write);
    });
    this.#parts.tell();
    context.progress({ done: 0, total: null, label: 'Nettoyage des fichiers du dossier' });
    await this.#parts.finish();
  }

  /** Throws while something else holds what is to be erased. */
  async #requireAlone(folder: string): Promise<void> {
    const { conflictCopies } = placeOf(this.#parts.files, folder);
    if (conflictCopies.length > 0) throw copiesRemain(conflictCopies);
    // What lies on a stick that is lost keeps nobody from being erased.
    const elsewhere = (await this.#parts.copies()).filter(({ isAway }) => !isAway);
    const later = elsewhere.findLast(({ isLater }) => isLater);
    if (later) throw wentOn(later.folder);
    if (elsewhere.length > 0) throw leftElsewhere(elsewhere.map((copy) => copy.folder));
  }
}

/** Reads the attached files within a job, which can be stopped until then. */
const reading = ({ signal, progress }: JobContext, thorough: boolean) => ({
  thorough,
  onFile: (done: number, total: number) => {
    signal.throwIfAborted();
    progress({ done, total, label: 'Lecture des documents joints' });
  },
});
