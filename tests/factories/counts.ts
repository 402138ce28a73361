import { expect } from 'vitest';
import type { Counts } from '../../shared/backups/contract.ts';

/** Counts of which one is that many « personnes ». */
export const countingPeople = (count: number): Counts =>
  expect.arrayContaining([{ one: 'personne', many: 'personnes', count }]);

export const peopleIn = (counts: Counts | null | undefined): number | undefined =>
  counts?.find(({ many }) => many === 'personnes')?.count;
