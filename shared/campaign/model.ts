import { z } from 'zod';
import { LocalDate } from '../fields.ts';

/** A subject of a theme, under which proposals are made. `address`: its page on the platform, '' where unknown. */
export const Subject = z.object({ id: z.string(), title: z.string(), address: z.string() });
export type Subject = z.infer<typeof Subject>;

export const Theme = z.object({
  id: z.string(),
  title: z.string(),
  /** A few words, for a column or a tag. */
  shortTitle: z.string(),
  description: z.string(),
  subjects: z.array(Subject),
});
export type Theme = z.infer<typeof Theme>;

/** What is at stake (enjeu): a question that goes through the themes. */
export const Stake = z.object({ id: z.string(), title: z.string() });
export type Stake = z.infer<typeof Stake>;

/** A part of the educational community (catégorie d’acteurs). */
export const Category = z.object({ id: z.string(), title: z.string(), plural: z.string() });
export type Category = z.infer<typeof Category>;

/** A line of the template from which a meeting’s déroulé is made. */
export const AgendaTemplateItem = z.object({
  kind: z.string(),
  title: z.string(),
  durationMinutes: z.number().int(),
});

const Period = z.object({ title: z.string(), startsOn: LocalDate, endsOn: LocalDate });

/** Days on which schools are closed, both ends included, in some académies (by their codes); in all of them when none is named. */
export const DaysOff = z.object({
  zone: z.string(),
  academies: z.array(z.string()),
  periods: z.array(Period),
});
export type DaysOff = z.infer<typeof DaysOff>;

/**
 * One national consultation. It is data, so that the next one needs no new release: this is what is known of one, whichever
 * format it was read from (`formats/`). An address that nobody knows is ''.
 */
export const Campaign = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  startsOn: LocalDate,
  endsOn: LocalDate,
  /** Last day on which a territory’s synthesis is awaited. */
  synthesisDeadline: LocalDate,
  /** Null when there is none, or its date is not known. */
  nationalEvent: z
    .object({ name: z.string(), place: z.string(), startsOn: LocalDate, endsOn: LocalDate })
    .nullable(),
  stakes: z.array(Stake),
  themes: z.array(Theme),
  categories: z.array(Category),
  /** Which category those go to whose function says nothing of it. */
  fallback: z.string(),
  /** What the campaign calls a network of schools: « réseau ECLORE », « bassin »… */
  networkLabel: z.string(),
  /** Usual functions and the category of who bears them: `[“proviseur”, “encadrement”]`. */
  functions: z.array(z.object({ label: z.string(), category: z.string() })),
  addresses: z.object({ questionnaire: z.string(), platform: z.string() }),
  /** What one does on the platform to contribute, step by step. */
  steps: z.array(z.string()),
  daysOff: z.array(DaysOff),
  /** Domains whose addresses may be published once someone says that they are a service’s: `ac-*.fr` (`domains.ts`). */
  publicDomains: z.array(z.string()),
  departmentalAgenda: z.object({ startTime: z.string(), items: z.array(AgendaTemplateItem) }),
});
export type Campaign = z.infer<typeof Campaign>;
