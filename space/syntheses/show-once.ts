import { sql, type Transaction } from 'kysely';
import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { SpaceTables } from '../database/tables.ts';

/**
 * A proposal goes up from the synthesis of a meeting to its académie’s: readers get it once, where the widest synthesis
 * of its territory says it. Only what one territory sends is compared, so that nobody hides what another says.
 */
export async function showOnce(
  transaction: Transaction<SpaceTables>,
  sender: TerritoryRef,
  items: readonly string[],
): Promise<void> {
  const touched = sql`select value from json_array_elements_text(${JSON.stringify(items)}::json)`;
  const order = sql`
    array_position(array['region', 'academy', 'department', 'network', 'meeting'], publication.scope_level),
    publication.accepted_at desc, publication.package_id`;
  await sql`
    with ranked as (
      select package_id, position,
        row_number() over (partition by item_id order by ${order}, position) = 1 as first
      from passage join publication using (package_id)
      where passage.territory_ref = ${sender} and item_id <> '' and item_id in (${touched})
    )
    update passage set shown = ranked.first from ranked
    where passage.package_id = ranked.package_id and passage.position = ranked.position
      and passage.shown <> ranked.first`.execute(transaction);
  await sql`
    with ranked as (
      select package_id, meeting_id, row_number() over (partition by meeting_id order by ${order}) = 1 as first
      from meeting join publication using (package_id)
      where meeting.territory_ref = ${sender} and meeting_id in (${touched})
    )
    update meeting set shown = ranked.first from ranked
    where meeting.package_id = ranked.package_id and meeting.meeting_id = ranked.meeting_id
      and meeting.shown <> ranked.first`.execute(transaction);
}
