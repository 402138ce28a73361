import type { RegistrationOfPerson } from '../../shared/registrations/contract.ts';
import type { Workshop } from '../../shared/workshops/model.ts';
import type { RoomOfMeeting } from './use-rooms.ts';

/** Whether someone who comes with reduced mobility is sent to a room that they cannot use. */
export function isStranded(
  { person, remote, status }: RegistrationOfPerson,
  workshop: Pick<Workshop, 'roomId'> | null | undefined,
  rooms: ReadonlyMap<string, RoomOfMeeting>,
): boolean {
  const room = rooms.get(workshop?.roomId ?? '');
  return person.pmr && !remote && status === 'registered' && room !== undefined && !room.pmr;
}
