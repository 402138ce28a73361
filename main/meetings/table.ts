import { day, hour, minutes, oneOf, place, text, yesNo } from '../../shared/declared/in-words.ts';
import { greatest } from '../../shared/declared/merge.ts';
import { type Declared, hangsOn, holds, loses, MACHINE, type RowOf } from '../../shared/declared/table.ts';
import type { AgendaItem, Meeting, Speaker } from '../../shared/meetings/model.ts';
import {
  AGENDA_FIELDS,
  AGENDA_KINDS,
  MEETING_FIELDS,
  MEETING_STATES,
  SPEAKER_FIELDS,
  SPEAKER_ROLES,
} from '../../shared/meetings/words.ts';
import { ERASED_NAME } from '../../shared/personal-data/kinds.ts';
import { nameOfTerritory } from '../../shared/territory/reference.ts';
import { TERRITORY_LEVELS } from '../../shared/territory/words.ts';
import { dateInWords } from '../../shared/text/dates.ts';

export interface MeetingsTables {
  meeting: Meeting;
  /** Hours are not kept: they follow from the meeting’s start and the durations before. */
  agenda_item: Omit<AgendaItem, 'startTime' | 'endTime'> & { meetingId: string; position: number };
  speaker: RowOf<Speaker> & { meetingId: string; position: number };
}

export const meetingsTables: Declared<MeetingsTables> = {
  meeting: {
    says: { kind: 'meeting', what: 'Rencontre', gender: 'f', hung: ['sa rencontre', 'rencontres'] },
    name: ({ title }) => title,
    inTrash: true,
    counted: true,
    search: { by: 'date', words: ({ title, date }) => [title, dateInWords(date)] },
    columns: {
      id: MACHINE,
      title: { label: MEETING_FIELDS.title, as: text, personal: 'mentions' },
      level: { label: MEETING_FIELDS.level, as: oneOf(TERRITORY_LEVELS), personal: 'none' },
      territoryCode: {
        label: MEETING_FIELDS.territoryCode,
        as: (value, _, { level }) => nameOfTerritory(level, value),
        personal: 'none',
      },
      // A network’s meeting is nothing without its network.
      networkId: {
        ...holds('network', MEETING_FIELDS.networkId),
        refers: { to: 'network', and: 'holds', required: true },
      },
      state: { label: MEETING_FIELDS.state, as: oneOf(MEETING_STATES), personal: 'none' },
      date: { label: MEETING_FIELDS.date, as: day, personal: 'none' },
      startTime: { label: MEETING_FIELDS.startTime, as: hour, personal: 'none' },
      endTime: { label: MEETING_FIELDS.endTime, as: hour, personal: 'none' },
      zone: { label: MEETING_FIELDS.zone, as: text, personal: 'none' },
      venueId: holds('venue', MEETING_FIELDS.venueId),
      link: { label: MEETING_FIELDS.link, as: text, personal: 'mentions' },
      contactName: { label: MEETING_FIELDS.contactName, as: text, personal: 'notes', naming: {} },
      notes: { label: MEETING_FIELDS.notes, as: text, personal: 'notes' },
      revision: { ...MACHINE, rises: true, merge: greatest },
    },
  },
  agenda_item: {
    says: { kind: 'meeting', what: 'Séquence', gender: 'f', hung: ['sa séquence', 'séquences'] },
    name: ({ title }) => title,
    inTrash: true,
    order: { within: ['meetingId'] },
    columns: {
      id: MACHINE,
      meetingId: hangsOn('meeting', 'Rencontre'),
      position: { label: 'Place', as: place, personal: 'none' },
      kind: { label: AGENDA_FIELDS.kind, as: oneOf(AGENDA_KINDS), personal: 'none' },
      title: { label: AGENDA_FIELDS.title, as: text, personal: 'mentions' },
      durationMinutes: { label: AGENDA_FIELDS.durationMinutes, as: minutes, personal: 'none' },
      details: { label: AGENDA_FIELDS.details, as: text, personal: 'mentions' },
    },
  },
  speaker: {
    says: { kind: 'meeting', what: 'Intervenant', gender: 'm', hung: ['son intervenant', 'intervenants'] },
    name: ({ name }) => name,
    inTrash: true,
    order: { within: ['meetingId'] },
    columns: {
      id: MACHINE,
      meetingId: hangsOn('meeting', 'Rencontre'),
      position: { label: 'Place', as: place, personal: 'none' },
      agendaItemId: loses('agenda_item', SPEAKER_FIELDS.agendaItemId),
      name: {
        label: SPEAKER_FIELDS.name,
        as: text,
        personal: 'roles',
        erased: ERASED_NAME,
        naming: { inPublic: true },
      },
      function: { label: SPEAKER_FIELDS.function, as: text, personal: 'roles' },
      organisation: { label: SPEAKER_FIELDS.organisation, as: text, personal: 'roles' },
      role: { label: SPEAKER_FIELDS.role, as: oneOf(SPEAKER_ROLES), personal: 'none' },
      byVideo: { label: SPEAKER_FIELDS.byVideo, as: yesNo, personal: 'none' },
      representedByName: {
        label: SPEAKER_FIELDS.representedByName,
        as: text,
        personal: 'roles',
        naming: { inPublic: true },
      },
      representedByFunction: { label: SPEAKER_FIELDS.representedByFunction, as: text, personal: 'roles' },
    },
  },
};
