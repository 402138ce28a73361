/** Seconds after which a request may be asked again. */
export const ASK_AGAIN = 5;

/**
 * SQLSTATE of a server that stops, starts, is full or has become a standby (PostgreSQL, appendix A): whole classes by
 * their two first characters.
 */
const SQL_AWAY = /^(08...|53...|57P01|57P02|57P03|57P05|25006)$/;

/** Said of a line that is lost or cannot be had (errno(3), getaddrinfo(3)), by Node and by the clients of the servers. */
const LOST: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'la connexion est refusée',
  ECONNRESET: 'la connexion a été coupée',
  ECONNABORTED: 'la connexion a été coupée',
  EPIPE: 'la connexion a été coupée',
  ETIMEDOUT: 'aucune réponse à temps',
  TimeoutError: 'aucune réponse à temps',
  ESOCKETTIMEDOUT: 'aucune réponse à temps',
  EHOSTUNREACH: 'sa machine est hors d’atteinte',
  EHOSTDOWN: 'sa machine est hors d’atteinte',
  ENETUNREACH: 'le réseau est hors d’atteinte',
  ENETDOWN: 'le réseau est hors d’atteinte',
  ENOTFOUND: 'son nom est inconnu',
  EAI_AGAIN: 'son nom n’a pas pu être cherché',
};

/** What `pg` says without a code: pg/lib/client.js, pg-pool/index.js. */
const LOST_BY_PG =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout e|Query read timeout)/;

/** What is read of an error of the clients of PostgreSQL and S3. */
interface ServerError extends Error {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number };
}

/**
 * Whether an error is that of a database or a store that cannot be reached for now: nothing is wrong with what was asked,
 * which may be asked again.
 */
export const isAway = (error: unknown): boolean => causesOf(error).some((one) => reasonOf(one) !== undefined);

/** In a few French words, what keeps a server from answering. */
export function whyAway(error: unknown): string {
  const causes = causesOf(error);
  const known = causes.map(reasonOf).find((reason) => reason !== undefined);
  const said = causes.map(({ message, name }) => message || name).findLast((text) => text !== '');
  return known ?? said ?? 'sans raison connue';
}

function reasonOf(error: ServerError): string | undefined {
  const { code, name, message, syscall } = error;
  if (typeof code === 'string') {
    if (SQL_AWAY.test(code)) return `${message}, ${code}`;
    // A socket of Unix that is not there yet.
    if (code === 'ENOENT' && syscall === 'connect') return LOST.ECONNREFUSED;
  }
  const status = error.$metadata?.httpStatusCode ?? error.$response?.statusCode;
  if (status !== undefined && (status >= 500 || status === 429)) return `${name}, HTTP ${status}`;
  return (
    LOST[String(code)] ?? LOST[name] ?? (LOST_BY_PG.test(message) ? 'la connexion a été coupée' : undefined)
  );
}

/** An error, what it is said to come of, and the failure of each address that was tried. */
function causesOf(error: unknown): ServerError[] {
  if (!(error instanceof Error)) return [];
  const tried: unknown[] = error instanceof AggregateError ? error.errors : [];
  return [error, ...tried.flatMap(causesOf), ...causesOf(error.cause)];
}
