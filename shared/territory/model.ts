import { z } from 'zod';

export const TerritoryLevel = z.enum(['region', 'academy', 'department', 'network']);
export type TerritoryLevel = z.infer<typeof TerritoryLevel>;

/** A territory of the built-in reference: a région académique, an académie or a département, by its official code. */
export const Territory = z.object({
  level: TerritoryLevel.exclude(['network']),
  code: z.string().min(1),
  name: z.string(),
});
export type Territory = z.infer<typeof Territory>;
