import type { RegistrationOfPerson } from '../../shared/registrations/contract.ts';
import { isExpected, isFromAfar } from '../../shared/registrations/turnout.ts';
import type { Workshop } from '../../shared/workshops/model.ts';
import type { RoomOfMeeting } from './use-rooms.ts';

/** Whether someone who comes with reduced mobility is sent to a room that they cannot use. */
export function isStranded(
  registration: RegistrationOfPerson,
  workshop: Pick<Workshop, 'roomId'> | null | undefined,
  rooms: ReadonlyMap<string, RoomOfMeeting>,
): boolean {
  const room = rooms.get(workshop?.roomId ?? '');
  const sits = isExpected(registration) && !isFromAfar(registration);
  return registration.person.pmr && sits && room !== undefined && !room.pmr;
}
