import { AppError } from '../../shared/errors.ts';
import { sqlBuilder } from '../dossier/sql.ts';
import type { Reader, Writer } from '../dossier/store.ts';
import type { RegistrationsTables } from './tables.ts';

const sql = sqlBuilder<RegistrationsTables>();

/** How many people are assigned to each workshop of a meeting, cancelled registrations apart. */
export function assignedByWorkshop(read: Reader, meetingId: string): Map<string, number> {
  const rows = read.all(
    sql
      .selectFrom('registration')
      .select(({ fn }) => ['workshopId', fn.countAll<number>().as('people')])
      .where('meetingId', '=', meetingId)
      .where('status', '=', 'registered')
      .where('workshopId', 'is not', null)
      .groupBy('workshopId'),
  );
  return new Map(rows.map(({ workshopId, people }) => [workshopId ?? '', people]));
}

/** Gives a workshop to people registered at its meeting, or takes theirs away. Refuses people of another meeting. */
export function assignWorkshop(
  write: Writer,
  registrationIds: readonly string[],
  workshop: { id: string; meetingId: string } | null,
): number {
  let changed = 0;
  for (const id of registrationIds) {
    let update = sql
      .updateTable('registration')
      .set({ workshopId: workshop?.id ?? null })
      .where('id', '=', id);
    if (workshop)
      update = update.where('meetingId', '=', workshop.meetingId).where('status', '=', 'registered');
    changed += write.run(update);
  }
  if (changed !== registrationIds.length) {
    throw new AppError(
      'not-registered',
      'Une des personnes choisies n’est plus inscrite à cette rencontre\u00a0: personne n’a été affecté. Vérifiez la sélection.',
    );
  }
  return changed;
}
