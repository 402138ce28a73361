import type { proposalsContract } from '../../shared/proposals/contract.ts';
import type { Handlers } from '../engine/operations.ts';
import { listPractices, listProposals } from './read.ts';
import {
  createPractice,
  createProposal,
  deletePractice,
  deleteProposal,
  moveProposal,
  updatePractice,
  updateProposal,
} from './write.ts';

export const proposalsHandlers: Handlers<typeof proposalsContract> = {
  'proposals.list': ({ read }, filter) => listProposals(read, filter),
  'proposals.create': createProposal,
  'proposals.update': updateProposal,
  'proposals.delete': deleteProposal,
  'proposals.move': moveProposal,
  'practices.list': ({ read }, filter) => listPractices(read, filter),
  'practices.create': createPractice,
  'practices.update': updatePractice,
  'practices.delete': deletePractice,
};
