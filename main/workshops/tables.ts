import type { Workshop } from '../../shared/workshops/model.ts';

export interface WorkshopsTables {
  workshop: Workshop;
  workshop_choice: { id: string; registrationId: string; workshopId: string; rank: number };
  /** `id` is the workshop’s; `findings` the JSON of its rich text. */
  workshop_sheet: { id: string; findings: string; updatedAt: string; completedAt: string | null };
}
