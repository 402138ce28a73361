import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openBrowser, type Way } from './browsers.ts';
import { startFollowed } from './follow.ts';
import { crashSentence, type Terminal } from './terminal.ts';

/**
 * Runs the web host to its end and answers its exit code. It ends at once where another runs over the same data, whose
 * page it then shows. `ways`: how to show that page, where one is to open.
 */
export async function runWebHost(
  root: string,
  dossier: string | undefined,
  terminal: Terminal,
  ways: ((page: string) => Way[]) | undefined,
): Promise<number> {
  const args = [join(root, 'out/main/web.js'), ...(dossier === undefined ? [] : [dossier])];
  const host = startFollowed(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let page: string | undefined;
  let isOurs = true;
  let shown: Promise<void> | undefined;
  const show = async () => {
    const opened = ways !== undefined && page !== undefined && (await openBrowser(ways(page)));
    terminal.say(
      opened
        ? 'Si rien ne s’affiche, ouvrez cette adresse dans un navigateur de cet ordinateur.'
        : 'Ouvrez cette adresse dans un navigateur de cet ordinateur.',
    );
    if (isOurs && host.exitCode === null) terminal.say('Ctrl-C arrête Cahiers.');
  };
  if (host.stdout) {
    createInterface(host.stdout).on('line', (line) => {
      const [, label, named] = /^(Page|Already open): (.+)$/.exec(line) ?? [];
      if (label === undefined) terminal.say(line);
      else {
        page = named;
        isOurs = label === 'Page';
        if (!isOurs) terminal.say('Cahiers était déjà ouvert.');
      }
      if (line.startsWith('Cahiers: ')) shown = show();
    });
  }
  const [code, signal] = await once(host, 'close');
  await shown;
  if (code === null && !host.killed)
    terminal.say(crashSentence(`le serveur de Cahiers s’est arrêté (${signal})`));
  return code ?? (host.killed ? 0 : 1);
}
