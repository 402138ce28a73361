import type { Practice, Proposal } from '../../shared/proposals/model.ts';

export interface ProposalsTables {
  proposal: Proposal;
  practice: Practice;
}
