import { z } from 'zod';
import { LocalDate, LocalTime } from '../fields.ts';
import { MeetingState } from '../meetings/model.ts';
import { PracticeKind } from '../proposals/model.ts';
import { DocumentCode } from '../syntheses/document-code.ts';
import { SynthesisLevel } from '../syntheses/model.ts';
import { Territory } from '../territory/model.ts';
import { RichText } from '../text/rich-text.ts';
import { AttendanceCounts } from './attendance-counts.ts';

/**
 * What a package says, structured: `data/synthesis.json` in the format of today, and all that is known of one outside this
 * folder, whichever format it was read from (`formats/`). Strict and bounded, since a space reads it from whoever sends
 * it. It holds no participant’s personal data.
 */

/** How deep the JSON may nest: lists within lists are the only recursion, and nobody writes fifteen of them. */
export const MAX_DEPTH = 64;
/** How many values it may hold: twice what 10,000 proposals take. */
export const MAX_VALUES = 300_000;

/** One line, without control nor direction-changing characters. */
const line = (max: number) =>
  z
    .string()
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point.
    .regex(/^[^\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]*$/);
const filledLine = (max: number) => line(max).min(1);
/** Lines separated by LF, which may hold tabs. */
const lines = (max: number) =>
  z
    .string()
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point.
    .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]*$/);
const sha512 = z.string().regex(/^[0-9a-f]{128}$/);

export const DocumentProposal = z.strictObject({
  id: z.uuid(),
  title: filledLine(200),
  body: lines(5000),
  /** Subject of the theme under which it is made, when one was chosen. */
  subject: z.strictObject({ id: filledLine(80), title: filledLine(300) }).nullable(),
  audience: line(200),
  votes: z.number().int().min(0).max(100_000).nullable(),
  /** The meeting it comes from, when `meetings` lists it. */
  meetingId: z.uuid().nullable(),
});
export type DocumentProposal = z.infer<typeof DocumentProposal>;

export const DocumentPractice = z.strictObject({
  id: z.uuid(),
  kind: PracticeKind,
  title: filledLine(200),
  body: lines(5000),
  place: line(200),
  meetingId: z.uuid().nullable(),
});
export type DocumentPractice = z.infer<typeof DocumentPractice>;

export const DocumentTheme = z.strictObject({
  id: filledLine(80),
  title: filledLine(300),
  findings: RichText,
  proposals: z.array(DocumentProposal).max(2000),
  practices: z.array(DocumentPractice).max(2000),
});
export type DocumentTheme = z.infer<typeof DocumentTheme>;

export const DocumentMeeting = z.strictObject({
  id: z.uuid(),
  title: filledLine(200),
  date: LocalDate,
  startTime: LocalTime,
  endTime: LocalTime,
  /** IANA zone in which the hours are local. */
  zone: filledLine(60),
  state: MeetingState,
  venue: z
    .strictObject({
      name: filledLine(200),
      uai: z.string().regex(/^(\d{7}[A-Z])?$/),
      city: line(120),
      departmentCode: z.string().max(4).nullable(),
    })
    .nullable(),
  /** Could be attended from afar. */
  remote: z.boolean(),
  attendance: AttendanceCounts,
});
export type DocumentMeeting = z.infer<typeof DocumentMeeting>;

export const DocumentAttachment = z.strictObject({
  /** Path inside the bag, `data/attachments/…`. */
  file: z
    .string()
    .max(300)
    .regex(/^data\/attachments\/[^/\\]+$/),
  name: filledLine(200),
  mediaType: z
    .string()
    .max(100)
    .regex(/^[\w.+-]+\/[\w.+-]+$/),
  size: z.number().int().min(0),
  sha512,
});
export type DocumentAttachment = z.infer<typeof DocumentAttachment>;

/** What marks the documents of today. */
export const NEWEST_FORM = { format: 'cahiers-synthesis', formatVersion: 2 } as const;

export const SynthesisDocument = z.strictObject({
  format: z.literal(NEWEST_FORM.format),
  formatVersion: z.literal(NEWEST_FORM.formatVersion),
  /** `id` is the bag’s External-Identifier, the same for every version of one synthesis. */
  package: z.strictObject({ id: z.uuid(), version: z.number().int().min(1).max(10_000) }),
  language: z.literal('fr'),
  licence: z.strictObject({ name: filledLine(200), url: z.url({ protocol: /^https$/ }).max(300) }),
  campaign: z.strictObject({ id: filledLine(80), name: filledLine(300), shortName: filledLine(100) }),
  /** The territory that sends it. */
  territory: z.strictObject({ ...Territory.shape, code: filledLine(10), name: filledLine(200) }),
  /** What it is about: the territory itself, or a part of it. */
  scope: z.strictObject({ level: SynthesisLevel, id: filledLine(100), name: filledLine(300) }),
  title: filledLine(200),
  validatedOn: LocalDate,
  signOff: z.strictObject({ name: filledLine(120), function: filledLine(160), date: LocalDate }),
  context: RichText,
  attendance: AttendanceCounts,
  themes: z.array(DocumentTheme).max(100),
  conclusion: RichText,
  meetings: z.array(DocumentMeeting).max(5000),
  attachments: z.array(DocumentAttachment).max(500),
  /** Written on each page of what was signed; null when it was signed before documents bore a code. */
  code: DocumentCode.nullable(),
  /** The day on which its figures and places were taken, when that was after its sign-off; null otherwise. */
  takenOn: LocalDate.nullable(),
  /** It comes from a dossier of example: it is invented, and no space takes it. */
  sample: z.boolean(),
});
export type SynthesisDocument = z.infer<typeof SynthesisDocument>;
