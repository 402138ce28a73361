import type { ComponentType } from 'react';
import { MeetingDay } from '../day/meeting-day.tsx';
import { MeetingDocuments } from '../documents/meeting-documents.tsx';
import { MeetingRegistrations } from '../registrations/meeting-registrations.tsx';
import { MeetingSynthesis } from '../syntheses/meeting-synthesis.tsx';
import { MeetingSheets } from '../workshop-sheets/meeting-sheets.tsx';
import { MeetingWorkshops } from '../workshops/meeting-workshops.tsx';
import { MeetingAgenda } from './meeting-agenda.tsx';

interface MeetingTab {
  /** Last part of the address. */
  readonly slug: string;
  readonly label: string;
  readonly content: ComponentType<{ meetingId: string }>;
}

/** The tabs of a meeting, in the order in which it lives. */
export const MEETING_TABS: readonly MeetingTab[] = [
  { slug: 'deroule', label: 'Déroulé', content: MeetingAgenda },
  { slug: 'ateliers', label: 'Ateliers', content: MeetingWorkshops },
  { slug: 'inscriptions', label: 'Inscriptions', content: MeetingRegistrations },
  { slug: 'documents', label: 'Documents', content: MeetingDocuments },
  { slug: 'jour-j', label: 'Jour J', content: MeetingDay },
  { slug: 'fiches', label: 'Fiches d’atelier', content: MeetingSheets },
  { slug: 'synthese', label: 'Synthèse', content: MeetingSynthesis },
];
