import type { Practice, Proposal } from '../../shared/proposals/model.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { ProposalsTables } from './table.ts';

export const sql = sqlBuilder<ProposalsTables>();

export interface ProposalFilter {
  readonly meetingId?: string | undefined;
  readonly workshopId?: string | undefined;
  readonly themeId?: string | undefined;
  readonly subjectId?: string | undefined;
}

/** Proposals that match, those put first in each workshop coming first. */
export function listProposals(read: Reader, filter: ProposalFilter = {}): Proposal[] {
  let found = sql.selectFrom('proposal').selectAll();
  for (const column of ['meetingId', 'workshopId', 'themeId', 'subjectId'] as const) {
    const value = filter[column];
    if (value !== undefined) found = found.where(column, '=', value);
  }
  return read
    .all(found.orderBy('meetingId').orderBy('workshopId').orderBy('position').orderBy('id'))
    .map(toProposal);
}

export const toProposal = ({ stakes, ...row }: ProposalsTables['proposal']): Proposal => ({
  ...row,
  stakes: JSON.parse(stakes) as string[],
});

export function listPractices(read: Reader, filter: Omit<ProposalFilter, 'subjectId'> = {}): Practice[] {
  let found = sql.selectFrom('practice').selectAll();
  for (const column of ['meetingId', 'workshopId', 'themeId'] as const) {
    const value = filter[column];
    if (value !== undefined) found = found.where(column, '=', value);
  }
  return read.all(found.orderBy('meetingId').orderBy('workshopId').orderBy('position').orderBy('id'));
}
