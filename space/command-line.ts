import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { DestinationStream } from 'pino';
import { AppError } from '../shared/errors.ts';
import { dateInWords } from '../shared/text/dates.ts';
import { runOnSpace } from './admin/client.ts';
import { describeEnvironment, readEnvironment, type SpaceEnvironment } from './environment.ts';
import { createLog } from './log.ts';
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

  niveau : region, academy ou department. Dossier : --data, sinon SPACE_DATA, sinon ~/CahiersSpace.
  Autres réglages (PostgreSQL, magasin S3…) : variables d’environnement, voir README.md.`;

interface Outside {
  /** `INIT_CWD` is where npm was called from, to which paths are relative. */
  readonly environment: NodeJS.ProcessEnv;
  readonly print: (line: string) => void;
  /** Where the log goes, when it is not the standard error. */
  readonly logTo?: DestinationStream;
  /** Resolves when the process is asked to stop. */
  readonly stopped: Promise<unknown>;
}

/** Runs one command line. Throws an AppError to print. */
export async function runCommandLine(words: readonly string[], outside: Outside): Promise<void> {
  const { values, positionals } = parse(words);
  const here = (path: string) => resolve(outside.environment.INIT_CWD ?? '.', path);
  const { print } = outside;
  const [command = 'serve', ...rest] = positionals;
  const action = ['territory', 'key', 'signing-key'].includes(command)
    ? `${command} ${rest.shift() ?? ''}`
    : command;
  const [first, ...others] = rest;

  if (values.help || action === 'help') return print(USAGE);
  const environment = readEnvironment(variables(values, outside.environment), here('.'));
  const { place } = environment;
  const log = createLog(environment.logLevel, outside.logTo);

  switch (action) {
    case 'serve':
      return serve(environment, log, outside);
    case 'territory add': {
      const added = await runOnSpace(
        place,
        'territory.add',
        { ref: required(first), name: others.join(' ') },
        log,
      );
      return print(`Territoire inscrit : ${added.ref} — ${added.name}`);
    }
    case 'territory list': {
      const territories = await runOnSpace(place, 'territory.list', null, log);
      if (territories.length === 0) print('Aucun territoire n’est inscrit.');
      for (const { ref, name } of territories) print(`${ref}\t${name}`);
      return;
    }
    case 'key create': {
      const input = { territory: required(first), label: values.label ?? '' };
      const { id, territory, secret } = await runOnSpace(place, 'key.create', input, log);
      print(`Clé d’envoi de ${territory} (identifiant ${id}), montrée cette seule fois :`);
      return print(secret);
    }
    case 'key list': {
      const keys = await runOnSpace(place, 'key.list', null, log);
      if (keys.length === 0) print('Aucune clé n’a été faite.');
      for (const { id, territory, label, createdAt, revokedAt } of keys) {
        const since = `faite le ${dateInWords(createdAt.slice(0, 10))}`;
        const until = revokedAt ? `, retirée le ${dateInWords(revokedAt.slice(0, 10))}` : '';
        print(`${id}\t${territory}\t${label || '—'}\t${since}${until}`);
      }
      return;
    }
    case 'key revoke': {
      await runOnSpace(place, 'key.revoke', { id: required(first) }, log);
      return print('Clé retirée : elle ne permet plus rien.');
    }
    case 'ingest': {
      const receipt = await runOnSpace(place, 'ingest', { path: here(required(first)) }, log);
      return print(`Reçu de ${receipt.territory}, version ${receipt.version}, envoi ${receipt.deposit}.`);
    }
    case 'rebuild': {
      const { indexed, damaged } = await runOnSpace(place, 'rebuild', null, log);
      print(`Base de données refaite : ${indexed} version(s) de synthèses, avec leur accusé de réception.`);
      for (const { packageId, version } of damaged)
        print(`Abîmée, non montrée : ${packageId}, version ${version}`);
      if (damaged.length > 0) print('Remettez ces fichiers depuis une sauvegarde, puis recommencez.');
      return;
    }
    case 'signing-key renew': {
      const { kid } = await runOnSpace(place, 'signing-key.renew', null, log);
      return print(`Nouvelle clé de signature : ${kid}`);
    }
    default:
      throw new AppError('usage', `Commande inconnue.\n\n${USAGE}`);
  }
}

async function serve(environment: SpaceEnvironment, log: Log, { print, stopped }: Outside): Promise<void> {
  for (const line of describeEnvironment(environment)) print(line);
  const { place, port, host, stopWithin } = environment;
  const space = await startSpace({ ...place, port, ...(host && { host }), stopWithin, log });
  print(`Espace d’expressions territoriales : ${space.url}`);
  await stopped;
  print('L’espace s’arrête.');
  await space.close();
}

/** What the command line says wins over the environment. */
function variables(
  { data, port, host }: ReturnType<typeof parse>['values'],
  environment: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  return {
    ...environment,
    ...(data !== undefined && { SPACE_DATA: data }),
    ...(port !== undefined && { SPACE_PORT: port }),
    ...(host !== undefined && { SPACE_HOST: host }),
  };
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
