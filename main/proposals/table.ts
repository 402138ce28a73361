import { count, oneOf, place, stakes, subject, text, theme } from '../../shared/declared/in-words.ts';
import { type Declared, hangsOn, loses, MACHINE } from '../../shared/declared/table.ts';
import type { Practice, Proposal } from '../../shared/proposals/model.ts';
import { PRACTICE_FIELDS, PRACTICE_KINDS, PROPOSAL_FIELDS } from '../../shared/proposals/words.ts';

export interface ProposalsTables {
  /** `stakes` is the JSON of the list. */
  proposal: Omit<Proposal, 'stakes'> & { stakes: string };
  practice: Practice;
}

export const proposalsTables: Declared<ProposalsTables> = {
  proposal: {
    says: { kind: 'proposal', what: 'Proposition', gender: 'f', hung: ['sa proposition', 'propositions'] },
    name: ({ title }) => title,
    inTrash: true,
    counted: true,
    order: { within: ['meetingId', 'workshopId'] },
    search: { by: 'title', words: ({ title, themeId }, speech) => [title, theme(themeId, speech)] },
    columns: {
      id: MACHINE,
      meetingId: hangsOn('meeting', PROPOSAL_FIELDS.meetingId),
      workshopId: loses('workshop', PROPOSAL_FIELDS.workshopId),
      position: { label: PROPOSAL_FIELDS.position, as: place, personal: 'none' },
      title: { label: PROPOSAL_FIELDS.title, as: text, personal: 'mentions' },
      body: { label: PROPOSAL_FIELDS.body, as: text, personal: 'mentions' },
      themeId: { label: PROPOSAL_FIELDS.themeId, as: theme, personal: 'none' },
      subjectId: { label: PROPOSAL_FIELDS.subjectId, as: subject, personal: 'none' },
      stakes: { label: PROPOSAL_FIELDS.stakes, as: stakes, personal: 'none' },
      audience: { label: PROPOSAL_FIELDS.audience, as: text, personal: 'mentions' },
      votes: { label: PROPOSAL_FIELDS.votes, as: count, personal: 'none' },
    },
  },
  practice: {
    says: { kind: 'practice', what: 'Pratique', gender: 'f', hung: ['sa pratique', 'pratiques'] },
    name: ({ title }) => title,
    inTrash: true,
    order: { within: ['meetingId', 'workshopId'] },
    search: { by: 'title', words: ({ title, place }) => [title, place] },
    columns: {
      id: MACHINE,
      meetingId: hangsOn('meeting', PRACTICE_FIELDS.meetingId),
      workshopId: loses('workshop', PRACTICE_FIELDS.workshopId),
      position: { label: PRACTICE_FIELDS.position, as: place, personal: 'none' },
      kind: { label: PRACTICE_FIELDS.kind, as: oneOf(PRACTICE_KINDS), personal: 'none' },
      title: { label: PRACTICE_FIELDS.title, as: text, personal: 'mentions' },
      body: { label: PRACTICE_FIELDS.body, as: text, personal: 'mentions' },
      themeId: { label: PRACTICE_FIELDS.themeId, as: theme, personal: 'none' },
      place: { label: PRACTICE_FIELDS.place, as: text, personal: 'mentions' },
    },
  },
};
