import type { NewVenue, Room, School } from '../../shared/venues/model.ts';

export interface VenuesTables {
  venue: NewVenue & { id: string };
  room: Omit<Room, 'pmr'> & { pmr: 0 | 1; position: number };
  school: School & { id: number };
  school_search: { docid: number; text: string };
}
