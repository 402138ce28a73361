import { count, done, place, richText, subject, text, theme } from '../../shared/declared/in-words.ts';
import { latest } from '../../shared/declared/merge.ts';
import { type Declared, hangsOn, loses, MACHINE } from '../../shared/declared/table.ts';
import type { Workshop } from '../../shared/workshops/model.ts';
import { WORKSHOP_FIELDS as FIELDS, SHEET_FIELDS } from '../../shared/workshops/words.ts';

export interface WorkshopsTables {
  workshop: Workshop;
  /** `id` is the workshop’s; `findings` the JSON of its rich text. */
  workshop_sheet: { id: string; findings: string; updatedAt: string; completedAt: string | null };
}

export const workshopsTables: Declared<WorkshopsTables> = {
  workshop: {
    says: { kind: 'workshop', what: 'Atelier', gender: 'm', hung: ['son atelier', 'ateliers'] },
    name: ({ title }) => title,
    inTrash: true,
    order: { within: ['meetingId'], dense: true },
    columns: {
      id: MACHINE,
      meetingId: hangsOn('meeting', 'Rencontre'),
      position: { label: 'Numéro', as: place, personal: 'none' },
      title: { label: FIELDS.title, as: text, personal: 'mentions' },
      themeId: { label: FIELDS.themeId, as: theme, personal: 'none' },
      subjectId: { label: FIELDS.subjectId, as: subject, personal: 'none' },
      roomId: loses('room', FIELDS.roomId),
      capacity: { label: FIELDS.capacity, as: count, personal: 'none' },
      facilitator: { label: FIELDS.facilitator, as: text, personal: 'roles', naming: {} },
      rapporteur: { label: FIELDS.rapporteur, as: text, personal: 'roles', naming: {} },
    },
  },
  workshop_sheet: {
    says: { kind: 'workshop', what: 'Fiche d’atelier', gender: 'f', hung: ['sa fiche', 'fiches'] },
    name: ({ id }, speech) => speech.nameOf('workshop', id),
    columns: {
      id: { ...MACHINE, refers: { to: 'workshop', and: 'hangs' } },
      findings: { label: SHEET_FIELDS.findings, as: richText, personal: 'mentions' },
      updatedAt: { ...MACHINE, merge: latest },
      completedAt: { label: SHEET_FIELDS.completedAt, as: done, personal: 'none', merge: latest },
    },
  },
};
