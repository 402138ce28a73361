import type { draftsContract } from '../../shared/drafts/contract.ts';
import type { Handlers } from '../operations.ts';
import { adoptDrafts } from './adopt.ts';
import { listDrafts } from './read.ts';
import { forgetDrafts, keepDrafts } from './write.ts';

export const draftsHandlers: Handlers<typeof draftsContract> = {
  'drafts.list': ({ read }) => listDrafts(read),
  'drafts.keep': (context, input) => {
    keepDrafts(context, input);
    return null;
  },
  'drafts.forget': ({ write }, { drafts }) => {
    forgetDrafts(write, drafts);
    return null;
  },
  'drafts.adopt': adoptDrafts,
};
