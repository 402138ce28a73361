import { errorCode } from '../file-system.ts';
import { type Answering, answerAt, answersWith, HOLDS } from './answering.ts';
import type { Presence } from './presence.ts';

/**
 * Names by what only one process can open, and the system gives back when it ends: a named pipe of Windows (libuv asks for
 * its first instance: `FILE_FLAG_FIRST_PIPE_INSTANCE`). Whoever has the name already is taken for alive, whatever it says.
 */
export function pipePresence(addressOf: (name: string) => string): Presence {
  return {
    // A name on another computer is never connected to.
    answers: async (address, token) =>
      address.startsWith(addressOf('')) &&
      /^[0-9a-f]{16}$/.test(address.slice(addressOf('').length)) &&
      answersWith(address, token),
    async take(name, token) {
      const address = addressOf(name);
      let answering: Answering;
      try {
        answering = await answerAt(address, () => `${HOLDS} ${token}`);
      } catch (error) {
        // The second when another user has it, and lets nobody in.
        if (['EADDRINUSE', 'EACCES'].includes(errorCode(error))) return undefined;
        throw error;
      }
      return { address, release: () => answering.close() };
    },
  };
}
