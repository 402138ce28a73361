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

export interface Region {
  readonly code: string;
  readonly name: string;
}

export interface Academy {
  readonly code: string;
  /** « Poitiers » */
  readonly name: string;
  /** « Académie de Poitiers »; for an overseas collectivity, its name alone. */
  readonly title: string;
  /** Null for an overseas collectivity, which is in no région académique. */
  readonly regionCode: string | null;
}

export interface Department {
  /** Three characters: `079`, `02A`, `974`. */
  readonly code: string;
  readonly name: string;
  readonly academyCode: string;
  /** Zone of the IANA database in which its clocks run. */
  readonly zone: string;
  /** True for an overseas collectivity, which is not a département. */
  readonly collectivity: boolean;
}
