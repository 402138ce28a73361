import type { Reader } from '../engine/dossier/store.ts';
import { sql } from './read.ts';

export interface SheetProgress {
  readonly sheets: number;
  readonly complete: number;
}

/** How many workshop sheets each meeting awaits, and how many of them are complete. */
export function sheetProgress(read: Reader): Map<string, SheetProgress> {
  const rows = read.all(
    sql
      .selectFrom('workshop')
      .leftJoin('workshop_sheet', 'workshop_sheet.id', 'workshop.id')
      .select(({ fn }) => [
        'workshop.meetingId as meetingId',
        fn.count<number>('workshop.id').as('sheets'),
        fn.count<number>('workshop_sheet.completedAt').as('complete'),
      ])
      .groupBy('workshop.meetingId'),
  );
  return new Map(rows.map(({ meetingId, ...progress }) => [meetingId, progress]));
}
