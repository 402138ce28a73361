import { userInfo } from 'node:os';
import type { backupsContract, Stick } from '../../shared/backups/contract.ts';
import type { Tables } from '../../shared/declared/table.ts';
import { attachedTo } from '../engine/dossier/copy.ts';
import { folderOf } from '../engine/dossier/listing.ts';
import type { LockParts } from '../engine/dossier/lock.ts';
import type { OpenStore } from '../engine/dossier/open-store.ts';
import type { Places } from '../engine/dossier/places.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { Session } from '../engine/dossier/session.ts';
import { unlockingBy } from '../engine/dossier/vault/keys.ts';
import type { Handlers } from '../engine/operations.ts';
import { failures } from './errors.ts';
import type { BackupKeeper } from './keeper.ts';
import type { MakingParts } from './make.ts';
import { previewOf, shown } from './read.ts';
import { mend, mendParts, remediesOf } from './remedies.ts';
import { restoreBackup } from './restore.ts';
import { bringFrom } from './second-copies.ts';
import { listBackups, type ShelvedBackup, shelfSize } from './shelf.ts';
import { type Machine, stickAt, volumesOf } from './sticks.ts';
import { copyDossier } from './usb-copy.ts';
import { verifyAll } from './verify.ts';

/** The sticks among the volumes that answer. */
export type LookForSticks = (volumes: readonly string[]) => Promise<Stick[]>;

interface BackupsParts extends MakingParts, LockParts {
  readonly session: Session;
  readonly keeper: BackupKeeper;
  readonly places: Places;
  readonly tables: Tables;
  readonly sticks?: LookForSticks | undefined;
}

/** Operations on the backups of the open dossier, and on those of one that is refused. */
export function backupsHandlers({
  session,
  keeper,
  places,
  tables,
  ...parts
}: BackupsParts): Handlers<typeof backupsContract> {
  const { files } = parts;
  const making = { ...parts, tables };
  const machine: Machine = { platform: process.platform, user: userInfo().username };
  const sticks =
    parts.sticks ?? (async (volumes) => volumes.flatMap((volume) => stickAt(files, machine, volume) ?? []));
  const placeOf = ({ folder, vault }: OpenStore) => ({ files, folder, vault });
  return {
    'backups.list': () => {
      const { folder } = session.current();
      return {
        backups: listBackups(files, folder).map((one) => shown(tables, one)),
        size: shelfSize(files, folder),
        failure: keeper.failure,
      };
    },
    'backups.make': async () => shown(tables, await keeper.make(session.current(), 'hand')),
    'backups.verify': async ({ signal, progress }) => {
      const former = (await session.copies()).filter(({ isAway }) => !isAway);
      const outcome = await session.secured((store) =>
        keeper.inTurn(async () => {
          // Of a dossier that had to be written elsewhere, what could not follow.
          for (const { folder } of former) await bringFrom(folder, placeOf(store), attachedTo(store));
          return verifyAll({ ...parts, signal, progress }, store);
        }),
      );
      if (outcome.mended > 0) session.lookAgain();
      return outcome;
    },
    'backups.sticks': async () => {
      const plugged = await sticks(volumesOf(files, machine));
      for (const { folder } of plugged) places.tell(folder);
      return plugged;
    },
    'backups.copy': async ({ signal, progress }, { folder: given }) => {
      const folder = places.pathOf(given);
      await session.known.reach(folder);
      return session.secured((store) => {
        const name = `${openDossier(store).name} ${parts.now().slice(0, 10)}`;
        return copyDossier({ ...parts, signal, progress }, store, folder, name);
      });
    },
    'backups.preview': async (_, { name }) => previewOf(making, session.current(), name),
    'backups.restore': async (_, { name }) => {
      let aside: ShelvedBackup | undefined;
      await session.reopen(async ({ key }) => key && { key }, {
        prepare: async (unread) => {
          aside = await restoreBackup(parts, unread, name);
        },
      });
      if (!aside) throw failures.differs();
      return shown(tables, aside);
    },
    'backups.remedies': async (_, { folder: given, ...by }) => {
      const [folder, unlocking] = [folderOf(places.pathOf(given)), unlockingBy(by)];
      await session.known.reach(folder);
      const look = () => remediesOf(making, folder, unlocking);
      return unlocking ? session.tried(look, folder) : look();
    },
    'backups.repair': async (_, { folder: given, name, ...by }) => {
      const path = places.pathOf(given);
      await session.known.reach(folderOf(path));
      await mendParts(parts, folderOf(path), name);
      return session.open(path, {
        unlocking: unlockingBy(by),
        prepare: (unread) => mend(parts, unread, name),
      });
    },
  };
}
