import { z } from 'zod';
import { LocalDate } from '../fields.ts';

/** A subject of a theme, under which proposals are made. */
export const Subject = z.object({ id: z.string(), title: z.string() });
export type Subject = z.infer<typeof Subject>;

export const Theme = z.object({
  id: z.string(),
  title: z.string(),
  /** A few words, for a column or a tag. */
  shortTitle: z.string(),
  subjects: z.array(Subject),
});
export type Theme = z.infer<typeof Theme>;

/** A part of the educational community (catégorie d’acteurs). */
export const Category = z.object({ id: z.string(), title: z.string(), plural: z.string() });
export type Category = z.infer<typeof Category>;

/** A line of the template from which a meeting’s déroulé is made. */
export const AgendaTemplateItem = z.object({
  kind: z.string(),
  title: z.string(),
  durationMinutes: z.number().int(),
});

/** One national consultation. It is data, so that the next one needs no new release. */
export const Campaign = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  startsOn: LocalDate,
  endsOn: LocalDate,
  /** Last day on which a territory’s synthesis is awaited. */
  synthesisDeadline: LocalDate,
  nationalEvent: z.object({ name: z.string(), place: z.string(), startsOn: LocalDate, endsOn: LocalDate }),
  stakes: z.array(z.object({ id: z.string(), title: z.string() })),
  themes: z.array(Theme),
  categories: z.array(Category),
  /** What the campaign calls a network of schools: « réseau ECLORE », « bassin »… */
  networkLabel: z.string(),
  /** Usual functions and the category of who bears them: `[“proviseur”, “encadrement”]`. */
  functions: z.array(z.object({ label: z.string(), category: z.string() })),
  departmentalAgenda: z.object({ startTime: z.string(), items: z.array(AgendaTemplateItem) }),
});
export type Campaign = z.infer<typeof Campaign>;
