import { join } from 'node:path';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { type Answered, ShownAnswers } from '../../renderer/client/shown-answers.ts';
import { namesakesAmong } from '../../shared/people/namesakes.ts';
import type { RegistrationOfPerson } from '../../shared/registrations/contract.ts';
import type { Answer, AppEvent } from '../../shared/wire.ts';
import { ApplicationProcess } from '../factories/application-process.ts';
import { openTestDossier } from '../factories/dossier.ts';
import { fillSet, SETS } from '../factories/sets.ts';
import { type Figure, figure, median } from './figure.ts';
import { mainThreadTime } from './measured-process.ts';

const WINDOWS = 6;
const REGISTERED = 400;
const MARKS = 30;
const PEER = 'everything asked again';

type Key = readonly [name: string, input: unknown];

/** Six windows at the door of a meeting: what one mark costs the application, beside windows that ask for everything again. */
export async function* windowBench(): AsyncGenerator<Figure> {
  const dossier = await openTestDossier();
  let application: ApplicationProcess | undefined;
  try {
    await fillSet(dossier.store, SETS.typical);
    const [meeting] = await dossier.call('meetings.list', {});
    const meetingId = meeting?.id ?? '';
    await registerUpTo(REGISTERED, dossier, meetingId);
    await dossier.runJob('dossier.close', null);
    application = await ApplicationProcess.start(join(dossier.dataFolder, 'other'));
    await application.runJob('dossier.open', { folder: dossier.folder });
    const all = await marks(application, meetingId, { asksEverything: true });
    const touched = await marks(application, meetingId, { asksEverything: false });
    yield figure('window.mark', 'ms', touched.time, '<= 10 ms');
    yield figure('window.mark-beside-all', 'ms', touched.time, '<= 0.5x', PEER, all.time);
    yield figure('window.mark-bytes', 'kB', touched.bytes / 1000, '<= 0.1x', PEER, all.bytes / 1000);
  } finally {
    await application?.kill();
    await dossier.close();
  }
}

async function registerUpTo(
  count: number,
  { call }: Awaited<ReturnType<typeof openTestDossier>>,
  meetingId: string,
): Promise<void> {
  const before = await call('registrations.list', { meetingId });
  const known = new Set(before.map(({ personId }) => personId));
  const { people } = await call('people.list', {});
  const others = people.filter(({ id }) => !known.has(id)).slice(0, count - known.size);
  for (const { id } of others) await call('registrations.register', { meetingId, personId: id });
}

/** What a mark costs the main thread of the application, in milliseconds, and how much is sent to the windows, in bytes. */
async function marks(
  application: ApplicationProcess,
  meetingId: string,
  { asksEverything }: { asksEverything: boolean },
): Promise<{ time: number; bytes: number }> {
  const list: Key = ['registrations.list', { meetingId }];
  const windows = await Promise.all(
    Array.from({ length: WINDOWS }, () => WindowAtTheDoor.open(application, meetingId, asksEverything)),
  );
  const [desk] = windows;
  const times: number[] = [];
  const sent: number[] = [];
  for (let index = 0; index < MARKS; index++) {
    const registered = desk?.data(list) as RegistrationOfPerson[];
    const { id = '' } = registered[index * 7] ?? {};
    const before = { time: await mainThreadTime(application.pid), bytes: bytesOf(windows) };
    const attendance = asksEverything ? 'excused' : 'present';
    await application.textOf('registrations.mark', { ids: [id], attendance });
    await desk?.afterMark(list, id);
    while (!windows.every((one) => one.isQuiet && one.attendanceOf(list, id) === attendance)) await pause(2);
    await pause(20);
    times.push((await mainThreadTime(application.pid)) - before.time);
    sent.push(bytesOf(windows) - before.bytes);
  }
  for (const one of windows) one.close();
  return { time: median(times), bytes: median(sent) };
}

const bytesOf = (windows: readonly WindowAtTheDoor[]): number =>
  windows.reduce((sum, { bytes }) => sum + bytes, 0);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What the screen « Jour J » asks and hears, by the very code of the windows. */
class WindowAtTheDoor {
  /** All that it has received. */
  bytes = 0;
  readonly #queries = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
  });
  readonly #shown: ShownAnswers;
  readonly #asksEverything: boolean;
  #isOpen = true;

  private constructor(application: ApplicationProcess, asksEverything: boolean) {
    this.#asksEverything = asksEverything;
    this.#shown = new ShownAnswers(this.#queries, async (name, input): Promise<Answered> => {
      const text = await application.textOf(name, input);
      this.bytes += Buffer.byteLength(text);
      const answer = JSON.parse(text) as Answer;
      if (!answer.ok) throw new Error(answer.error.message);
      return asksEverything ? { value: answer.value } : answer;
    });
  }

  static async open(application: ApplicationProcess, meetingId: string, asksEverything: boolean) {
    const opened = new WindowAtTheDoor(application, asksEverything);
    await application.follow((data) => opened.#hear(data));
    const list: Key = ['registrations.list', { meetingId }];
    const always: Key[] = [
      ['dossier.current', null],
      ['dossier.asked', null],
      ['preferences.get', null],
      ['meetings.get', { id: meetingId }],
      ['workshops.list', { meetingId }],
    ];
    for (const key of [...always, list]) opened.#show(key);
    while (!opened.data(list)) await pause(5);
    const namesakes = namesakesAmong(opened.data(list) as RegistrationOfPerson[], ({ person }) => person);
    opened.#show(['registrations.addresses', { ids: namesakes.flat().map(({ id }) => id) }]);
    while (!opened.isQuiet) await pause(5);
    return opened;
  }

  get isQuiet(): boolean {
    return this.#queries.isFetching() === 0;
  }

  data(key: Key): unknown {
    return this.#queries.getQueryData(key);
  }

  attendanceOf(list: Key, id: string): string | null | undefined {
    return (this.data(list) as RegistrationOfPerson[]).find((one) => one.id === id)?.attendance;
  }

  /** The window that marks does not wait for the news. */
  async afterMark(list: Key, id: string): Promise<void> {
    if (!this.#asksEverything) await this.#shown.bringUpToDate(list, [id]);
    else await this.#queries.invalidateQueries({ queryKey: list });
  }

  close(): void {
    this.#isOpen = false;
    this.#queries.clear();
  }

  #show(queryKey: Key): void {
    const queryFn = () => this.#shown.answer(queryKey);
    new QueryObserver(this.#queries, { queryKey, queryFn }).subscribe(() => undefined);
  }

  #hear(data: string): void {
    if (!this.#isOpen) return;
    this.bytes += Buffer.byteLength(data);
    const event = JSON.parse(data) as AppEvent;
    if (event.type !== 'changed') return;
    this.#shown.hear((this.#asksEverything ? undefined : event.touched) ?? 'everything');
  }
}
