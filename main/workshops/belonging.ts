import { AppError } from '../../shared/errors.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { meetingById } from '../meetings/read.ts';
import { allRooms } from '../venues/read.ts';
import { listWorkshops } from './read.ts';

/** Throws `foreign-room` unless the room, if any, is one of the venue where the meeting is held. */
export function requireRoom(read: Reader, meetingId: string, roomId: string | null): void {
  if (roomId === null) return;
  const { venueId } = meetingById(read, meetingId);
  if (allRooms(read).some((room) => room.id === roomId && room.venueId === venueId)) return;
  const message = 'Cette salle n’est pas du lieu de la rencontre\u00a0: choisissez-en une autre.';
  throw new AppError('foreign-room', message, { fields: { roomId: message } });
}

/** Throws `foreign-workshop` unless each workshop is one of the meeting’s. */
export function requireOfMeeting(read: Reader, meetingId: string, workshopIds: readonly string[]): void {
  const own = new Set(listWorkshops(read, meetingId).map(({ id }) => id));
  if (workshopIds.every((id) => own.has(id))) return;
  throw new AppError(
    'foreign-workshop',
    'Un des ateliers choisis n’est pas de cette rencontre\u00a0: les choix n’ont pas changé. Vérifiez la liste des ateliers.',
  );
}
