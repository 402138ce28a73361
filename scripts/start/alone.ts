import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Holds `name` for this process alone until the function that it answers is called or the process ends, however it
 * ends. Answers undefined where another process holds it.
 */
export async function holdAlone(
  name: string,
  platform = process.platform,
): Promise<(() => void) | undefined> {
  const address = addressOf(name, platform);
  const held = await listen(address);
  // On Linux and Windows a name goes with its process; elsewhere it is a file, which a process that was killed leaves.
  if (held || ['linux', 'win32'].includes(platform) || (await answers(address))) return held;
  rmSync(address, { force: true });
  return listen(address);
}

function addressOf(name: string, platform: NodeJS.Platform): string {
  const short = `cahiers-${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${short}`;
  return platform === 'linux' ? `\0${short}` : join(tmpdir(), short);
}

async function listen(address: string): Promise<(() => void) | undefined> {
  const server = createServer((socket) => socket.destroy()).listen(address);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    // A system that has no such names is not to be kept from what is done under them.
    return () => undefined;
  }
  server.unref();
  return () => void server.close();
}

async function answers(address: string): Promise<boolean> {
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
