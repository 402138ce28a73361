import type { protectionContract } from '../../shared/protection/contract.ts';
import type { Session } from '../engine/dossier/session.ts';
import { type GuessCost, type Unlocking, unlockingBy } from '../engine/dossier/vault/keys.ts';
import { newRecoveryCode } from '../engine/dossier/vault/recovery-code.ts';
import type { Handlers } from '../engine/operations.ts';
import type { Secrets } from '../engine/secrets.ts';
import { refusals } from './refusals.ts';
import { forgetKey, rememberedKey, rememberKey } from './remembered.ts';
import { changeLock, giveUpTurningOn, mark, newLock, presentLock } from './turn.ts';

/** Operations on the protection of the open dossier. They are jobs because they move its files, not its rows. */
export function protectionHandlers({
  session,
  secrets,
  guessCost,
}: {
  session: Session;
  secrets: Secrets;
  guessCost?: GuessCost | undefined;
}): Handlers<typeof protectionContract> {
  /** Another passphrase or code, by what opens the dossier now. */
  const change = (by: Unlocking | undefined, next: Parameters<typeof changeLock>[3]) =>
    session.alone(async (store, files) => {
      await session.tried(() => changeLock(store, files, by ?? { passphrase: '' }, next));
      return null;
    });
  return {
    'protection.state': async () => {
      const opened = session.opened();
      const isOn = opened?.isProtected ?? false;
      return {
        isOn,
        canRemember: await secrets.isSealed(),
        isRemembered: isOn && opened !== null && (await rememberedKey(secrets, opened.id)) !== undefined,
      };
    },
    'protection.newCode': async () => newRecoveryCode(),
    'protection.turnOn': async (_, input) => {
      session.lookAgain();
      const copies = session.opened()?.place.conflictCopies ?? [];
      if (copies.length > 0) throw refusals.conflictCopies(copies);
      const former = (await session.copies()).filter(
        ({ folder, isAway }) => !isAway && !session.known.isProtected(folder),
      );
      if (former.length > 0) throw refusals.clearCopies(former.map(({ folder }) => folder));
      return session.reopen((store) => newLock(store, input, guessCost), {
        closed: (folder, parts, turning) => mark(parts, folder, 'turning-on', turning),
        giveUp: (folder, parts, { key }) => giveUpTurningOn(parts, folder, key),
      });
    },
    'protection.turnOff': async (_, by) => {
      const opened = await session.reopen(
        (store, files) => session.tried(() => presentLock(store, files, by)),
        { closed: (folder, parts, turning) => mark(parts, folder, 'turning-off', turning) },
      );
      await forgetKey(secrets, opened.id);
      return opened;
    },
    'protection.changePassphrase': (_, { next, ...by }) => change(unlockingBy(by), { passphrase: next }),
    'protection.renewCode': (_, { passphrase, recoveryCode }) => change({ passphrase }, { recoveryCode }),
    'protection.remember': (_, { remember }) =>
      session.alone(async ({ id, key }) => {
        if (!remember) await forgetKey(secrets, id);
        else if (!key) throw refusals.notOn();
        else if (!(await secrets.isSealed())) throw refusals.noKeychain();
        else await rememberKey(secrets, id, key);
        return null;
      }),
  };
}
