import { z } from 'zod';
import { Id, LocalDate, LocalTime, longText, optionalText, requiredText, ZoneName } from '../fields.ts';
import { TerritoryLevel } from '../territory/model.ts';

/** brouillon, confirmée, reportée, tenue, annulée */
export const MeetingState = z.enum(['draft', 'confirmed', 'postponed', 'held', 'cancelled']);
export type MeetingState = z.infer<typeof MeetingState>;

export const NewMeeting = z.object({
  title: requiredText('Donnez un titre à la rencontre.', 200),
  level: TerritoryLevel,
  /** Official code of the territory for a région, académie or département; null for a network. */
  territoryCode: z.string().nullable().default(null),
  /** The network that meets, when the level is `network`. */
  networkId: Id.nullable().default(null),
  state: MeetingState.default('draft'),
  date: LocalDate,
  startTime: LocalTime,
  endTime: LocalTime,
  /** '' is that of its territory. */
  zone: z.union([z.literal(''), ZoneName]).default(''),
  venueId: Id.nullable().default(null),
  /** Where one attends from afar: an https address, or ''. A meeting may have a venue, a link, or both. */
  link: optionalText(500).pipe(
    z.union([z.literal(''), z.url({ protocol: /^https?$/, message: 'Un lien commence par https://' })]),
  ),
  contactName: optionalText(120),
  notes: longText(5000),
});
export type NewMeeting = z.output<typeof NewMeeting>;

export const AgendaKind = z.enum([
  'welcome',
  'opening',
  'round-table',
  'move',
  'workshops',
  'break',
  'restitution',
  'synthesis',
  'closing',
  'other',
]);
export type AgendaKind = z.infer<typeof AgendaKind>;

export const NewAgendaItem = z.object({
  kind: AgendaKind.default('other'),
  title: requiredText('Donnez un titre à la séquence.', 200),
  durationMinutes: z
    .number('Indiquez une durée en minutes.')
    .int('Indiquez une durée en minutes entières.')
    .min(1, 'Une séquence dure au moins une minute.')
    .max(1440, 'Une séquence dure au plus une journée.'),
  details: longText(2000),
});

export type NewAgendaItem = z.output<typeof NewAgendaItem>;

/** A timed item of a meeting’s déroulé. Its hours follow from the meeting’s start and the items before it. */
export const AgendaItem = NewAgendaItem.extend({ id: Id, startTime: LocalTime, endTime: LocalTime });
export type AgendaItem = z.infer<typeof AgendaItem>;

export const SpeakerRole = z.enum(['opening', 'round-table', 'witness', 'closing', 'other']);

export const NewSpeaker = z.object({
  name: requiredText('Indiquez le nom de l’intervenant.', 120),
  function: optionalText(160),
  organisation: optionalText(200),
  role: SpeakerRole.default('other'),
  agendaItemId: Id.nullable().default(null),
  byVideo: z.boolean().default(false),
  /** Who speaks in their place, when someone does. */
  representedByName: optionalText(120),
  representedByFunction: optionalText(160),
});
export const Speaker = NewSpeaker.extend({ id: Id });
export type Speaker = z.infer<typeof Speaker>;

/** A meeting, with the times of its schedule in its own zone. `revision` is iCalendar’s SEQUENCE. */
export const Meeting = NewMeeting.extend({ id: Id, revision: z.number().int() });
export type Meeting = z.infer<typeof Meeting>;

/** What may still be to do for a meeting. */
export const AwaitedKind = z.enum([
  'unconfirmed',
  /** Its day has passed, and nobody noted whether it was held. */
  'unrecorded',
  /** It awaits a new date. */
  'postponed',
  'placeless',
  'conflicts',
  /** A workshop whose facilitator or rapporteur is to be at another at the same time. */
  'doubled',
  'addressless',
  'roomless',
  'leaderless',
  'unassigned',
  'overwished',
]);
export type AwaitedKind = z.infer<typeof AwaitedKind>;
