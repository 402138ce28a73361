import { sql, type Transaction } from 'kysely';
import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { SpaceTables } from '../database/tables.ts';

/** Counts again what one territory publishes: pages that show every territory or theme only add these up. */
export async function refreshTallies(
  transaction: Transaction<SpaceTables>,
  territory: TerritoryRef,
): Promise<void> {
  await transaction.deleteFrom('theme_tally').where('territory_ref', '=', territory).execute();
  await sql`
    insert into theme_tally
      (theme_id, subject_id, territory_ref, theme_title, subject_title, proposals, inspiring, feedback, innovation)
    select theme_id, subject_id, territory_ref, max(theme_title), max(subject_title),
      count(*) filter (where kind = 'proposal'), count(*) filter (where kind = 'inspiring'),
      count(*) filter (where kind = 'feedback'), count(*) filter (where kind = 'innovation')
    from passage
    where territory_ref = ${territory} and item_id <> '' and shown
    group by theme_id, subject_id, territory_ref`.execute(transaction);
  await sql`
    insert into territory_tally (territory_ref, syntheses, own, last_accepted_at)
    select territory.ref, count(publication.package_id),
      coalesce(bool_or(publication.scope_level = territory.level and publication.scope_id = territory.code), false),
      max(publication.accepted_at)
    from territory left join publication on publication.territory_ref = territory.ref
    where territory.ref = ${territory}
    group by territory.ref
    on conflict (territory_ref) do update set syntheses = excluded.syntheses, own = excluded.own,
      last_accepted_at = excluded.last_accepted_at`.execute(transaction);
}
