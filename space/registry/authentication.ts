import type { FastifyRequest } from 'fastify';
import type { OpenSpace } from '../open-space.ts';
import { refuse } from '../refusal.ts';
import { spend } from './allowance.ts';
import { bearerSecret, type Depositor, findDepositor } from './deposit-keys.ts';

/** Whose key came with a request. Throws a Refusal when it opens nothing, or asks too much at once. */
export async function requireKey(space: OpenSpace, request: FastifyRequest): Promise<Depositor> {
  const { database, settings, now } = space;
  const secret = bearerSecret(request.headers.authorization);
  const depositor = await findDepositor(database, secret, { settings, now: now() });
  if (!depositor) throw refuse.keyUnknown();
  const { keyId, limits } = depositor;
  const wait = await spend(database, `requests ${keyId}`, { most: limits.perMinute, seconds: 60 });
  if (wait > 0) throw refuse.tooMuch(wait);
  return depositor;
}

/** The same, of a key that may send and withdraw. */
export async function requireDepositor(space: OpenSpace, request: FastifyRequest): Promise<Depositor> {
  const depositor = await requireKey(space, request);
  if (depositor.scope !== 'deposit') throw refuse.readOnlyKey();
  return depositor;
}
