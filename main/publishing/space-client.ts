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
import type { Fetch } from '../network.ts';
import { failures, type SpaceFailures, secondsToWait, sendingFailures } from './errors.ts';
import { type Answer, exchange, TooLong } from './exchange.ts';
import { faultOfAnswer, faultOfError } from './network-fault.ts';

/** Times that one question waits when the space says that it is too much at once. */
export const MOST_WAITS = 20;

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
  /** Hears how many seconds the space asks to wait. */
  readonly onWait?: (seconds: number) => void;
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

/** The sentence of a refusal, cleaned and shortened; '' when it is not one of a space. */
export function sentenceOf(body: string): string {
  try {
    const { message } = SpaceError.parse(JSON.parse(body));
    return message
      .replace(/[\p{C}\s]+/gu, ' ')
      .slice(0, 300)
      .trim();
  } catch {
    return '';
  }
}

/** Gets a value, or posts `sent` as JSON, and waits when the space says that it is too much at once. */
async function request<Schema extends z.ZodType>(
  connection: SpaceConnection,
  path: string,
  schema: Schema,
  sent?: unknown,
): Promise<z.output<Schema>> {
  const { failures: sentences = sendingFailures, signal, onWait } = connection;
  let answer = await ask(connection, path, sent);
  for (let waits = 0; answer.status === 429 && waits < MOST_WAITS; waits++) {
    const seconds = secondsToWait(answer.header('retry-after'), sentences);
    onWait?.(seconds);
    await delay(seconds * 1000, undefined, { signal });
    answer = await ask(connection, path, sent);
  }
  const { status, body } = answer;
  const said = sentenceOf(body);
  const fault = faultOfAnswer(answer, connection.address);
  if (fault) throw sentences.network(fault);
  // Another site refuses too, but not as a space does.
  if (status >= 400 && status < 500 && said === '') throw sentences.garbage();
  if (status !== 200) throw sentences.refusal(status, said);
  try {
    return schema.parse(JSON.parse(body));
  } catch {
    throw sentences.garbage();
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
    throw fault ? sentences.network(fault) : sentences.unreachable();
  }
}
