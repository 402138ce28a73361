import { z } from 'zod';
import { Id, Instant, LocalDate, requiredText } from '../fields.ts';
import { RichText } from '../text/rich-text.ts';

export const SynthesisLevel = z.enum(['meeting', 'network', 'department', 'academy', 'region']);
export type SynthesisLevel = z.infer<typeof SynthesisLevel>;

/** What a synthesis is about: a meeting or a network by its identifier, a territory by its official code. */
export const SynthesisScope = z.object({ level: SynthesisLevel, id: z.string().min(1) });
export type SynthesisScope = z.infer<typeof SynthesisScope>;

/** brouillon, en relecture, à la signature, visée, envoyée; frozen from « à la signature » on */
export const SynthesisState = z.enum(['draft', 'review', 'to-sign', 'signed', 'sent']);
export type SynthesisState = z.infer<typeof SynthesisState>;

/** What a synthesis says of one theme; proposals and practices are those of the meetings below, picked and ordered. */
export const ThemeSection = z.object({
  themeId: z.string(),
  findings: RichText,
  proposalIds: z.array(Id),
  practiceIds: z.array(Id),
});

export type ThemeSection = z.infer<typeof ThemeSection>;

export const SynthesisContent = z.object({
  context: RichText,
  themes: z.array(ThemeSection),
  conclusion: RichText,
});
export type SynthesisContent = z.infer<typeof SynthesisContent>;

/** visa: who signed off, and the signed file as evidence (an attachment). */
export const SignOff = z.object({
  name: requiredText('Indiquez qui signe.', 120),
  function: requiredText('Indiquez la fonction de qui signe.', 160),
  date: LocalDate,
  attachmentId: Id,
});
export type SignOff = z.infer<typeof SignOff>;

export const Synthesis = z.object({
  id: Id,
  scope: SynthesisScope,
  version: z.number().int().min(1),
  state: SynthesisState,
  title: requiredText('Donnez un titre à la synthèse.', 200),
  content: SynthesisContent,
  signOff: SignOff.nullable(),
  updatedAt: Instant,
});
export type Synthesis = z.infer<typeof Synthesis>;

/** A file joined to a synthesis, kept in the dossier under the SHA-512 of its content. */
export const Attachment = z.object({
  id: Id,
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  sha512: z.string(),
  /** Evidence of a sign-off stays in the dossier; a joined file leaves with the synthesis. */
  purpose: z.enum(['joined', 'sign-off']),
});
export type Attachment = z.infer<typeof Attachment>;

/** A file that a synthesis holds: without a row of the dossier when only the frozen document has it still. */
export const HeldFile = Attachment.extend({ id: Id.nullable() });
export type HeldFile = z.infer<typeof HeldFile>;
