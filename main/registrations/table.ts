import { instant, oneOf, place, text } from '../../shared/declared/in-words.ts';
import { earliest, strongest } from '../../shared/declared/merge.ts';
import { type Declared, hangsOn, loses, MACHINE, type RowOf } from '../../shared/declared/table.ts';
import { attendanceInWords } from '../../shared/registrations/attendance.ts';
import type { Registration } from '../../shared/registrations/model.ts';
import {
  REGISTRATION_FIELDS as FIELDS,
  participationInWords,
  REGISTRATION_ORIGINS,
  REGISTRATION_STATES,
} from '../../shared/registrations/words.ts';

export interface RegistrationsTables {
  registration: RowOf<Registration>;
  workshop_choice: { id: string; registrationId: string; workshopId: string; rank: number };
}

export const registrationsTables: Declared<RegistrationsTables> = {
  registration: {
    says: {
      kind: 'registration',
      what: 'Inscription',
      gender: 'f',
      hung: ['son inscription', 'inscriptions'],
    },
    name: ({ personId }, speech) => speech.nameOf('person', personId),
    inTrash: true,
    counted: true,
    columns: {
      id: MACHINE,
      personId: hangsOn('person', 'Personne'),
      meetingId: hangsOn('meeting', 'Rencontre'),
      status: { label: FIELDS.status, as: oneOf(REGISTRATION_STATES), personal: 'none' },
      origin: { label: FIELDS.origin, as: oneOf(REGISTRATION_ORIGINS), personal: 'none' },
      remote: { label: FIELDS.remote, as: (value) => participationInWords(value === 1), personal: 'none' },
      registeredAt: { label: FIELDS.registeredAt, as: instant, personal: 'none', merge: earliest },
      attendance: {
        label: FIELDS.attendance,
        as: (value) => (value === null ? '' : attendanceInWords(value)),
        personal: 'none',
        // Whoever was seen was there.
        merge: strongest<Registration['attendance']>(
          ...([null, 'absent', 'excused', 'represented', 'remote', 'present'] as const),
        ),
      },
      attendanceAt: { ...MACHINE, merge: earliest },
      // Of whoever was represented, and of whoever came.
      representedBy: { label: FIELDS.representedBy, as: text, personal: 'identity' },
      workshopId: loses('workshop', FIELDS.workshopId),
    },
  },
  workshop_choice: {
    says: {
      ...{ kind: 'registration', what: 'Choix d’atelier', gender: 'm' },
      hung: ['son choix d’atelier', 'choix d’ateliers'],
    },
    name: ({ registrationId }, speech) => speech.nameOf('registration', registrationId),
    columns: {
      id: MACHINE,
      registrationId: { ...MACHINE, refers: { to: 'registration', and: 'hangs' } },
      workshopId: hangsOn('workshop', FIELDS.workshopId),
      rank: { label: 'Rang', as: place, personal: 'none' },
    },
  },
};
