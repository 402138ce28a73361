import { z } from 'zod';
import { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { PracticeKind } from '../../shared/proposals/model.ts';
import { TerritoryRef } from '../../shared/publishing/protocol.ts';
import { SynthesisLevel } from '../../shared/syntheses/model.ts';
import { synthesisPath } from '../pages/paths.ts';
import type { ListedSynthesis } from '../syntheses/list.ts';
import type { VersionLine } from '../syntheses/read.ts';
import type { ListedMeeting } from '../territories/meetings.ts';
import type { ListedPassage } from '../themes/passages.ts';

/** What the interface for machines answers. Its description is made from these schemas. */

const territory = z.object({ ref: TerritoryRef, name: z.string() });
const page = z.string().describe('Adresse de la page, relative à celle de l’espace.');

export const SynthesisValue = z.object({
  package: z.uuid(),
  version: z.number().int(),
  title: z.string(),
  territory,
  scope: z.object({ level: SynthesisLevel, id: z.string(), name: z.string() }),
  validatedOn: z.iso.date(),
  acceptedAt: z.iso.datetime(),
  participants: z.number().int().nullable().describe('Personnes différentes. Nul en dessous de cinq.'),
  proposals: z.number().int(),
  practices: z.number().int(),
  page,
});

export function synthesisValue(synthesis: ListedSynthesis): z.infer<typeof SynthesisValue> {
  return {
    package: synthesis.packageId,
    version: synthesis.version,
    title: synthesis.title,
    territory: { ref: synthesis.territory, name: synthesis.territoryName },
    scope: { level: synthesis.scopeLevel, id: synthesis.scopeId, name: synthesis.scopeName },
    validatedOn: synthesis.validatedOn,
    acceptedAt: synthesis.acceptedAt.toISOString(),
    participants: synthesis.participants,
    proposals: synthesis.proposals,
    practices: synthesis.practices,
    page: synthesisPath(synthesis.packageId, synthesis.version),
  };
}

export const VersionValue = z.object({
  version: z.number().int(),
  validatedOn: z.iso.date(),
  acceptedAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
});

export function versionValue(line: VersionLine): z.infer<typeof VersionValue> {
  return {
    version: line.version,
    validatedOn: line.validatedOn,
    acceptedAt: line.acceptedAt.toISOString(),
    withdrawnAt: line.withdrawnAt?.toISOString() ?? null,
  };
}

export const WholeSynthesisValue = z.object({
  versions: z.array(VersionValue),
  // Described by the schema that the space publishes; as text here, since it holds a text that nests itself.
  document: z
    .looseObject({ format: SynthesisDocument.shape.format, title: z.string() })
    .describe('Décrit par /schemas/synthesis-2.schema.json.'),
});

const passage = {
  id: z.uuid(),
  title: z.string(),
  body: z.string(),
  theme: z.object({ id: z.string(), title: z.string() }),
  territory,
  scope: z.string(),
  meeting: z.string().nullable(),
  package: z.uuid(),
  version: z.number().int(),
  acceptedAt: z.iso.datetime(),
  page,
};
export const ProposalValue = z.object({
  ...passage,
  subject: z.object({ id: z.string(), title: z.string() }).nullable(),
  audience: z.string(),
  categories: z
    .array(z.string())
    .readonly()
    .describe('Catégories d’acteurs que «\u00a0audience\u00a0» nomme.'),
  votes: z.number().int().nullable(),
});
export const PracticeValue = z.object({ ...passage, kind: PracticeKind, place: z.string() });

function passageValue(one: ListedPassage) {
  return {
    id: one.item,
    title: one.title,
    body: one.body,
    theme: { id: one.theme, title: one.themeTitle },
    territory: { ref: one.territory, name: one.territoryName },
    scope: one.scopeName,
    meeting: one.meetingTitle || null,
    package: one.packageId,
    version: one.version,
    acceptedAt: one.acceptedAt.toISOString(),
    page: `${synthesisPath(one.packageId, one.version)}#${one.anchor}`,
  };
}

export function proposalValue(one: ListedPassage): z.infer<typeof ProposalValue> {
  const subject = one.subject ? { id: one.subject, title: one.subjectTitle } : null;
  return {
    ...passageValue(one),
    subject,
    audience: one.audience,
    categories: one.categories,
    votes: one.votes,
  };
}

export function practiceValue(one: ListedPassage): z.infer<typeof PracticeValue> {
  return { ...passageValue(one), kind: one.kind as PracticeKind, place: one.place };
}

export const MeetingValue = z.object({
  id: z.uuid(),
  title: z.string(),
  territory: TerritoryRef,
  region: z.string().nullable(),
  academy: z.string().nullable(),
  department: z.string().nullable(),
  date: z.iso.date(),
  startTime: z.string(),
  endTime: z.string(),
  state: z.string(),
  venue: z.string(),
  city: z.string(),
  remote: z.boolean(),
  participants: z.number().int().nullable().describe('Présences. Nul en dessous de cinq.'),
  package: z.uuid(),
});

export function meetingValue({ packageId, ...meeting }: ListedMeeting): z.infer<typeof MeetingValue> {
  return { ...meeting, package: packageId };
}
