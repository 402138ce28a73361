import { randomBytes } from 'node:crypto';
import { chmodSync, readdirSync, renameSync, unlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { answerAt, answersWith, HOLDS, heardAt } from './answering.ts';
import type { Presence, Taken } from './presence.ts';

/** Between two looks at those who claim the same name at once, in milliseconds, and how many looks before giving up. */
const PAUSE = 20;
const LOOKS = 250;
/** Systems clear away what lies untouched for days in their temporary folders. */
const HOUR = 3600 * 1000;
/** What `runtimeFolder` and `announce` make: no other address that a file names is connected to. */
const ADDRESS = /^\/.{1,70}\/\.?cahiers(-\d+)?\/[0-9a-f]{16}\.[0-9a-f]{12}$/;

/** Who announced that it wants a name. */
interface Claim {
  /** Drawn at random: of those who claim at once, the lowest goes on. */
  readonly id: string;
  hold(token: string): Taken;
  withdraw(): Promise<void>;
}

/**
 * Names by sockets in a folder that only their user can enter. Nothing can take the place of a dead process’s socket in one
 * step, so each has one of its own: a process announces itself, *then* looks, and holds the name only if it sees nobody else
 * alive. Of two, the one that announced itself last sees the other; both may give way, never both hold. A socket appears
 * under its name once it listens, so one that refuses is that of a dead process, and its own for ever: it can be removed.
 */
export function socketPresence(folderOf: () => string): Presence {
  return {
    answers: async (address, token) => ADDRESS.test(address) && answersWith(address, token),
    async take(name, token) {
      const folder = folderOf();
      let claim: Claim | undefined;
      let taken: Taken | undefined;
      try {
        for (let looks = 0; looks < LOOKS && !taken; looks++) {
          const others = await livingIn(folder, name, claim?.id);
          if (others.some(({ says }) => says.startsWith(HOLDS))) break;
          if (others.length === 0) {
            if (claim) taken = claim.hold(token);
            else claim = await announce(folder, name);
            continue;
          }
          const id = claim?.id ?? '';
          if (others.some((other) => other.id < id)) {
            await claim?.withdraw();
            claim = undefined;
          }
          await pause(PAUSE);
        }
        return taken;
      } finally {
        if (!taken) await claim?.withdraw();
      }
    },
  };
}

async function announce(folder: string, name: string): Promise<Claim> {
  const id = randomBytes(6).toString('hex');
  const address = join(folder, `${name}.${id}`);
  const unannounced = `${address}.new`;
  let says = 'claims';
  const answering = await answerAt(unannounced, () => says);
  const withdraw = async () => {
    remove(address);
    await answering.close();
  };
  try {
    chmodSync(unannounced, 0o600);
    renameSync(unannounced, address);
  } catch (error) {
    await withdraw();
    throw error;
  }
  return {
    id,
    withdraw,
    hold(token) {
      says = `${HOLDS} ${token}`;
      const touching = setInterval(() => touch(address), HOUR).unref();
      return {
        address,
        async release() {
          clearInterval(touching);
          await withdraw();
        },
      };
    },
  };
}

/** The others who claim or hold a name, and what they say. Removes what dead ones left. */
async function livingIn(folder: string, name: string, own: string | undefined) {
  const living: { readonly id: string; readonly says: string }[] = [];
  for (const file of readdirSync(folder)) {
    const [named, id = '', unannounced] = file.split('.');
    if (named !== name || id === own || unannounced !== undefined) continue;
    const says = await heardAt(join(folder, file));
    if (says === undefined) remove(join(folder, file));
    else living.push({ id, says });
  }
  return living;
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It is gone already, or the next to look removes it.
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // It still answers by its lock’s address, as long as that is there.
  }
}
