import { z } from 'zod';
import { changesTo } from '../changes.ts';
import { Id } from '../fields.ts';
import { command, job, query } from '../operation.ts';
import { FileRef } from '../wire.ts';
import { NewPerson, Person } from './model.ts';

export const peopleContract = {
  /** Everyone, or those who match every word typed (name, organisation or address; accents ignored), in French order. */
  'people.list': query(
    z.object({
      text: z.string().max(200).default(''),
      category: z.string().optional(),
      limit: z.int().min(1).max(50_000).default(50_000),
    }),
    z.object({ people: z.array(Person), total: z.int() }),
  ),
  'people.get': query(z.object({ id: Id }), Person),
  'people.create': command(NewPerson, Person),
  'people.update': command(changesTo(NewPerson), Person),
  /** Removes a person with their registrations. */
  'people.delete': command(z.object({ id: Id }), z.null()),
  /** Everyone, as a list to open elsewhere. */
  'people.export': job(z.null(), FileRef),
};
