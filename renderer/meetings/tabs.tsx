import type { ComponentType } from 'react';
import { MeetingDocuments } from '../documents/meeting-documents.tsx';
import type { HelpSlug } from '../help/blocks.ts';
import { MeetingDay } from '../registrations/day/meeting-day.tsx';
import { MeetingRegistrations } from '../registrations/meeting-registrations.tsx';
import { MeetingSynthesis } from '../syntheses/meeting-synthesis.tsx';
import { MeetingWorkshops } from '../workshops/meeting-workshops.tsx';
import { MeetingSheets } from '../workshops/sheets/meeting-sheets.tsx';
import { MeetingAgenda } from './meeting-agenda.tsx';

interface MeetingTab {
  /** Last part of the address. */
  readonly slug: string;
  readonly label: string;
  readonly content: ComponentType<{ meetingId: string }>;
  /** The page of the help that F1 opens there. */
  readonly help: HelpSlug;
}

/** The tabs of a meeting, in the order in which it lives. */
export const MEETING_TABS: readonly MeetingTab[] = [
  { slug: 'deroule', label: 'Déroulé', content: MeetingAgenda, help: 'preparer-une-rencontre' },
  { slug: 'ateliers', label: 'Ateliers', content: MeetingWorkshops, help: 'preparer-une-rencontre' },
  { slug: 'inscriptions', label: 'Inscriptions', content: MeetingRegistrations, help: 'importer-une-liste' },
  { slug: 'documents', label: 'Documents', content: MeetingDocuments, help: 'imprimer' },
  { slug: 'jour-j', label: 'Jour J', content: MeetingDay, help: 'jour-j' },
  { slug: 'fiches', label: 'Fiches d’atelier', content: MeetingSheets, help: 'le-soir' },
  { slug: 'synthese', label: 'Synthèse', content: MeetingSynthesis, help: 'ecrire-la-synthese' },
];
