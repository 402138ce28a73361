import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { FileSystem } from '../../../main/engine/dossier/file-system.ts';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import { draftKey } from '../../../shared/drafts/kinds.ts';
import type { Synthesis } from '../../../shared/syntheses/model.ts';
import { richTextPlain } from '../../../shared/text/rich-text-plain.ts';
import { openTestApplication, type TestApplication } from '../../factories/dossier.ts';
import { numbers } from '../../factories/numbers.ts';
import { SimulatedDisk } from '../../factories/simulated-disk.ts';
import { paragraph } from '../../factories/typed-text.ts';

/** How many sequences are tried: more by `CAHIERS_TESTS=exhaustive`, which takes some minutes. */
const RUNS = process.env.CAHIERS_TESTS === 'exhaustive' ? 600 : 14;
const WINDOW = '01751b93-0000-7000-8000-00000000000a';
const PASSPHRASE = 'quatre mots sans aucun lien';

let sequences = 0;
let crashes = 0;
afterAll(() =>
  console.log(`${sequences} sequences of commands, with ${crashes} crashes, equal to a plain model`),
);

/** What a dossier holds. */
interface Content extends Listed {
  /** What is written in its synthesis, saved as it is typed. */
  readonly written: string;
}

interface Listed {
  /** Function of each person, by name. */
  readonly people: Readonly<Record<string, string>>;
  /** Names of those registered at the meeting. */
  readonly registered: readonly string[];
  /** Content of each file joined to its synthesis, by name. */
  readonly joined: Readonly<Record<string, string>>;
}

/** What a command changed: what was written, or the rest. */
type Part = Pick<Content, 'written'> | Listed;

/** A command that can be undone, or done again. */
interface Entry {
  readonly before: Part;
  readonly after: Part;
  /** Of what was typed: when it was saved first and last, in milliseconds. */
  readonly typing?: { readonly began: number; readonly last: number };
  /** Whether what is typed may still join it. */
  readonly isOpen: boolean;
}

/** The plain model: the content now, and the commands that can be undone and done again, the next one last. */
interface Plain {
  readonly content: Content;
  /** What is being typed: neither undone nor told by the history. */
  readonly typed: string;
  /** How many commands the history tells. */
  readonly total: number;
  readonly done: readonly Entry[];
  readonly undone: readonly Entry[];
}

type Command =
  | { readonly kind: 'create' }
  | { readonly kind: 'update' | 'delete' | 'register' | 'detach'; readonly which: number }
  | { readonly kind: 'type' }
  | { readonly kind: 'write'; readonly after: number }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };
type Work =
  | Command
  | { readonly kind: 'attach' }
  | { readonly kind: 'together'; readonly commands: readonly Command[] }
  | { readonly kind: 'checkpoint' }
  | { readonly kind: 'backup' }
  | { readonly kind: 'restore'; readonly which: number }
  | { readonly kind: 'protect' }
  | { readonly kind: 'reopen' };
type Step =
  | Work
  | { readonly kind: 'crash'; readonly power: boolean; readonly at: number; readonly during: Work };

const which = fc.nat({ max: 9 });
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'create' as const }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constantFrom('update', 'delete', 'register', 'detach'), which }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'type' as const }) },
  {
    weight: 4,
    // Seconds: at once, after a moment, or too late to be told with what was typed before.
    arbitrary: fc.record({ kind: fc.constant('write' as const), after: fc.constantFrom(0, 0, 200, 400) }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'undo' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'redo' as const }) },
);
const work: fc.Arbitrary<Work> = fc.oneof(
  { weight: 8, arbitrary: command },
  { weight: 2, arbitrary: fc.constant({ kind: 'attach' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('together' as const),
      commands: fc.array(command, { minLength: 2, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'checkpoint' as const }, { kind: 'backup' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const), which }) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'protect' as const }, { kind: 'reopen' as const }) },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: work },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('crash' as const),
      power: fc.boolean(),
      at: fc.nat({ max: 40 }),
      during: work,
    }),
  },
);

test('whatever is done to a dossier and whenever it stops, it holds what a plain model holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 20 }), fc.nat(), async (steps, seed) => {
      await using run = await Run.begin(seed);
      for (const one of steps) await run.step(one);
      await run.end();
      sequences++;
    }),
    { numRuns: RUNS },
  );
}, 900_000);

class Run implements AsyncDisposable {
  readonly #machine: Machine;
  readonly #test: TestApplication;
  readonly #random: (below: number) => number;
  readonly #clock: Clock;
  #folder = '';
  #meetingId = '';
  #synthesisId = '';
  #synthesis: Pick<Synthesis, 'title' | 'content'> | undefined;
  #count = 0;
  /** The model after each command that was issued, in order, and the place of the last one that was answered. */
  #states: Plain[] = [
    {
      content: { people: {}, registered: [], joined: {}, written: '' },
      ...{ typed: '', total: 3, done: [], undone: [] },
    },
  ];
  #answered = 0;
  readonly #backups = new Map<string, Plain>();

  private constructor(
    machine: Machine,
    test: TestApplication,
    random: (below: number) => number,
    clock: Clock,
  ) {
    this.#machine = machine;
    this.#clock = clock;
    this.#test = test;
    this.#random = random;
  }

  static async begin(seed: number): Promise<Run> {
    const machine = new Machine();
    const clock: Clock = { moment: Date.parse('2020-10-12T08:00:00.000Z') };
    const test = openTestApplication({
      disk: machine.files,
      get now() {
        clock.moment += 1000;
        return new Date(clock.moment).toISOString();
      },
    });
    const run = new Run(machine, test, numbers(seed), clock);
    await run.#fill();
    return run;
  }

  async #fill(): Promise<void> {
    this.#folder = join(this.#test.dataFolder, 'poitiers');
    await this.#test.runJob('dossier.create', {
      ...{ name: 'Poitiers', campaignId: 'egn-2020', folder: this.#folder },
      territory: { level: 'academy', code: '13' },
    });
    const meeting = await this.#test.call('meetings.create', {
      ...{ title: 'Rencontre de Niort', level: 'department', territoryCode: '079', date: '2020-10-14' },
      ...{ startTime: '08:30', endTime: '13:00', link: '' },
    });
    this.#meetingId = meeting.id;
    const synthesis = await this.#test.call('syntheses.create', { level: 'meeting', id: meeting.id });
    this.#synthesisId = synthesis.id;
    this.#synthesis = synthesis;
  }

  async step(one: Step): Promise<void> {
    if (one.kind === 'crash') await this.#crash(one);
    else await this.#work(one);
    await this.#expectSame();
  }

  /** A last power cut: all that was answered is there, its backups open, and opening it again changes nothing. */
  async end(): Promise<void> {
    await this.#goOnFrom(this.#machine.disk.afterPowerCut(), this.#answered);
    await this.#expectSame();
    await this.#work({ kind: 'reopen' });
    await this.#expectSame();
    expect(await this.#test.runJob('backups.verify', null)).toMatchObject({ damaged: 0, lost: 0 });
    expect(this.#test.logged).toEqual([]);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#test.close();
  }

  get #plain(): Plain {
    return this.#states.at(-1) as Plain;
  }

  async #work(one: Work): Promise<void> {
    switch (one.kind) {
      case 'together':
        await Promise.all(one.commands.map((each) => this.#command(each)));
        return;
      case 'attach':
        return this.#attach();
      case 'checkpoint':
        return this.#test.application.session.current().checkpoint();
      case 'backup': {
        this.#close();
        const plain = this.#plain;
        const { name } = await this.#test.runJob('backups.make', null);
        this.#backups.set(name, plain);
        return;
      }
      case 'restore':
        return this.#restore(one.which);
      case 'protect':
        return this.#protect();
      case 'reopen':
        await this.#test.runJob('dossier.close', null);
        this.#close();
        return this.#open();
      default:
        await this.#command(one);
    }
  }

  /** Issues a command at once, where the model has something that it concerns. */
  #command(one: Command): Promise<unknown> {
    const { content } = this.#plain;
    const people = Object.keys(content.people);
    switch (one.kind) {
      case 'create': {
        const name = `Personne ${++this.#count}`;
        return this.#issue({ ...content, people: { ...content.people, [name]: '' } }, 'people.create', {
          familyName: name,
        });
      }
      case 'update': {
        const name = at(people, one.which);
        if (name === undefined) return Promise.resolve();
        const next = { ...content, people: { ...content.people, [name]: `rôle ${++this.#count}` } };
        const fields = { familyName: name, function: next.people[name] };
        return this.#issue(next, 'people.update', {
          id: this.#idOf('person', 'familyName', name),
          ...fields,
        });
      }
      case 'delete': {
        const name = at(people, one.which);
        if (name === undefined) return Promise.resolve();
        const { [name]: _, ...others } = content.people;
        const registered = content.registered.filter((other) => other !== name);
        const id = this.#idOf('person', 'familyName', name);
        return this.#issue({ ...content, people: others, registered }, 'people.delete', { id });
      }
      case 'register': {
        const name = at(
          people.filter((other) => !content.registered.includes(other)),
          one.which,
        );
        if (name === undefined) return Promise.resolve();
        const next = { ...content, registered: [...content.registered, name].sort() };
        const personId = this.#idOf('person', 'familyName', name);
        return this.#issue(next, 'registrations.register', { meetingId: this.#meetingId, personId });
      }
      case 'detach': {
        const name = at(Object.keys(content.joined), one.which);
        if (name === undefined) return Promise.resolve();
        const { [name]: _, ...joined } = content.joined;
        const attachmentId = this.#idOf('attachment', 'name', name);
        return this.#issue({ ...content, joined }, 'syntheses.detach', { attachmentId });
      }
      case 'type':
        return this.#type();
      case 'write':
        return this.#write(one.after);
      default:
        return this.#travel(one.kind);
    }
  }

  #type(): Promise<unknown> {
    const typed = JSON.stringify(`brouillon ${++this.#count} `.repeat(1 + (this.#count % 3) * 2000));
    const drafts = [{ key: draftKey('person', undefined), value: typed }];
    const dossier = this.#test.application.session.current().id;
    return this.#answer({ ...this.#plain, typed }, () =>
      this.#dispatch('drafts.keep', { dossier, window: WINDOW, drafts }),
    );
  }

  /** Saves what is written, some seconds later: told with what was saved before if it may be. */
  #write(after: number): Promise<unknown> {
    const { content, typed, total, done } = this.#plain;
    this.#clock.moment += after * 1000;
    // The dispatcher looks at the clock once.
    const at = this.#clock.moment + 1000;
    const written = `texte ${++this.#count}`;
    const latest = done.findLast(({ typing }) => typing);
    const began = latest && joinable(latest, at);
    const entry: Entry = {
      ...{ before: { written: content.written }, ...(began && latest) },
      ...{ after: { written }, typing: { began: began ?? at, last: at }, isOpen: true },
    };
    const others = began ? done.filter((one) => one !== latest) : done;
    const next = {
      content: { ...content, written },
      ...{ typed, total: began ? total : total + 1, done: [...others, entry], undone: [] },
    };
    const { title, content: blank } = this.#synthesis as Pick<Synthesis, 'title' | 'content'>;
    const saved = { id: this.#synthesisId, title, content: { ...blank, context: paragraph(written) } };
    return this.#answer(next, () => this.#dispatch('syntheses.save', saved));
  }

  /** What is typed from now on is told apart: a copy was made, or the dossier was closed. */
  #close(): void {
    this.#states = this.#states.map((state) => ({ ...state, done: state.done.map(closed) }));
  }

  /** « Annuler », « Rétablir ». */
  #travel(kind: 'undo' | 'redo'): Promise<unknown> {
    const { content, typed, total, done, undone } = this.#plain;
    const entry = kind === 'undo' ? done.at(-1) : undone.at(-1);
    if (!entry) return Promise.resolve();
    const next =
      kind === 'undo'
        ? { done: done.slice(0, -1), undone: [...undone, closed(entry)] }
        : { done: [...done, closed(entry)], undone: undone.slice(0, -1) };
    const to = { ...content, ...(kind === 'undo' ? entry.before : entry.after) };
    // What was typed before is no longer what the synthesis was left as by itself.
    const shut = 'written' in entry.before ? { ...next, done: next.done.map(closed) } : next;
    return this.#answer({ content: to, typed, total: total + 1, ...shut }, () =>
      this.#dispatch(`history.${kind}`, { sequence: null }),
    );
  }

  #issue(content: Content, name: string, input: unknown): Promise<unknown> {
    return this.#answer(this.#after(content), () => this.#dispatch(name, input));
  }

  #after(content: Content): Plain {
    const { content: former, typed, total, done } = this.#plain;
    const entry = { before: listed(former), after: listed(content), isOpen: false };
    return { content, typed, total: total + 1, done: [...done, entry], undone: [] };
  }

  /** Counts what `work` does as answered once it is. */
  async #answer(next: Plain, work: () => Promise<unknown>): Promise<void> {
    this.#states.push(next);
    const place = this.#states.length - 1;
    await work();
    this.#answered = Math.max(this.#answered, place);
  }

  async #dispatch(name: string, input: unknown): Promise<void> {
    const answer = await this.#test.answer(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`, { cause: this.#test.logged.at(-1) });
  }

  async #attach(): Promise<void> {
    const name = `fichier ${++this.#count}.txt`;
    const content = `contenu ${this.#count} `.repeat(1 + (this.#count % 3) * 5000);
    const file = await this.#test.sendFile(name, content);
    const former = this.#plain.content;
    await this.#answer(this.#after({ ...former, joined: { ...former.joined, [name]: content } }), () =>
      this.#test.runJob('syntheses.attach', { id: this.#synthesisId, file }),
    );
  }

  async #restore(index: number): Promise<void> {
    const { backups } = await this.#test.call('backups.list', null);
    const name = at(
      backups.map((backup) => backup.name).filter((one) => this.#backups.has(one)),
      index,
    );
    if (name === undefined) return;
    await this.#answer(this.#backups.get(name) as Plain, () =>
      this.#test.runJob('backups.restore', { name }),
    );
  }

  /** The dossier is closed and opened anew on the way. */
  async #protect(): Promise<void> {
    this.#close();
    const { isOn } = await this.#test.call('protection.state', null);
    if (isOn) await this.#test.runJob('protection.turnOff', { passphrase: PASSPHRASE });
    else {
      const recoveryCode = await this.#test.runJob('protection.newCode', null);
      await this.#test.runJob('protection.turnOn', { passphrase: PASSPHRASE, recoveryCode });
    }
  }

  /** Whether it is protected or not: the crash may have come before, or after. */
  async #open(): Promise<void> {
    const by = { passphrase: PASSPHRASE, unprotected: true };
    const opened = await this.#test.runJob('dossier.open', { folder: this.#folder, ...by });
    expect(opened.readOnly).toBe(false);
  }

  /** Stops the machine at one of the calls to the disk that a work makes, or after it when it makes fewer. */
  async #crash({ power, at: call, during }: Extract<Step, { kind: 'crash' }>): Promise<void> {
    let left: { disk: SimulatedDisk; answered: number; issued: number } | undefined;
    const stop = () => {
      const { disk } = this.#machine;
      left ??= {
        disk: power ? disk.afterPowerCut(() => this.#random(2) === 0) : disk.copy(),
        answered: this.#answered,
        issued: this.#states.length,
      };
      return left;
    };
    this.#machine.stopAt(call, stop);
    await this.#work(during);
    const { disk, answered, issued } = stop();
    this.#machine.stopAt(Number.POSITIVE_INFINITY, stop);
    this.#states = this.#states.slice(0, issued);
    await this.#goOnFrom(disk, answered);
    crashes++;
  }

  /** Opens what another disk holds: one of the states since the last answer, from which the model goes on. */
  async #goOnFrom(disk: SimulatedDisk, answered: number): Promise<void> {
    await this.#test.runJob('dossier.close', null);
    this.#machine.disk = disk;
    await this.#open();
    const found = await this.#found();
    const possible = this.#states.slice(answered);
    const state = possible.find(
      (one) =>
        one.total === found.total &&
        one.typed === found.typed &&
        isDeepStrictEqual(one.content, found.content),
    );
    if (!state) expect(possible, 'none of the possible states was found').toContainEqual(found);
    this.#states = [state as Plain];
    this.#answered = 0;
    this.#close();
  }

  async #expectSame(): Promise<void> {
    const { content, typed, total, undone } = this.#plain;
    const { redo } = await this.#test.call('history.list', { limit: 1 });
    expect(await this.#found()).toEqual({ content, typed, total });
    expect(redo !== null).toBe(undone.length > 0);
  }

  async #found(): Promise<Pick<Plain, 'content' | 'typed' | 'total'>> {
    const { call, application } = this.#test;
    const { people } = await call('people.list', {});
    const registrations = await call('registrations.list', { meetingId: this.#meetingId });
    const { attachments, synthesis } = await call('syntheses.get', { id: this.#synthesisId });
    const joined: Record<string, string> = {};
    for (const { name, sha512 } of attachments) {
      joined[name] = (await buffer(application.session.current().readFile(sha512))).toString();
    }
    const { total } = await call('history.list', { limit: 1 });
    const [draft] = await call('drafts.list', { dossier: application.session.current().id });
    const functions = Object.fromEntries(people.map((person) => [person.familyName, person.function]));
    return {
      content: {
        people: functions,
        registered: registrations.map(({ person }) => person.familyName).sort(),
        joined,
        written: /texte \d+/.exec(richTextPlain(synthesis.content.context))?.[0] ?? '',
      },
      typed: draft?.value ?? '',
      total,
    };
  }

  #idOf(table: string, column: string, value: string): string {
    const store = this.#test.application.session.current();
    const found = store.first(
      bareStatement<{ id: string }>(`SELECT id FROM ${table} WHERE ${column} = ?`, [value]),
    );
    if (!found) throw new Error(`the dossier lacks ${value}`);
    return found.id;
  }
}

/** A computer whose disk can be changed for what a crash left of it. */
class Machine {
  disk = new SimulatedDisk();
  #left = Number.POSITIVE_INFINITY;
  #stop: () => void = () => undefined;
  readonly files = new Proxy<FileSystem>(this.disk, {
    get: (_, name: keyof FileSystem) => {
      return (...given: unknown[]) => {
        if (this.#left-- === 0) this.#stop();
        return (this.disk[name] as (...all: unknown[]) => unknown).apply(this.disk, given);
      };
    },
  });

  /** Calls `stop` after so many calls from now on. */
  stopAt(calls: number, stop: () => void): void {
    this.#left = calls;
    this.#stop = stop;
  }
}

interface Clock {
  /** In milliseconds. */
  moment: number;
}

/** When what is typed in an entry began, if a save of that moment may join it. */
function joinable({ isOpen, typing }: Entry, at: number): number | undefined {
  const isNear = typing && at - typing.last <= 300_000 && at - typing.began <= 1_800_000;
  return isOpen && isNear ? typing.began : undefined;
}

const closed = (entry: Entry): Entry => ({ ...entry, isOpen: false });
const listed = ({ people, registered, joined }: Content): Listed => ({ people, registered, joined });

const at = <T>(all: readonly T[], index: number): T | undefined => all[index % all.length];
