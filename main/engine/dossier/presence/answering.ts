import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';
import { errorCode } from '../file-system.ts';

/** What a process says that has a name, followed by the token with which it took it. */
export const HOLDS = 'holds';

/** Milliseconds: one that is stopped, or waits for a slow disk, accepts a connection and says nothing. */
const SAYS_WITHIN = 1000;
/** Nobody listens there, or there is no such address. */
const GONE = ['ECONNREFUSED', 'ENOENT'];
/** Characters of the longest line that is said. */
const LONGEST = 200;

export interface Answering {
  close(): Promise<void>;
}

/** Says a line to whoever connects to a socket or a pipe, as long as this process lives. Throws `EADDRINUSE`. */
export async function answerAt(path: string, says: () => string): Promise<Answering> {
  const asking = new Set<Socket>();
  const server = createServer((socket) => {
    asking.add(socket);
    socket.on('error', () => undefined).on('close', () => asking.delete(socket));
    socket.end(`${says()}\n`);
  });
  // A dossier that is open keeps no process alive.
  server.unref().listen({ path });
  await once(server, 'listening');
  // One that cannot be accepted (too many files are open) takes this process for silent, and alive.
  server.on('error', () => undefined);
  return {
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of asking) socket.destroy();
      await closed;
    },
  };
}

/**
 * What the process says that lives at an address: `HOLDS` alone when it accepts and stays silent, '' when it went away
 * meanwhile. Undefined when there is none.
 */
export function heardAt(path: string): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  let heard = '';
  const socket = createConnection({ path });
  const silent = setTimeout(() => resolve(HOLDS), SAYS_WITHIN);
  socket
    .setEncoding('utf8')
    .on('data', (text: string) => {
      heard += text;
      if (heard.length > LONGEST) resolve('');
    })
    .on('end', () => resolve(heard.trim()))
    .on('error', (error) => resolve(notConnected(errorCode(error))));
  return promise.finally(() => {
    clearTimeout(silent);
    socket.destroy();
  });
}

function notConnected(code: string): string | undefined {
  if (GONE.includes(code)) return undefined;
  // Too many wait at its door already (Linux): it has not looked for long, and lives.
  return code === 'EAGAIN' ? HOLDS : '';
}

/** True when who answers there took its name with this token. */
export async function answersWith(address: string, token: string): Promise<boolean> {
  const heard = await heardAt(address);
  return heard === HOLDS || heard === `${HOLDS} ${token}`;
}
