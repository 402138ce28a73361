import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Electron } from '../electron-binary.ts';
import type { DownloadFact } from './download-report.ts';
import { sentence, type Terminal } from './terminal.ts';

export interface Parts {
  find(): Electron;
  /** As `downloadElectron`. */
  download(folder: string, onFact: (fact: DownloadFact) => void): Promise<string | undefined>;
  readonly terminal: Terminal;
  /** Milliseconds given to a network that failed the last time, before the web host opens over the attempt. */
  readonly patience: number;
}

type Outcome = { readonly reason: string | undefined } | 'entered' | 'slow';

/**
 * Electron’s binary, fetched where that is all it lacks; or why there is none, in a clause. Entrée ends the waiting: the
 * download goes on behind the web host for the next start, since whoever is in a hurry today would be so tomorrow.
 */
export async function readyElectron(parts: Parts): Promise<{ path: string } | { why: string }> {
  const { find, download, terminal, patience } = parts;
  const found = find();
  if (!('absentFrom' in found) || found.absentFrom === undefined) return found;
  const note = join(found.absentFrom, 'download-failed');
  const hurried = forget(note);
  const keys = terminal.listen();
  terminal.progress('Mise en place d’Electron…');

  const slow = Promise.withResolvers<'slow'>();
  let hurry: NodeJS.Timeout | undefined;
  let waiting = true;
  const show = progressLine();
  const done = download(found.absentFrom, (fact) => {
    clearTimeout(hurry);
    if (fact.is === 'asked') {
      if (hurried) hurry = setTimeout(() => slow.resolve('slow'), patience);
      terminal.say(announcement(fact.host, keys !== undefined));
    }
    if (waiting) terminal.progress(show(fact));
  }).then((reason) => {
    if (reason !== undefined) remember(note);
    return { reason };
  });

  const outcome: Outcome = await Promise.race([done, slow.promise, ...(keys ? [keys.entered] : [])]);
  waiting = false;
  clearTimeout(hurry);
  keys?.stop();
  terminal.progress('');
  if (typeof outcome === 'object') return ended(outcome.reason, find);
  void done.then(({ reason }) => terminal.say(sentence(afterwards(reason))));
  const goesOn = 'Le téléchargement d’Electron continue pour le prochain démarrage';
  return { why: outcome === 'entered' ? goesOn : `le réseau ne répond pas aussitôt. ${goesOn}` };
}

function ended(reason: string | undefined, find: () => Electron): { path: string } | { why: string } {
  if (reason !== undefined) return { why: notDownloaded(reason) };
  const found = find();
  return 'path' in found ? found : { why: 'Electron a été téléchargé, mais n’est pas à sa place' };
}

function announcement(host: string, keys: boolean): string {
  const once = `Electron, qui donne à Cahiers sa fenêtre, est téléchargé de ${host} une fois pour toutes (plus de 100\u00a0Mo).`;
  return keys ? `${once} Entrée\u00a0: ouvrir tout de suite dans le navigateur.` : once;
}

function afterwards(reason: string | undefined): string {
  return reason === undefined
    ? 'Electron est téléchargé\u00a0: au prochain démarrage, Cahiers s’ouvrira dans sa fenêtre'
    : notDownloaded(reason);
}

function notDownloaded(reason: string): string {
  return `Electron n’a pas pu être téléchargé\u00a0: ${reason}. Le prochain démarrage essaiera de nouveau`;
}

/** What to show after each fact. */
function progressLine(): (fact: DownloadFact) => string {
  let received = 0;
  let total = 0;
  return (fact) => {
    if (fact.is === 'asked') return `Connexion à ${fact.host}…`;
    if (fact.is === 'received') return 'Electron est décompressé…';
    if (fact.is === 'failed') return '';
    if (fact.is === 'answered') [received, total] = [0, fact.total];
    else received += fact.count;
    const of = total > 0 ? ` sur ${megabytes(total)} (${Math.floor((100 * received) / total)}\u00a0%)` : '';
    return `Téléchargement d’Electron\u00a0: ${megabytes(received)}${of}`;
  };
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)}\u00a0Mo`;
}

/** Whether it was there. */
function forget(note: string): boolean {
  try {
    rmSync(note);
    return true;
  } catch {
    return false;
  }
}

function remember(note: string): void {
  try {
    writeFileSync(note, '');
  } catch {
    // The next start will wait a little longer, no more.
  }
}
