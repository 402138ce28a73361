import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import {
  DepositStatus,
  depositStatusPath,
  KEY_PATH,
  KeyDocument,
  type NewWithdrawal,
  PROTOCOL_VERSION,
  type Receipt,
  SPACE_PATH,
  SpaceDescription,
  SpaceError,
  Withdrawal,
  withdrawalPath,
} from '../../shared/publishing/protocol.ts';
import type { Fetch } from '../engine/network.ts';
import { failures, type Refused, type SpaceFailures, sendingFailures } from './errors.ts';
import { type Answer, exchange, TooLong } from './exchange.ts';
import { faultOfAnswer, faultOfError, mayPass } from './network-fault.ts';
import { pauses } from './pauses.ts';

export interface SpaceConnection {
  readonly fetch: Fetch;
  /** Origin, without a final slash. */
  readonly address: string;
  readonly key: string;
  readonly signal: AbortSignal;
  /** Milliseconds without any answer after which a request is given up. */
  readonly patience: number;
  /** The sentences for what goes wrong; those of sending when absent. */
  readonly failures?: SpaceFailures;
  /** Milliseconds before each new attempt at what may succeed a moment later; none when absent. */
  readonly retryDelays?: readonly number[];
  /** Whether a lost line is tried again as well: not where nothing says that a space is there. */
  readonly retriesLines?: boolean;
  /** Hears what is waited for, in words. */
  readonly onPause?: (sentence: string) => void;
}

/**
 * The origin of an address as typed. Only https, but for this very computer. Throws `space-address`.
 */
export function spaceOrigin(typed: string): string {
  const text = typed.includes('://') ? typed : `https://${typed}`;
  if (!URL.canParse(text)) throw failures.address();
  const url = new URL(text);
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLocal);
  if (!isSafe || url.username !== '' || url.password !== '') throw failures.address();
  return url.origin;
}

export async function describeSpace(connection: SpaceConnection): Promise<SpaceDescription> {
  const description = await request(connection, SPACE_PATH, SpaceDescription);
  if (description.protocol > PROTOCOL_VERSION) throw failures.newerProtocol();
  return description;
}

export function spaceKeys(connection: SpaceConnection): Promise<KeyDocument> {
  return request(connection, KEY_PATH, KeyDocument);
}

export function depositStatus(connection: SpaceConnection, id: string): Promise<DepositStatus> {
  return request(connection, depositStatusPath(id), DepositStatus);
}

/** Answers what stands from then on, which is an earlier withdrawal when there was one. */
export function withdrawVersion(
  connection: SpaceConnection,
  { package: packageId, version }: Receipt,
  reason: NewWithdrawal,
): Promise<Withdrawal> {
  return request(connection, withdrawalPath(packageId, version), Withdrawal, reason);
}

/** A refusal with its code, and its sentence, cleaned and shortened; both '' when the body is not one of a space. */
export function refusedWith(status: number, body: string): Refused {
  try {
    const { code, message } = SpaceError.parse(JSON.parse(body));
    const said = message.replace(/[\p{C}\s]+/gu, ' ').slice(0, 300);
    return { status, code, said: said.trim() };
  } catch {
    return { status, code: '', said: '' };
  }
}

/** Gets a value, or posts `sent` as JSON; what may pass is waited for. */
async function request<Schema extends z.ZodType>(
  connection: SpaceConnection,
  path: string,
  schema: Schema,
  sent?: unknown,
): Promise<z.output<Schema>> {
  const { failures: sentences = sendingFailures } = connection;
  const answer = await askPatiently(connection, path, sent);
  const { status, body } = answer;
  const refused = refusedWith(status, body);
  const fault = faultOfAnswer(answer, connection.address);
  if (fault) throw sentences.network(fault);
  // Another site refuses too, but not as a space does.
  if (status >= 400 && status < 500 && refused.said === '') throw sentences.garbage();
  if (status !== 200) throw sentences.refusal(refused);
  try {
    return schema.parse(JSON.parse(body));
  } catch {
    throw sentences.garbage();
  }
}

async function askPatiently(connection: SpaceConnection, path: string, sent: unknown): Promise<Answer> {
  const { failures: sentences = sendingFailures, retryDelays = [], retriesLines = false } = connection;
  const tries = pauses(retryDelays, sentences);
  for (;;) {
    const answer = await ask(connection, path, sent).catch((error: unknown) => {
      if (error instanceof Lost && !retriesLines) throw error.failure;
      if (error instanceof Lost) return error;
      throw error;
    });
    const pause =
      answer instanceof Lost
        ? tries.afterLoss()
        : tries.after({ status: answer.status, retryAfter: answer.header('retry-after') });
    if (pause) {
      if (pause.sentence !== null) connection.onPause?.(pause.sentence);
      await delay(pause.seconds * 1000, undefined, { signal: connection.signal });
    } else if (answer instanceof Lost) throw answer.failure;
    else return answer;
  }
}

/** A line that was lost, and may be had again a moment later. */
class Lost extends Error {
  readonly failure: Error;

  constructor(failure: Error) {
    super(failure.message);
    this.failure = failure;
  }
}

async function ask(connection: SpaceConnection, path: string, sent: unknown): Promise<Answer> {
  const { address, key, signal, patience, fetch, failures: sentences = sendingFailures } = connection;
  const timeout = AbortSignal.timeout(patience);
  try {
    return await exchange(fetch, new URL(path, address).href, {
      method: sent === undefined ? 'GET' : 'POST',
      ...(sent !== undefined && { body: JSON.stringify(sent) }),
      headers: {
        ...{ accept: 'application/json', authorization: `Bearer ${key}` },
        ...(sent !== undefined && { 'content-type': 'application/json' }),
      },
      signal: AbortSignal.any([signal, timeout]),
    });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof TooLong) throw sentences.garbage();
    if (timeout.aborted) throw sentences.noAnswer();
    const fault = faultOfError(error);
    const failure = fault ? sentences.network(fault) : sentences.unreachable();
    throw mayPass(fault) ? new Lost(failure) : failure;
  }
}
