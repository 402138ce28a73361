import { counted } from '../../shared/text/numbers.ts';
import type { Room } from '../../shared/venues/model.ts';

/** « 5 (120 places) »; the places of rooms of which none is known are not told. */
export function roomsInWords(rooms: readonly Pick<Room, 'capacity' | 'jauge'>[]): string {
  if (rooms.length === 0) return 'À ajouter';
  const known = rooms.flatMap(({ capacity, jauge }) => jauge ?? capacity ?? []);
  if (known.length === 0) return String(rooms.length);
  const places = known.reduce((sum, each) => sum + each, 0);
  const said =
    known.length === rooms.length
      ? counted(places, 'place', 'places')
      : counted(places, 'place connue', 'places connues');
  return `${rooms.length} (${said})`;
}
