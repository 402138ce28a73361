import { useAnswer } from './hooks.ts';

/** The day it is for the open dossier, `2020-10-14`: a sample has its own. */
export function useToday(): string {
  const { data } = useAnswer('dossier.current', null);
  return data?.referenceDate ?? localDay(new Date());
}

/** The local calendar day of a moment. */
export function localDay(moment: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(moment);
}
