import type { Registration } from '../../shared/registrations/model.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { CommandContext } from '../engine/operations.ts';
import { choicesOf, setChoices } from './choices.ts';
import type { RegistrationsTables } from './table.ts';

const sql = sqlBuilder<RegistrationsTables>();

/** What a list says of someone’s registration; undefined where it says nothing. */
export interface ImportedRegistration {
  readonly personId: string;
  readonly remote: boolean | undefined;
  /** Workshops wished, first choice first; none leaves those that the dossier knows. */
  readonly choices: readonly string[];
  readonly workshopId: string | undefined;
}

/** Whether each person ever registered at a meeting still is. */
export function registrationStatuses(read: Reader, meetingId: string): Map<string, Registration['status']> {
  const rows = read.all(
    sql.selectFrom('registration').select(['personId', 'status']).where('meetingId', '=', meetingId),
  );
  return new Map(rows.map(({ personId, status }) => [personId, status]));
}

/**
 * Registers a list of people at a meeting, once each; answers how many were not yet. A registration that was cancelled
 * stays so: someone had decided it.
 */
export function registerImported(
  context: CommandContext,
  meetingId: string,
  imported: readonly ImportedRegistration[],
): number {
  const { read, write } = context;
  const rows = read.all(sql.selectFrom('registration').selectAll().where('meetingId', '=', meetingId));
  const byPerson = new Map(rows.map((row) => [row.personId, row]));
  const wishes = new Map(
    choicesOf(read, meetingId).map((one) => [one.registrationId, one.workshopIds.join()]),
  );
  let registered = 0;
  for (const { personId, remote, choices, workshopId } of imported) {
    const before = byPerson.get(personId);
    const id = before?.id ?? context.newId();
    const said = {
      ...(remote !== undefined && { remote: remote ? (1 as const) : (0 as const) }),
      ...(workshopId !== undefined && { workshopId }),
    };
    if (!before) {
      registered += 1;
      write.run(
        sql.insertInto('registration').values({
          id,
          personId,
          meetingId,
          status: 'registered',
          origin: 'import',
          remote: 0,
          registeredAt: context.now(),
          attendance: null,
          attendanceAt: null,
          representedBy: '',
          workshopId: null,
          ...said,
        }),
      );
    } else if (
      before.remote !== (said.remote ?? before.remote) ||
      before.workshopId !== (workshopId ?? before.workshopId)
    ) {
      write.run(sql.updateTable('registration').set(said).where('id', '=', id));
    }
    if (choices.length > 0 && wishes.get(id) !== choices.join()) setChoices(context, id, choices);
  }
  return registered;
}

/** Cancels the registrations of these people at a meeting; answers how many there were. */
export function cancelRegistrations(
  { write }: CommandContext,
  meetingId: string,
  personIds: readonly string[],
): number {
  let cancelled = 0;
  for (const personId of personIds) {
    cancelled += write.run(
      sql
        .updateTable('registration')
        .set({ status: 'cancelled' })
        .where('meetingId', '=', meetingId)
        .where('personId', '=', personId)
        .where('status', '=', 'registered'),
    );
  }
  return cancelled;
}
