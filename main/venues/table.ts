import { count, text, yesNo } from '../../shared/declared/in-words.ts';
import { type Declared, hangsOn, MACHINE, type RowOf, type Unfollowed } from '../../shared/declared/table.ts';
import { nameOfTerritory } from '../../shared/territory/reference.ts';
import type { NewVenue, Room, School } from '../../shared/venues/model.ts';
import { ROOM_FIELDS, VENUE_FIELDS } from '../../shared/venues/words.ts';

interface VenuesFollowed {
  venue: NewVenue & { id: string };
  room: RowOf<Room> & { position: number };
}

interface SchoolTables {
  school: School & { id: number };
}

export interface VenuesTables extends VenuesFollowed, SchoolTables {
  school_search: { docid: number; text: string };
}

export const venuesTables: Declared<VenuesFollowed> = {
  venue: {
    says: { kind: 'venue', what: 'Lieu', gender: 'm', hung: ['son lieu', 'lieux'] },
    name: ({ name }) => name,
    inTrash: true,
    search: { by: 'name', words: ({ name, city }) => [name, city] },
    columns: {
      id: MACHINE,
      name: { label: VENUE_FIELDS.name, as: text, personal: 'place' },
      uai: { label: VENUE_FIELDS.uai, as: text, personal: 'none' },
      street: { label: VENUE_FIELDS.street, as: text, personal: 'place' },
      postcode: { label: VENUE_FIELDS.postcode, as: text, personal: 'none' },
      city: { label: VENUE_FIELDS.city, as: text, personal: 'place' },
      departmentCode: {
        label: VENUE_FIELDS.departmentCode,
        as: (value) => nameOfTerritory('department', value),
        personal: 'none',
      },
      latitude: { label: VENUE_FIELDS.latitude, as: count, personal: 'none' },
      longitude: { label: VENUE_FIELDS.longitude, as: count, personal: 'none' },
      contactName: {
        ...{ label: VENUE_FIELDS.contactName, as: text, personal: 'partners' },
        naming: { email: 'contactEmail', phone: 'contactPhone' },
      },
      contactEmail: { label: VENUE_FIELDS.contactEmail, as: text, personal: 'partners' },
      contactPhone: { label: VENUE_FIELDS.contactPhone, as: text, personal: 'partners' },
      notes: { label: VENUE_FIELDS.notes, as: text, personal: 'notes' },
    },
  },
  room: {
    says: { kind: 'venue', what: 'Salle', gender: 'f', hung: ['sa salle', 'salles'] },
    name: ({ name }) => name,
    inTrash: true,
    order: { within: ['venueId'] },
    columns: {
      id: MACHINE,
      venueId: hangsOn('venue', 'Lieu'),
      position: MACHINE,
      name: { label: ROOM_FIELDS.name, as: text, personal: 'place' },
      capacity: { label: ROOM_FIELDS.capacity, as: count, personal: 'none' },
      jauge: { label: ROOM_FIELDS.jauge, as: count, personal: 'none' },
      pmr: { label: ROOM_FIELDS.pmr, as: yesNo, personal: 'none' },
    },
  },
};

/** A public directory: what it says of people, everyone may read. */
export const schoolTables: Unfollowed<SchoolTables> = {
  school: {
    ...{
      id: 'none',
      uai: 'none',
      name: 'none',
      kind: 'none',
      street: 'none',
      postcode: 'none',
      city: 'none',
    },
    ...{ departmentCode: 'none', latitude: 'none', longitude: 'none', phone: 'none', email: 'none' },
  },
};
