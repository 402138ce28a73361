import { z } from 'zod';
import { Practice, Proposal } from '../proposals/model.ts';
import { RichText } from '../text/rich-text.ts';

const WithMeeting = { meetingTitle: z.string() };
export const ProposalSource = Proposal.extend(WithMeeting);
export type ProposalSource = z.infer<typeof ProposalSource>;
export const PracticeSource = Practice.extend(WithMeeting);
export type PracticeSource = z.infer<typeof PracticeSource>;

export const CategoryAttendance = z.object({ id: z.string(), title: z.string(), count: z.number().int() });
export type CategoryAttendance = z.infer<typeof CategoryAttendance>;

/** What is said beside distinct people; null in what was kept before it was counted. */
const Participation = {
  /** Someone who came to two meetings counts twice. */
  presences: z.number().int().nullable().default(null),
  /** People counted by the networks, who are not named and may be among those who came. */
  headcount: z.number().int().nullable().default(null),
};

/** What a screen shows of what a synthesis draws from the dossier, resolved: kept as it was when it was frozen. */
export const SynthesisWhole = z.object({
  scopeName: z.string(),
  /** Distinct people who came, by category of the campaign; small counts are not grouped. */
  attendance: z.array(CategoryAttendance),
  ...Participation,
  themes: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      findings: RichText,
      /** Those kept, in the order chosen. */
      proposals: z.array(ProposalSource),
      practices: z.array(PracticeSource),
    }),
  ),
});
export type SynthesisWhole = z.infer<typeof SynthesisWhole>;
