import { z } from 'zod';
import { TerritoryRef } from '../../../shared/publishing/protocol.ts';
import type { ReadSpace } from '../../http/reading.ts';

/** One thing that a machine may ask. The routes and the OpenAPI description are both made of these. */
export interface Operation {
  /** As OpenAPI writes it: `/api/syntheses/{package}`. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly answer: z.ZodType;
  run(space: ReadSpace, asked: { params: never; query: never }): Promise<unknown>;
}

/** Ties the types of an operation’s parts together, and lets the table forget them. */
export function operation<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Answer extends z.ZodType,
>(parts: {
  path: string;
  id: string;
  summary: string;
  params: Params;
  query: Query;
  answer: Answer;
  run(
    space: ReadSpace,
    asked: { params: z.output<Params>; query: z.output<Query> },
  ): Promise<z.input<Answer>>;
}): Operation {
  return parts;
}

/** Nothing is asked. */
export const none = z.object({});

/** An identifier of the campaign. */
export const word = z
  .string()
  .max(80)
  .regex(/^[^\p{Cc}]+$/u)
  .optional();

export const publisher = TerritoryRef.optional().describe('Qui l’a publié\u00a0: «\u00a0academy:13\u00a0».');
