import type { Limits } from './download-limits.ts';

/** What is known of a download that failed. */
export interface Failure {
  /** Who was asked. */
  readonly host: string;
  /** Of Electron. */
  readonly version: string;
  /** Folder where it was to be. */
  readonly folder: string;
  /** The limit that it passed. */
  readonly late?: keyof Limits | undefined;
  /** What the server answered. */
  readonly status?: number | undefined;
  /** Whether a page came where an archive was asked for. */
  readonly page?: boolean | undefined;
  /** What was written of the error: by Node, by Electron’s installer, or by the system. */
  readonly text: string;
}

const NETWORK_ASKS =
  'le réseau demande de s’identifier. Ouvrez une page dans un navigateur et identifiez-vous';

const LATE: Readonly<Record<keyof Limits, (host: string) => string>> = {
  firstAnswer: (host) => `${host} ne répond pas`,
  silence: (host) => `plus rien n’arrive de ${host}`,
  total: () => 'il n’est pas arrivé tout entier en dix minutes',
};

/** In their order: what is said first is nearest to the cause. « os error » is how the unpacking names what it met. */
const SAID: readonly (readonly [RegExp, (failure: Failure, found: string) => string])[] = [
  [/ENOSPC|EDQUOT|os error (28|112|122)\b/, () => 'le disque est plein'],
  [
    /EACCES|EPERM|EROFS|EBUSY|os error (5|13|30|32)\b/,
    ({ folder }) => `le système refuse d’écrire dans «\u00a0${folder}\u00a0» ou dans son cache`,
  ],
  [
    /did not match expected checksum/,
    () => 'ce qui est arrivé n’est pas le fichier publié, et n’a pas été gardé',
  ],
  [
    /No checksum found|does not have a published|not available on platform/,
    ({ version }) => `Electron ${version} n’existe pas pour cet ordinateur`,
  ],
  [
    /^407|\(407\)/,
    () =>
      'le proxy demande un nom et un mot de passe. Donnez-les dans HTTPS_PROXY (http://nom:mot-de-passe@proxy:port)',
  ],
  [
    /getaddrinfo (?:ENOTFOUND|EAI_\w+) (\S+)/,
    (_failure, name) => `il n’y a pas de réseau, ou ${name} n’y est pas connu`,
  ],
  [/ENETUNREACH|ENETDOWN|EHOSTUNREACH|EADDRNOTAVAIL/, () => 'il n’y a pas de réseau'],
  // The address may be a proxy’s.
  [/connect ECONNREFUSED (\S+)/, (_failure, address) => `la connexion est refusée (${address})`],
  [/ETIMEDOUT|_TIMEOUT/, ({ host }) => LATE.firstAnswer(host)],
  [
    /CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO_(GET|VERIFY)|SSL routines/,
    ({ host }) =>
      `le réseau présente pour ${host} un certificat qui n’est pas reconnu. Identifiez-vous s’il le demande, ou donnez le certificat de votre administration dans NODE_EXTRA_CA_CERTS`,
  ],
  [/ECONNRESET|EPIPE|UND_ERR_SOCKET|terminated/, ({ host }) => `la connexion à ${host} a été coupée`],
  [
    /Invalid URL|ERR_INVALID_URL|unknown scheme/,
    () => 'l’adresse donnée dans ELECTRON_MIRROR n’en est pas une',
  ],
];

/** Why Electron was not fetched: a clause, and what to do about it where something can be done. */
export function downloadReason(failure: Failure): string {
  const { host, version, late, status, page, text } = failure;
  if (late !== undefined) return LATE[late](host);
  if (status === 511 || page) return NETWORK_ASKS;
  if (status === 404) return `${host} n’a pas Electron ${version} pour cet ordinateur`;
  const written = `${status ?? ''} ${errorIn(text)}`;
  for (const [pattern, say] of SAID) {
    const found = pattern.exec(written);
    if (found) return say(failure, found[1] ?? '');
  }
  if (status !== undefined && status >= 400) return `${host} répond par une erreur (${status})`;
  const deepest = errorIn(text).split('\n').at(-1);
  return `son installation s’est arrêtée${deepest && ` («\u00a0${deepest}\u00a0»)`}`;
}

/** Without the lines of the stack, where paths and numbers are not the error’s. */
function errorIn(text: string): string {
  return text.replace(/^\s+at .*$/gm, '').trim();
}
