import { join } from 'node:path';
import { type AppContract, contract } from '../shared/contract.ts';
import type { AppEvent } from '../shared/wire.ts';
import { createCopyReader } from './backups/copy-reader.ts';
import { backupsHandlers } from './backups/handlers.ts';
import { BackupKeeper } from './backups/keeper.ts';
import { campaignHandlers } from './campaign/handlers.ts';
import { dashboardHandlers } from './dashboard/handlers.ts';
import { documentsHandlers, drawingHandlers } from './documents/handlers.ts';
import { draftsHandlers } from './drafts/handlers.ts';
import { forgetOldDrafts } from './drafts/write.ts';
import { createDispatcher, type Dispatcher } from './engine/dispatch.ts';
import { type FileSystem, nodeFileSystem } from './engine/dossier/file-system.ts';
import { dossierHandlers } from './engine/dossier/handlers.ts';
import type { OpenStore } from './engine/dossier/open-store.ts';
import { Places } from './engine/dossier/places.ts';
import { presenceHere } from './engine/dossier/presence/here.ts';
import type { Presence } from './engine/dossier/presence/presence.ts';
import { Session } from './engine/dossier/session.ts';
import type { Tries } from './engine/dossier/tries.ts';
import type { GuessCost } from './engine/dossier/vault/keys.ts';
import { TemporaryFiles } from './engine/files.ts';
import type { Fetch } from './engine/network.ts';
import type { Caller, Clock, Handlers, OperationTable } from './engine/operations.ts';
import type { Renderer } from './engine/render.ts';
import type { Secrets } from './engine/secrets.ts';
import { historyHandlers } from './history/handlers.ts';
import { assertSeen } from './history/seen.ts';
import { listsHandlers } from './lists/handlers.ts';
import type { LookElsewhere } from './looking/elsewhere.ts';
import { meetingsHandlers } from './meetings/handlers.ts';
import { networksHandlers } from './networks/handlers.ts';
import { freezeSigned } from './packages/freeze-signed.ts';
import { packagesHandlers } from './packages/handlers.ts';
import { peopleHandlers } from './people/handlers.ts';
import { finishErasures } from './personal-data/finish.ts';
import { personalDataHandlers } from './personal-data/handlers.ts';
import { settleCorrected } from './personal-data/left.ts';
import { proposalsHandlers } from './proposals/handlers.ts';
import { protectionHandlers } from './protection/handlers.ts';
import { rememberedKey } from './protection/remembered.ts';
import { publishingHandlers, type Waiting } from './publishing/handlers.ts';
import { knownFormats } from './publishing/read.ts';
import type { ConfirmSpace } from './publishing/spaces.ts';
import { registrationsHandlers } from './registrations/handlers.ts';
import { sampleDossier } from './sample/sample.ts';
import { scheduleHandlers } from './schedule/handlers.ts';
import { searchHandlers } from './search/handlers.ts';
import type { SpreadsheetReader } from './spreadsheets/reader.ts';
import { synthesesHandlers } from './syntheses/handlers.ts';
import { TABLES } from './tables.ts';
import { trashHandlers } from './trash/handlers.ts';
import { venuesHandlers } from './venues/handlers.ts';
import { workshopsHandlers } from './workshops/handlers.ts';

/** What a host gives to the application. */
export interface HostParts {
  /** Folder of the application’s own data: dossiers made by default, preferences, temporary files. */
  readonly dataFolder: string;
  /** The disk on which dossiers and preferences lie; that of this machine when absent. */
  readonly disk?: FileSystem;
  readonly clock: Clock;
  readonly secrets: Secrets;
  /** Reaches spaces, and nothing else does. */
  readonly fetch: Fetch;
  readonly renderer: Renderer;
  readonly spreadsheets: SpreadsheetReader;
  /** Address of the entry of the threads that open copies. */
  readonly copyWorker: URL;
  /** Milliseconds left to read a dossier that was never opened here. */
  readonly patience?: number | undefined;
  /** Looks from other processes at places that may not answer; this one looks when absent. */
  readonly look?: LookElsewhere;
  /** How other processes know that a dossier is open; that of this machine when absent. */
  readonly presence?: Presence;
  /** How long a space is waited for; a usual time when absent. */
  readonly waiting?: Waiting;
  /** How long wrong passphrases are made to wait; a usual time when absent. */
  readonly tries?: Tries;
  /** What one guess of a passphrase costs; a usual cost when absent. */
  readonly guessCost?: GuessCost;
  /** What this host answers that the other does not. */
  readonly own?: OperationTable;
  /** The path of a place that a window names, when it is not one of those it was told; any is taken when absent. */
  readonly pathOf?: (given: string) => string | undefined;
  /** Asks whoever works whether to believe a new space, outside the screens; believed when absent. */
  readonly confirmSpace?: ConfirmSpace;
  readonly emit: (event: AppEvent) => void;
  readonly log: (error: unknown) => void;
}

export interface Application extends Dispatcher {
  /** Whoever works at this computer: they may do everything. */
  readonly atThisDesk: Caller;
  readonly session: Session;
  readonly files: TemporaryFiles;
  /** Cancels jobs, checkpoints and closes the open dossier. */
  close(): Promise<void>;
}

/** What is given nothing but the open dossier, and answers what its tables say. */
const ofTables = {
  ...dashboardHandlers,
  ...historyHandlers,
  ...trashHandlers,
  ...searchHandlers,
  ...venuesHandlers,
  ...networksHandlers,
  ...meetingsHandlers,
  ...peopleHandlers,
  ...registrationsHandlers,
  ...workshopsHandlers,
  ...scheduleHandlers,
  ...proposalsHandlers,
  ...documentsHandlers,
  ...synthesesHandlers,
};

/** What the session says, which tells the windows whenever it changes. */
const ofSession = ['dossier.current', 'dossier.asked', 'preferences.get'] as const;

/** The whole application, feature by feature. */
export function createApplication(host: HostParts): Application {
  const { clock, log, renderer } = host;
  const emit = (event: AppEvent) => {
    host.emit(event);
    if (event.type !== 'changed' || !session.store) return;
    keeper.consider(session.store);
    settle().catch(log);
  };
  const { disk: dossierFiles = nodeFileSystem, presence = presenceHere, look } = host;
  const copies = createCopyReader(dossierFiles, host.copyWorker, host.patience);
  const disk = { files: dossierFiles, presence, now: () => clock.now(), copies };
  const keeper = new BackupKeeper({ ...disk, log, onChange: () => host.emit({ type: 'changed' }) });
  const files = new TemporaryFiles(join(host.dataFolder, 'temporary'));
  const session = new Session({
    dataFolder: host.dataFolder,
    files: dossierFiles,
    presence,
    look: look?.dossiers,
    clock,
    tables: TABLES,
    onChange: () => {
      emit({ type: 'changed' });
      tend().catch(log);
    },
    isBusy: () =>
      dispatcher.running().some(({ name }) => !/^(dossier|protection|backups|desktop)\.(?!copy)/.test(name)),
    apart: (work) => keeper.inTurn(work),
    beforeLeaving: (store) => keeper.leave(store),
    onRewritten: (store, from) => {
      keeper.rewritten(store, from).then(() => session.lookAgain(), log);
    },
    warnings: () => (keeper.failure === null ? [] : [keeper.failure]),
    fold: copies.fold,
    inspect: copies.inspect,
    rememberedKey: (dossierId) => rememberedKey(host.secrets, dossierId),
    ...(host.tries && { tries: host.tries }),
  });
  const places = new Places({
    files: dossierFiles,
    dataFolder: host.dataFolder,
    known: () => [
      ...session.preferences.recents.map(({ folder }) => folder),
      ...(session.asked ? [session.asked.folder] : []),
    ],
    pathOf: host.pathOf ?? ((given) => given),
  });
  const finish = async () => {
    if (session.store) await finishErasures({ ...disk, keeper }, session.store);
  };
  /** A text that named someone who is erased, and was corrected, leaves no trace either. */
  const settle = async () => {
    if (!session.store || !(await settleCorrected(session.store))) return;
    host.emit({ type: 'erased' });
    await finish();
    host.emit({ type: 'changed' });
  };
  const opened = new WeakSet<OpenStore>();
  /** As soon as a dossier opens, what is too old is forgotten, and what a crash stopped is gone on with. */
  const tend = async () => {
    const { store } = session;
    if (!store) return;
    const { version } = store;
    if (!opened.has(store)) {
      opened.add(store);
      await forgetOldDrafts(store, clock.now()).catch(log);
    }
    await finish();
    if (session.store) await freezeSigned(session.store, clock.now());
    // No command told of it.
    if (store.version !== version) host.emit({ type: 'changed' });
  };
  const handlers: Handlers<AppContract> = {
    ...dossierHandlers(
      session,
      places,
      sampleDossier(() => handlers),
    ),
    ...protectionHandlers({ session, secrets: host.secrets, guessCost: host.guessCost }),
    ...backupsHandlers({ session, keeper, places, tables: TABLES, ...disk, sticks: look?.sticks }),
    ...personalDataHandlers({
      files: dossierFiles,
      dossier: () => session.current(),
      copies: (within) => session.copies(within),
      finish,
      tell: () => host.emit({ type: 'erased' }),
    }),
    ...campaignHandlers,
    ...ofTables,
    ...listsHandlers({ spreadsheets: host.spreadsheets }),
    ...drawingHandlers({ renderer }),
    // Once it is done.
    ...draftsHandlers({ touched: () => queueMicrotask(() => settle().catch(log)) }),
    ...packagesHandlers({ renderer, dossier: () => session.current(), readers: knownFormats }),
    ...publishingHandlers({
      ...{ secrets: host.secrets, fetch: host.fetch },
      ...(host.waiting && { waiting: host.waiting }),
      ...(host.confirmSpace && { confirmSpace: host.confirmSpace }),
    }),
  };
  const dispatcher: Dispatcher = createDispatcher({
    contract,
    handlers,
    own: host.own,
    ofTables: new Set(Object.keys(ofTables)),
    ofSession: new Set(ofSession),
    clock,
    files,
    dossier: () => session.current(),
    assertSeen,
    emit,
    log,
  });
  return {
    ...dispatcher,
    atThisDesk: {
      get name() {
        return session.preferences.author;
      },
      may: () => true,
    },
    session,
    files,
    close: async () => {
      await dispatcher.stop();
      // It ends all the same: what stops a dossier from being closed was said while it was open.
      await session.close({ inSilence: true }).catch(log);
      files.clear();
    },
  };
}
