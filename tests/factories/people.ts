import { v7 as uuidv7 } from 'uuid';
import { sqlBuilder } from '../../main/engine/dossier/sql.ts';
import type { DossierStore } from '../../main/engine/dossier/store.ts';
import type { RegistrationsTables } from '../../main/registrations/table.ts';
import type { Person } from '../../shared/people/model.ts';
import type { Attendance } from '../../shared/registrations/model.ts';

type PersonRow = Omit<Person, 'minor' | 'pmr'> & { minor: 0 | 1; pmr: 0 | 1 };
const sql = sqlBuilder<RegistrationsTables & { person: PersonRow }>();

export interface Attendee {
  readonly familyName: string;
  readonly givenName?: string;
  readonly category?: string;
  readonly function?: string;
  readonly organisation?: string;
  readonly status?: 'registered' | 'cancelled';
  readonly attendance?: Attendance | null;
  readonly workshopId?: string | null;
}

/** Registers people at a meeting, straight in the dossier, for tests that are not about registering. */
export async function registerPeople(
  store: DossierStore,
  meetingId: string,
  people: readonly Attendee[],
): Promise<void> {
  const at = '2020-10-01T08:00:00.000Z';
  await store.transact({ operation: 'test', author: 'test', at, description: 'test' }, (write) => {
    for (const one of people) {
      const personId = uuidv7();
      write.run(
        sql.insertInto('person').values({
          id: personId,
          civility: '',
          familyName: one.familyName,
          givenName: one.givenName ?? '',
          email: '',
          phone: '',
          category: one.category ?? 'enseignants',
          function: one.function ?? '',
          mandate: '',
          organisation: one.organisation ?? '',
          uai: '',
          network: '',
          minor: 0,
          pmr: 0,
        }),
      );
      write.run(
        sql.insertInto('registration').values({
          id: uuidv7(),
          personId,
          meetingId,
          status: one.status ?? 'registered',
          origin: 'hand',
          remote: 0,
          registeredAt: at,
          attendance: one.attendance ?? null,
          attendanceAt: one.attendance ? at : null,
          representedBy: '',
          workshopId: one.workshopId ?? null,
        }),
      );
    }
  });
}
