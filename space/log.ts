import pino, { type DestinationStream } from 'pino';

/** What a space says of its own life, to its operator. */
export interface Log {
  info(message: string, details?: object): void;
  error(details: unknown, message: string, ...values: unknown[]): void;
}

/** A line of JSON for each thing said, on the standard error unless told otherwise. */
export function createLog(level: string, destination: DestinationStream = pino.destination(2)): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    info: (message, details = {}) => logger.info(details, message),
    error: (details, message, ...values) => logger.error(described(details), message, ...values),
  };
}

/** Errors of drivers carry rows, headers and addresses of clients: only these of their properties are said. */
function described(details: unknown): object {
  if (!(details instanceof Error)) return typeof details === 'object' && details ? details : {};
  return { error: describeError(details) };
}

function describeError(error: Error): object {
  return {
    name: error.name,
    ...('code' in error && { code: String(error.code) }),
    stack: withoutSecrets(error.stack ?? error.message),
    ...(error.cause instanceof Error && { cause: describeError(error.cause) }),
  };
}

/** Passwords in addresses, deposit keys. */
function withoutSecrets(text: string): string {
  return text.replace(/(:\/\/[^\s:/@]*:)[^\s@]+@/g, '$1***@').replace(/cahiers-[\w-]{43}/g, 'cahiers-***');
}
