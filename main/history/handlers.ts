import type { historyContract } from '../../shared/history/contract.ts';
import type { Handlers } from '../engine/operations.ts';
import { detailOf } from './detail.ts';
import { countHistory, listHistory } from './read.ts';
import { redo, redoable, undo, undoable } from './undo.ts';

export const historyHandlers: Handlers<typeof historyContract> = {
  'history.list': ({ read }, { limit, before, ...filter }) => ({
    ...listHistory(read, filter, { limit, before }),
    total: countHistory(read),
    undo: undoable(read),
    redo: redoable(read),
  }),
  'history.detail': ({ read }, { sequence }) => detailOf(read, sequence),
  'history.undo': (context, { sequence }) => undo(context, sequence),
  'history.redo': (context, { sequence }) => redo(context, sequence),
};
