import { z } from 'zod';
import { Id, Instant, optionalCount, optionalText, requiredText } from '../fields.ts';
import { RichText } from '../text/rich-text.ts';

export const NewWorkshop = z.object({
  title: requiredText('Donnez un titre à l’atelier.', 200),
  themeId: requiredText('Choisissez un thème.', 80),
  subjectId: z.string().nullable().default(null),
  roomId: Id.nullable().default(null),
  /** Places; null when nothing limits them. */
  capacity: optionalCount(10_000),
  facilitator: optionalText(160),
  rapporteur: optionalText(160),
});
export type NewWorkshop = z.output<typeof NewWorkshop>;

export const Workshop = NewWorkshop.extend({ id: Id, meetingId: Id, position: z.number().int() });
export type Workshop = z.infer<typeof Workshop>;

/** What the rapporteur fills in (fiche d’atelier), apart from its proposals and practices. */
export const WorkshopSheet = z.object({
  workshopId: Id,
  findings: RichText,
  updatedAt: Instant.nullable(),
  /** Set when the rapporteur has declared the sheet complete. */
  completedAt: Instant.nullable(),
});
export type WorkshopSheet = z.infer<typeof WorkshopSheet>;
