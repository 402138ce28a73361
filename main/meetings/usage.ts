import { sqlBuilder } from '../dossier/sql.ts';
import type { Reader } from '../dossier/store.ts';
import type { MeetingsTables } from './table.ts';

const sql = sqlBuilder<MeetingsTables>();

/** How many meetings each venue hosts, by the venue’s identifier. */
export const meetingsByVenue = (read: Reader): Map<string, number> => meetingsBy(read, 'venueId');

/** How many meetings each network has, by the network’s identifier. */
export const meetingsByNetwork = (read: Reader): Map<string, number> => meetingsBy(read, 'networkId');

function meetingsBy(read: Reader, column: 'venueId' | 'networkId'): Map<string, number> {
  const rows = read.all(
    sql
      .selectFrom('meeting')
      .select(({ fn }) => [`${column} as id`, fn.countAll<number>().as('meetings')])
      .where(column, 'is not', null)
      .groupBy(column),
  );
  return new Map(rows.map(({ id, meetings }) => [id ?? '', meetings]));
}
