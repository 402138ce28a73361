import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openBrowser, type Way } from './browsers.ts';
import { startFollowed } from './follow.ts';
import { crashSentence, type Terminal } from './terminal.ts';

/** Runs the web host to its end and answers its exit code. `ways` is asked for once it answers, where one is to open. */
export async function runWebHost(
  root: string,
  dossier: string | undefined,
  terminal: Terminal,
  ways: ((url: string) => Way[]) | undefined,
): Promise<number> {
  const args = [join(root, 'out/main/web.js'), ...(dossier === undefined ? [] : [dossier])];
  const host = startFollowed(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  if (host.stdout) {
    createInterface(host.stdout).on('line', async (line) => {
      terminal.say(line);
      const url = /^Cahiers: (\S+)$/.exec(line)?.[1];
      if (url === undefined) return;
      const opened = ways !== undefined && (await openBrowser(ways(url)));
      if (host.exitCode !== null) return;
      if (!opened) terminal.say('Ouvrez cette adresse dans un navigateur de cet ordinateur.');
      terminal.say('Ctrl-C arrête Cahiers.');
    });
  }
  const [code, signal] = await once(host, 'exit');
  if (code === null && !host.killed)
    terminal.say(crashSentence(`le serveur de Cahiers s’est arrêté (${signal})`));
  return code ?? (host.killed ? 0 : 1);
}
