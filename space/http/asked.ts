import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuse } from '../refusal.ts';

/** What addresses ask, read with care. Each function refuses with a sentence what it does not understand. */

const PageNumber = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number);

/** The number of a page in `?page=`, 1 when it is not there. */
export function askedPage(query: unknown, name = 'page'): number {
  const read = z.object({ [name]: PageNumber.optional() }).safeParse(query);
  if (!read.success) throw refuse.notUnderstood('Le numéro de page n’est pas compris.');
  return read.data[name] ?? 1;
}

/** One short text of the query; undefined when it is missing or empty. */
export function askedText(query: unknown, name: string, longest = 200): string | undefined {
  const read = z.object({ [name]: z.string().max(longest).optional() }).safeParse(query);
  if (!read.success)
    throw refuse.notUnderstood('Cette adresse n’est pas comprise, ou demande un texte trop long.');
  return printable(read.data[name] ?? '').trim() || undefined;
}

/** The database refuses NUL, and nobody looks for the other control characters. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: replacing them is the point.
  return text.replace(/[\u0000-\u001f\u007f]/g, ' ');
}

declare module 'fastify' {
  interface FastifyRequest {
    /** `https://espace.example`: the space’s own address, or what the request says of it when that is not set. */
    readonly origin: string;
  }
}

export function originOf({ origin }: FastifyRequest): string {
  return origin;
}
