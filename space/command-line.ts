import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { DestinationStream } from 'pino';
import { AppError } from '../shared/errors.ts';
import { dateInWords } from '../shared/text/dates.ts';
import { runOnSpace } from './admin/client.ts';
import { describeEnvironment, readEnvironment, type SpaceEnvironment } from './environment.ts';
import type { Log } from './log.ts';
import { createLog } from './log.ts';
import { counted } from './pages/words.ts';
import type { ListedKey, NewKey } from './registry/deposit-keys.ts';
import { startSpace } from './start.ts';

const USAGE = `npm run space -- <commande> [--data dossier]

  serve [--port n] [--host adresse]      ouvre l’espace (adresse locale seulement, sauf --host)
  territory add <niveau:code> [nom]      inscrit un territoire, par exemple academy:13
  territory list                         les territoires inscrits
  key create <niveau:code> [--label t]   fait une clé d’envoi, montrée cette seule fois ; avec --read, une clé qui
      [--read] [--until aaaa-mm-jj]      ne fait que lire ; --until, dernier jour ; les limites de cette clé seule :
      [--max-size octets] [--per-day n]  taille d’un envoi, envois par jour, envois inachevés, requêtes par minute
      [--unfinished n] [--per-minute n]
  key list                               les clés, sans leur secret, et leur dernier usage
  key revoke <identifiant>               retire une clé
  version hide <synthèse> <n> <motif>    retire une version des pages ; le motif y est dit aux lecteurs
  version restore <synthèse> <n> <motif> la remet
  version decisions <synthèse> <n>       ce qui a été décidé d’elle, par qui, quand, pourquoi
  ingest <fichier.zip>                   prend un envoi apporté sur une clé USB
  rebuild                                refait la base de données à partir des fichiers gardés
  signing-key renew                      change la clé qui signe les accusés de réception
  signing-key seal                       scelle les clés de signature sous SPACE_SIGNING_SECRET, ou, pour en changer,
                                         sous SPACE_SIGNING_SECRET_NEXT
  signing-key unseal                     les garde sans secret (dans un dossier seulement)

  niveau : region, academy ou department. Dossier : --data, sinon SPACE_DATA, sinon ~/CahiersSpace.
  Autres réglages (PostgreSQL, magasin S3…) : variables d’environnement, voir space/README.md.`;

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
  const action = ['territory', 'key', 'version', 'signing-key'].includes(command)
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
      const input = newKey(required(first), values);
      const { id, territory, secret } = await runOnSpace(place, 'key.create', input, log);
      print(
        `Clé ${values.read ? 'de lecture' : 'd’envoi'} de ${territory} (identifiant ${id}), montrée cette seule fois :`,
      );
      return print(secret);
    }
    case 'key list': {
      const keys = await runOnSpace(place, 'key.list', null, log);
      if (keys.length === 0) print('Aucune clé n’a été faite.');
      for (const key of keys) print(keyInWords(key));
      return;
    }
    case 'key revoke': {
      await runOnSpace(place, 'key.revoke', { id: required(first) }, log);
      return print('Clé retirée : elle ne permet plus rien.');
    }
    case 'version hide':
    case 'version restore': {
      const [version, ...words] = others;
      const input = { packageId: required(first), version: required(version), reason: words.join(' ') };
      const stands = await runOnSpace(
        place,
        action === 'version hide' ? 'version.hide' : 'version.restore',
        input,
        log,
      );
      return print(stands ? 'Version retirée des pages : le motif y est dit.' : 'Version lisible.');
    }
    case 'version decisions': {
      const input = { packageId: required(first), version: required(others[0]) };
      const decisions = await runOnSpace(place, 'version.decisions', input, log);
      if (decisions.length === 0) print('Rien n’a été décidé de cette version.');
      for (const { at, action: decided, keyId, reason } of decisions) {
        print(`${at}\t${DECISIONS[decided]}\t${keyId === null ? 'exploitant' : `clé ${keyId}`}\t${reason}`);
      }
      return;
    }
    case 'ingest': {
      const receipt = await runOnSpace(place, 'ingest', { path: here(required(first)) }, log);
      return print(`Reçu de ${receipt.territory}, version ${receipt.version}, envoi ${receipt.deposit}.`);
    }
    case 'rebuild': {
      const { indexed, damaged, newer } = await runOnSpace(place, 'rebuild', null, log);
      print(`Base de données refaite : ${counted(indexed, 'version', 'versions')} de synthèses.`);
      for (const { packageId, version } of damaged)
        print(`Abîmée, non montrée : ${packageId}, version ${version}`);
      if (damaged.length > 0) print('Remettez ces fichiers depuis une sauvegarde, puis recommencez.');
      for (const { packageId, version } of newer)
        print(`D’un format plus récent, non montrée : ${packageId}, version ${version}`);
      if (newer.length > 0) print('Mettez l’espace à jour, puis recommencez.');
      return;
    }
    case 'signing-key renew': {
      const { kid } = await runOnSpace(place, 'signing-key.renew', null, log);
      return print(`Nouvelle clé de signature : ${kid}`);
    }
    case 'signing-key seal': {
      const { signingSecret: present, nextSigningSecret } = place;
      if (present === undefined) throw new AppError('usage', SECRET_NEEDED);
      await runOnSpace(place, 'signing-key.seal', { present, next: nextSigningSecret ?? present }, log);
      return print(nextSigningSecret ? RESEALED : SEALED);
    }
    case 'signing-key unseal': {
      await runOnSpace(place, 'signing-key.unseal', { present: place.signingSecret }, log);
      return print(UNSEALED);
    }
    default:
      throw new AppError('usage', `Commande inconnue.\n\n${USAGE}`);
  }
}

const SECRET_NEEDED =
  'Donnez le secret dans la variable SPACE_SIGNING_SECRET ou, pour en changer, le nouveau dans SPACE_SIGNING_SECRET_NEXT.';
const KEEP = 'Gardez-en une copie ailleurs\u00a0: sans lui, l’espace ne s’ouvre plus.';
const SEALED = `Clés de signature scellées. Donnez SPACE_SIGNING_SECRET à chaque démarrage. ${KEEP}`;
const RESEALED = `Clés de signature scellées sous le nouveau secret. Donnez-le partout dans SPACE_SIGNING_SECRET, et retirez SPACE_SIGNING_SECRET_NEXT. ${KEEP}`;
const UNSEALED =
  'Clés de signature gardées en clair, lisibles du seul propriétaire du dossier. Retirez SPACE_SIGNING_SECRET.';

const DECISIONS = { withdraw: 'retirée par son territoire', hide: 'retirée', restore: 'remise' } as const;

function keyInWords({ id, territory, label, scope, createdAt, until, revokedAt, lastUsedAt }: ListedKey) {
  const day = (instant: string) => dateInWords(instant.slice(0, 10));
  const life = [
    scope === 'read' ? 'de lecture' : 'd’envoi',
    `faite le ${day(createdAt)}`,
    lastUsedAt ? `servie le ${day(lastUsedAt)} à ${lastUsedAt.slice(11, 16)} (UTC)` : 'jamais servie',
    ...(until ? [`valable jusqu’au ${dateInWords(until)}`] : []),
    ...(revokedAt ? [`retirée le ${day(revokedAt)}`] : []),
  ];
  return `${id}\t${territory}\t${label || '—'}\t${life.join(', ')}`;
}

/** Numbers are checked by the command itself. */
function newKey(territory: string, values: ReturnType<typeof parse>['values']): NewKey {
  const limits = {
    maxSize: values['max-size'],
    depositsPerDay: values['per-day'],
    unfinishedDeposits: values.unfinished,
    requestsPerMinute: values['per-minute'],
  };
  const given = Object.entries(limits).filter(([, value]) => value !== undefined);
  return {
    ...{ territory, label: values.label ?? '', scope: values.read ? 'read' : 'deposit' },
    ...(values.until !== undefined && { until: values.until }),
    ...Object.fromEntries(given.map(([name, value]) => [name, Number(value)])),
  };
}

async function serve(environment: SpaceEnvironment, log: Log, { print, stopped }: Outside): Promise<void> {
  for (const line of describeEnvironment(environment)) print(line);
  const { place, port, host, stopWithin } = environment;
  const stopping = new AbortController();
  void stopped.then(() => stopping.abort());
  const waiting = { signal: stopping.signal, onWait: print };
  const starting = startSpace({ ...place, port, ...(host && { host }), stopWithin, log, ...waiting });
  const space = await starting.catch((error: unknown) => {
    if (!stopping.signal.aborted) throw error;
  });
  if (!space) return print('L’espace s’arrête.');
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
        read: { type: 'boolean' },
        until: { type: 'string' },
        'max-size': { type: 'string' },
        'per-day': { type: 'string' },
        unfinished: { type: 'string' },
        'per-minute': { type: 'string' },
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
