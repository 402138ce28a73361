import { createHash } from 'node:crypto';
import { homedir, tmpdir, userInfo } from 'node:os';
import { pipePresence } from './pipes.ts';
import type { Presence } from './presence.ts';
import { runtimeFolder } from './runtime-folder.ts';
import { socketPresence } from './sockets.ts';

/** How this machine tells who lives. */
export const presenceHere: Presence =
  process.platform === 'win32'
    ? pipePresence((name) => `\\\\.\\pipe\\cahiers-${digest(userInfo().username)}-${name}`)
    : socketPresence(() =>
        runtimeFolder({
          uid: process.getuid?.() ?? -1,
          home: homedir(),
          runtime: process.env.XDG_RUNTIME_DIR,
          temporary: tmpdir(),
        }),
      );

/** Sixteen characters that any file system takes, the same for the same text. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
