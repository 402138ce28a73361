import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Application, createApplication } from '../../main/app.ts';
import type { FileSystem } from '../../main/engine/dossier/file-system.ts';
import type { DossierStore } from '../../main/engine/dossier/store.ts';
import type { Tries } from '../../main/engine/dossier/tries.ts';
import type { Fetch } from '../../main/engine/network.ts';
import type { Renderer } from '../../main/engine/render.ts';
import type { Secrets } from '../../main/engine/secrets.ts';
import type { LookElsewhere } from '../../main/looking/elsewhere.ts';
import type { Waiting } from '../../main/publishing/handlers.ts';
import { createSpreadsheetReader } from '../../main/spreadsheets/reader.ts';
import type { AppContract } from '../../shared/contract.ts';
import type { NewDossier } from '../../shared/dossier/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { Input, NamesOf, Output } from '../../shared/operation.ts';
import type { Answer, AppEvent, FileRef } from '../../shared/wire.ts';
import { presenceInMemory } from './presence.ts';

type Queries = NamesOf<AppContract, 'query'>;
type Commands = NamesOf<AppContract, 'command' | 'outside'>;
type Jobs = NamesOf<AppContract, 'job'>;

export interface TestDossierOptions {
  /** The moment it is, always the same: UTC, ISO 8601. The real one when absent. */
  readonly now?: string;
  readonly dossier?: Partial<NewDossier>;
  readonly renderer?: Renderer;
  /** What reaches spaces; Node’s own when absent. */
  readonly fetch?: Fetch;
  /** How long a space is waited for. */
  readonly waiting?: Waiting;
  readonly tries?: Tries;
  /** Milliseconds left to read a dossier that was never opened here. */
  readonly patience?: number;
  /** Where dossiers lie. */
  readonly disk?: FileSystem;
  /** What looks into copies of dossiers. */
  readonly copyWorker?: URL;
  /** How places that may not answer are looked at. */
  readonly look?: LookElsewhere;
}

export interface TestApplication extends AsyncDisposable {
  readonly application: Application;
  readonly dataFolder: string;
  readonly events: AppEvent[];
  /** What was logged: errors that no one foresaw. */
  readonly logged: unknown[];
  /** Calls a query or a command as a window does, the command over what it is based on; throws its AppError. */
  call<N extends Queries | Commands>(
    name: N,
    input: Input<AppContract, N>,
    basedOn?: number,
  ): Promise<Output<AppContract, N>>;
  /** Starts a job and waits for its result; throws its AppError. */
  runJob<N extends Jobs>(name: N, input: Input<AppContract, N>): Promise<Output<AppContract, N>>;
  /** What a call answers, whatever its name and input. */
  answer(name: string, input: unknown): Promise<Answer>;
  /** Sends a file as a window does; answers its identifier. */
  sendFile(name: string, content: string | Uint8Array): Promise<string>;
  /** What a result holds. */
  contentOf(file: Pick<FileRef, 'id'> | null): Promise<Buffer>;
  close(): Promise<void>;
}

export interface TestDossier extends TestApplication {
  readonly store: DossierStore;
  readonly folder: string;
}

/** The whole application over a real dossier of the académie de Poitiers, in a temporary folder that `close` removes. */
export async function openTestDossier(options: TestDossierOptions = {}): Promise<TestDossier> {
  const test = openTestApplication(options);
  const { folder } = await test.application.session.create({
    name: 'Académie de Poitiers, EGN 2020',
    territory: { level: 'academy', code: '13' },
    campaignId: 'egn-2020',
    referenceDate: null,
    ...options.dossier,
  });
  return { ...test, folder, store: test.application.session.current() };
}

/** The whole application, with no dossier open. */
export function openTestApplication(options: TestDossierOptions = {}): TestApplication {
  const dataFolder = mkdtempSync(join(tmpdir(), 'cahiers-'));
  const events: AppEvent[] = [];
  const logged: unknown[] = [];
  const application = createApplication({
    dataFolder,
    clock: { now: () => options.now ?? new Date().toISOString() },
    secrets: secretsInMemory(),
    fetch: options.fetch ?? fetch,
    spreadsheets: createSpreadsheetReader(new URL('../../main/spreadsheets/worker.ts', import.meta.url)),
    copyWorker: options.copyWorker ?? new URL('../../main/backups/copy-worker.ts', import.meta.url),
    guessCost: 2 ** 10,
    patience: options.patience,
    renderer: options.renderer ?? { render: () => Promise.reject(new Error('this test draws nothing')) },
    ...(options.waiting && { waiting: options.waiting }),
    ...(options.tries && { tries: options.tries }),
    // What is on a disk of the test’s own, no other process has.
    ...(options.disk && { disk: options.disk, presence: presenceInMemory() }),
    ...(options.look && { look: options.look }),
    emit: (event) => events.push(event),
    log: (error) => logged.push(error),
  });
  const call = async (name: string, input: unknown, basedOn?: number) =>
    valueFrom(await application.dispatch(application.atThisDesk, name, input, basedOn), logged);
  const close = async () => {
    await application.close();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  return {
    application,
    dataFolder,
    events,
    logged,
    answer: (name, input) => application.dispatch(application.atThisDesk, name, input),
    call: call as TestApplication['call'],
    runJob: (async (name: string, input: unknown) =>
      call('jobs.wait', await call(name, input))) as TestApplication['runJob'],
    sendFile: (name, content) =>
      application.files.receive(
        name,
        (async function* () {
          yield Buffer.from(content);
        })(),
      ),
    contentOf: (file) => {
      const offered = application.files.offered(file?.id ?? '');
      if (!offered) throw new Error('the file is not offered');
      return buffer(offered.file.read());
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function valueFrom(answer: Answer, logged: readonly unknown[]): unknown {
  if (answer.ok) return answer.value;
  const { code, message, details } = answer.error;
  throw new AppError(code, message, details, code === 'unexpected' ? { cause: logged.at(-1) } : {});
}

function secretsInMemory(): Secrets {
  const secrets = new Map<string, string>();
  return {
    isSealed: async () => true,
    get: async (name) => secrets.get(name),
    set: async (name, secret) => {
      secrets.set(name, secret);
    },
    delete: async (name) => {
      secrets.delete(name);
    },
  };
}
