import type { NewVenue, Room } from './model.ts';

/** How the screens and the history name what is known of a venue. */
export const VENUE_FIELDS = {
  name: 'Nom du lieu',
  uai: 'Numéro UAI',
  street: 'Adresse',
  postcode: 'Code postal',
  city: 'Ville',
  departmentCode: 'Département',
  latitude: 'Latitude',
  longitude: 'Longitude',
  contactName: 'Nom du contact',
  contactEmail: 'Adresse électronique du contact',
  contactPhone: 'Téléphone du contact',
  notes: 'Notes',
} as const satisfies Record<keyof NewVenue, string>;

/** The same of one of its rooms. */
export const ROOM_FIELDS = {
  name: 'Nom de la salle',
  capacity: 'Capacité',
  jauge: 'Jauge',
  pmr: 'Accessible (PMR)',
} as const satisfies Record<keyof Omit<Room, 'id' | 'venueId'>, string>;
