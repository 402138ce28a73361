import type { Choices } from '../../shared/workshops/contract.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { CommandContext } from '../engine/operations.ts';
import { type Assigned, countedByWorkshop } from './assignment.ts';
import type { RegistrationsTables } from './table.ts';

const sql = sqlBuilder<RegistrationsTables>();

/** The ranked wishes of a meeting’s people, for those who made any. */
export function choicesOf(read: Reader, meetingId: string): Choices[] {
  const rows = read.all(
    sql
      .selectFrom('workshop_choice')
      .innerJoin('registration', 'registration.id', 'workshop_choice.registrationId')
      .select(['workshop_choice.registrationId', 'workshop_choice.workshopId'])
      .where('registration.meetingId', '=', meetingId)
      .orderBy('workshop_choice.registrationId')
      .orderBy('workshop_choice.rank'),
  );
  const byRegistration = Map.groupBy(rows, (row) => row.registrationId);
  return [...byRegistration].map(([registrationId, choices]) => ({
    registrationId,
    workshopIds: choices.map((choice) => choice.workshopId),
  }));
}

/** How many people expected wish each workshop first, of a meeting or of all. */
export function firstChoicesByWorkshop(read: Reader, meetingId?: string): Map<string, Assigned> {
  let choices = sql
    .selectFrom('workshop_choice')
    .innerJoin('registration', 'registration.id', 'workshop_choice.registrationId')
    .select(({ fn }) => [
      'workshop_choice.workshopId',
      'registration.remote',
      'registration.attendance',
      fn.countAll<number>().as('people'),
    ])
    .where('registration.status', '=', 'registered')
    .where('workshop_choice.rank', '=', 0)
    .groupBy(['workshop_choice.workshopId', 'registration.remote', 'registration.attendance']);
  if (meetingId !== undefined) choices = choices.where('registration.meetingId', '=', meetingId);
  return countedByWorkshop(read.all(choices));
}

/** Replaces a person’s ranked wishes, first choice first; a workshop named twice keeps its better rank. */
export function setChoices(
  { write, newId }: CommandContext,
  registrationId: string,
  workshopIds: readonly string[],
): void {
  write.run(sql.deleteFrom('workshop_choice').where('registrationId', '=', registrationId));
  for (const [rank, workshopId] of [...new Set(workshopIds)].entries()) {
    write.run(sql.insertInto('workshop_choice').values({ id: newId(), registrationId, workshopId, rank }));
  }
}
