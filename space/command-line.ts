import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../shared/errors.ts';
import { dateInWords } from '../shared/text/dates.ts';
import { runOnFolder } from './admin/client.ts';
import { defaultDataFolder, readPort } from './configuration.ts';
import type { Log } from './open.ts';
import { startSpace } from './start.ts';

const USAGE = `npm run space -- <commande> [--data dossier]

  serve [--port n] [--host adresse]      ouvre l’espace (adresse locale seulement, sauf --host)
  territory add <niveau:code> [nom]      inscrit un territoire, par exemple academy:13
  territory list                         les territoires inscrits
  key create <niveau:code> [--label t]   fait une clé d’envoi, montrée cette seule fois
  key list                               les clés, sans leur secret
  key revoke <identifiant>               retire une clé
  ingest <fichier.zip>                   prend un envoi apporté sur une clé USB
  rebuild                                refait la base de données à partir des fichiers gardés
  signing-key renew                      change la clé qui signe les accusés de réception

  niveau : region, academy ou department. Dossier : --data, sinon SPACE_DATA, sinon ~/CahiersSpace.`;

interface Outside {
  /** `INIT_CWD` is where npm was called from, to which paths are relative. */
  readonly environment: NodeJS.ProcessEnv;
  readonly print: (line: string) => void;
  readonly log: Log;
  /** Resolves when the process is asked to stop. */
  readonly stopped: Promise<unknown>;
}

/** Runs one command line. Throws an AppError to print. */
export async function runCommandLine(words: readonly string[], outside: Outside): Promise<void> {
  const { values, positionals } = parse(words);
  const here = (path: string) => resolve(outside.environment.INIT_CWD ?? '.', path);
  const dataFolder = here(values.data ?? defaultDataFolder(outside.environment));
  const { print, log } = outside;
  const [command = 'serve', ...rest] = positionals;
  const action = ['territory', 'key', 'signing-key'].includes(command)
    ? `${command} ${rest.shift() ?? ''}`
    : command;
  const [first, ...others] = rest;

  switch (values.help ? 'help' : action) {
    case 'help':
      return print(USAGE);
    case 'serve':
      return serve(dataFolder, values, outside);
    case 'territory add': {
      const added = await runOnFolder(
        dataFolder,
        'territory.add',
        { ref: required(first), name: others.join(' ') },
        log,
      );
      return print(`Territoire inscrit : ${added.ref} — ${added.name}`);
    }
    case 'territory list': {
      const territories = await runOnFolder(dataFolder, 'territory.list', null, log);
      if (territories.length === 0) print('Aucun territoire n’est inscrit.');
      for (const { ref, name } of territories) print(`${ref}\t${name}`);
      return;
    }
    case 'key create': {
      const input = { territory: required(first), label: values.label ?? '' };
      const { id, territory, secret } = await runOnFolder(dataFolder, 'key.create', input, log);
      print(`Clé d’envoi de ${territory} (identifiant ${id}), montrée cette seule fois :`);
      return print(secret);
    }
    case 'key list': {
      const keys = await runOnFolder(dataFolder, 'key.list', null, log);
      if (keys.length === 0) print('Aucune clé n’a été faite.');
      for (const { id, territory, label, createdAt, revokedAt } of keys) {
        const since = `faite le ${dateInWords(createdAt.slice(0, 10))}`;
        const until = revokedAt ? `, retirée le ${dateInWords(revokedAt.slice(0, 10))}` : '';
        print(`${id}\t${territory}\t${label || '—'}\t${since}${until}`);
      }
      return;
    }
    case 'key revoke': {
      await runOnFolder(dataFolder, 'key.revoke', { id: required(first) }, log);
      return print('Clé retirée : elle ne permet plus rien.');
    }
    case 'ingest': {
      const receipt = await runOnFolder(dataFolder, 'ingest', { path: here(required(first)) }, log);
      return print(`Reçu de ${receipt.territory}, version ${receipt.version}, envoi ${receipt.deposit}.`);
    }
    case 'rebuild': {
      const { indexed, damaged } = await runOnFolder(dataFolder, 'rebuild', null, log);
      print(`Base de données refaite : ${indexed} version(s) de synthèses, avec leur accusé de réception.`);
      for (const { packageId, version } of damaged)
        print(`Abîmée, non montrée : ${packageId}, version ${version}`);
      if (damaged.length > 0) print('Remettez ces fichiers depuis une sauvegarde, puis recommencez.');
      return;
    }
    case 'signing-key renew': {
      const { kid } = await runOnFolder(dataFolder, 'signing-key.renew', null, log);
      return print(`Nouvelle clé de signature : ${kid}`);
    }
    default:
      throw new AppError('usage', `Commande inconnue.\n\n${USAGE}`);
  }
}

async function serve(
  dataFolder: string,
  values: ReturnType<typeof parse>['values'],
  { environment, print, log, stopped }: Outside,
): Promise<void> {
  const host = values.host ?? environment.SPACE_HOST;
  const space = await startSpace({
    dataFolder,
    port: readPort(values.port ?? environment.SPACE_PORT),
    ...(host && { host }),
    log,
  });
  print(`Espace d’expressions territoriales : ${space.url}`);
  await stopped;
  print('L’espace s’arrête.');
  await space.close();
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        label: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    throw new AppError('usage', `Cette commande n’est pas comprise.\n\n${USAGE}`, {}, { cause });
  }
}

function required(value: string | undefined): string {
  if (value) return value;
  throw new AppError('usage', `Il manque quelque chose à cette commande.\n\n${USAGE}`);
}
