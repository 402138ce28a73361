import type { NewWorkshop, WorkshopSheet } from './model.ts';

/** How the screens and the history name what is known of a workshop. */
export const WORKSHOP_FIELDS = {
  title: 'Titre',
  themeId: 'Thème',
  subjectId: 'Sujet',
  roomId: 'Salle',
  capacity: 'Places',
  facilitator: 'Animateur',
  rapporteur: 'Rapporteur',
} as const satisfies Record<keyof NewWorkshop, string>;

/** The same of its sheet. */
export const SHEET_FIELDS = {
  findings: 'Constats',
  completedAt: 'Fiche complète',
} as const satisfies Partial<Record<keyof WorkshopSheet, string>>;
