// Opens the application: in Electron where it can be, else in the web host, and says why in one sentence.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronBinary, hasDisplay } from './electron-binary.ts';
import { waysToOpen } from './start/browsers.ts';
import { buildWhenNeeded } from './start/build-when-needed.ts';
import { commandLine } from './start/command-line.ts';
import { downloadElectron } from './start/download.ts';
import { LIMITS } from './start/download-limits.ts';
import { readyElectron } from './start/electron-ready.ts';
import { runElectron } from './start/electron-run.ts';
import { sentence, terminal } from './start/terminal.ts';
import { runWebHost } from './start/web-host.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const here = terminal();

const asked = commandLine(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
if ('refusal' in asked) {
  console.error(asked.refusal);
  process.exit(2);
}

await buildWhenNeeded(root, () => import('./build.mjs'));

const electron = asked.web
  ? {}
  : await readyElectron({
      find: electronBinary,
      download: (folder, onFact) => downloadElectron(folder, process.env, LIMITS, onFact),
      terminal: here,
      patience: 1_000,
    });

let { why } = electron;
if (electron.path) {
  here.say('Cahiers s’ouvre dans sa fenêtre.');
  const args = asked.dossier ? [root, asked.dossier] : [root];
  const end = await runElectron({
    path: electron.path,
    args,
    env: process.env,
    show: (text) => process.stderr.write(text),
  });
  if (end.why === undefined) process.exit(end.code);
  why = end.why;
}

if (why) here.say(sentence(why));
const shown = asked.open && hasDisplay();
here.say(`Cahiers s’ouvre ${shown ? 'dans le navigateur' : 'à une adresse de cet ordinateur'}.`);
process.exit(await runWebHost(root, asked.dossier, here, shown ? waysToOpen : undefined));
