import { expect, it } from 'vitest';
import { isAway, whyAway } from '../../../space/away.ts';

const failure = (message: string, properties: object = {}, cause?: unknown) =>
  Object.assign(new Error(message, { cause }), properties);

it.each<[string, Error]>([
  ['la connexion est refusée', new AggregateError([failure('', { code: 'ECONNREFUSED' })], '')],
  ['la connexion est refusée', failure('connect ENOENT', { code: 'ENOENT', syscall: 'connect' })],
  ['son nom est inconnu', failure('', {}, failure('getaddrinfo', { code: 'ENOTFOUND' }))],
  ['la connexion a été coupée', failure('Connection terminated unexpectedly')],
  [
    'the database system is starting up, 57P03',
    failure('the database system is starting up', { code: '57P03' }),
  ],
  ['cannot execute INSERT, 25006', failure('cannot execute INSERT', { code: '25006' })],
  ['SlowDown, HTTP 503', failure('', { name: 'SlowDown', $metadata: { httpStatusCode: 503 } })],
])('a server is away, for « %s »', (reason, error) => {
  expect([isAway(error), whyAway(error)]).toEqual([true, reason]);
});

it.each([
  ['a wrong password', failure('password authentication failed', { code: '28P01' })],
  ['a statement that is wrong', failure('syntax error', { code: '42601' })],
  ['a statement that took too long', failure('canceling statement', { code: '57014' })],
  ['a file that is not there', failure('ENOENT', { code: 'ENOENT', syscall: 'open' })],
  ['a bucket that is not ours', failure('', { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } })],
  ['a fault of ours', new TypeError('x is not a function')],
  ['nothing', undefined],
])('%s is not a server that is away', (_, error) => {
  expect(isAway(error)).toBe(false);
});
