import type { ChangesTo } from '../../shared/changes.ts';
import { notFound } from '../../shared/errors.ts';
import type { NewPractice, NewProposal, Practice, Proposal } from '../../shared/proposals/model.ts';
import { requireStakes, requireTheme } from '../engine/dossier/campaign.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { CommandContext } from '../engine/operations.ts';
import { meetingById } from '../meetings/read.ts';
import { workshopById } from '../workshops/read.ts';
import { listProposals, sql, toProposal } from './read.ts';
import type { ProposalsTables } from './table.ts';

interface Origin {
  readonly meetingId: string;
  readonly workshopId: string | null;
}
/** What is new, or under an identifier of its own what may be there already. */
type Put<New> = New & Origin & { readonly id?: string | undefined };

export function createProposal(
  context: CommandContext,
  { id: given, meetingId, workshopId, ...fields }: Put<NewProposal>,
): Proposal {
  const id = given ?? context.newId();
  // Under an identifier of its own, it is put there as it is typed.
  if (given) context.typing(`Proposition ajoutée\u00a0: ${fields.title}`);
  if (firstOf(context.read, 'proposal', id)) return updateProposal(context, { id, ...fields });
  requireOrigin(context.read, { meetingId, workshopId });
  requireTheme(context.read, fields);
  const stakes = requireStakes(context.read, fields.stakes);
  const position = nextPosition(context, 'proposal', { meetingId, workshopId });
  const proposal: Proposal = { ...fields, stakes, id, meetingId, workshopId, position };
  context.write.run(sql.insertInto('proposal').values(toRow(proposal)));
  context.describe(`Proposition ajoutée\u00a0: ${proposal.title}`);
  return proposal;
}

export function createPractice(
  context: CommandContext,
  { id: given, meetingId, workshopId, ...fields }: Put<NewPractice>,
): Practice {
  const id = given ?? context.newId();
  // Under an identifier of its own, it is put there as it is typed.
  if (given) context.typing(`Pratique ajoutée\u00a0: ${fields.title}`);
  if (firstOf(context.read, 'practice', id)) return updatePractice(context, { id, ...fields });
  requireOrigin(context.read, { meetingId, workshopId });
  requireTheme(context.read, fields);
  const position = nextPosition(context, 'practice', { meetingId, workshopId });
  const practice: Practice = { ...fields, id, meetingId, workshopId, position };
  context.write.run(sql.insertInto('practice').values(practice));
  context.describe(`Pratique ajoutée\u00a0: ${practice.title}`);
  return practice;
}

export function updateProposal(
  context: CommandContext,
  { id, ...changes }: ChangesTo<NewProposal>,
): Proposal {
  const changed = { ...proposalById(context.read, id), ...changes };
  requireTheme(context.read, changed);
  const proposal = { ...changed, stakes: requireStakes(context.read, changed.stakes) };
  context.write.run(sql.updateTable('proposal').set(toRow(proposal)).where('id', '=', id));
  context.describe(`Proposition modifiée\u00a0: ${proposal.title}`);
  return proposal;
}

export function updatePractice(
  context: CommandContext,
  { id, ...changes }: ChangesTo<NewPractice>,
): Practice {
  const practice = { ...practiceById(context.read, id), ...changes };
  requireTheme(context.read, practice);
  context.write.run(sql.updateTable('practice').set(practice).where('id', '=', id));
  context.describe(`Pratique modifiée\u00a0: ${practice.title}`);
  return practice;
}

export function deleteProposal({ read, write, describe }: CommandContext, { id }: { id: string }): null {
  const { title } = proposalById(read, id);
  write.run(sql.deleteFrom('proposal').where('id', '=', id));
  describe(`Proposition supprimée\u00a0: ${title}`);
  return null;
}

export function deletePractice({ read, write, describe }: CommandContext, { id }: { id: string }): null {
  const { title } = practiceById(read, id);
  write.run(sql.deleteFrom('practice').where('id', '=', id));
  describe(`Pratique supprimée\u00a0: ${title}`);
  return null;
}

/** Puts a proposal before or after its neighbour of the same workshop, or of the meeting as a whole. */
export function moveProposal(context: CommandContext, { id, by }: { id: string; by: -1 | 1 }): null {
  const moved = proposalById(context.read, id);
  const siblings = listProposals(context.read, { meetingId: moved.meetingId }).filter(
    (one) => one.workshopId === moved.workshopId,
  );
  const from = siblings.findIndex((one) => one.id === id);
  const to = from + by;
  if (to < 0 || to >= siblings.length) return null;
  siblings.splice(to, 0, ...siblings.splice(from, 1));
  for (const [position, one] of siblings.entries()) {
    context.write.run(sql.updateTable('proposal').set({ position }).where('id', '=', one.id));
  }
  context.describe(`Proposition déplacée\u00a0: ${moved.title}`);
  return null;
}

/** Throws `not-found` unless the meeting exists and the workshop, if any, is one of its own. */
function requireOrigin(read: Reader, { meetingId, workshopId }: Origin): void {
  meetingById(read, meetingId);
  if (workshopId !== null && workshopById(read, workshopId).meetingId !== meetingId) {
    throw notFound('Cet atelier');
  }
}

const toRow = (proposal: Proposal): ProposalsTables['proposal'] => ({
  ...proposal,
  stakes: JSON.stringify(proposal.stakes),
});

function proposalById(read: Reader, id: string): Proposal {
  const proposal = firstOf(read, 'proposal', id);
  if (!proposal) throw notFound('Cette proposition');
  return toProposal(proposal);
}

function practiceById(read: Reader, id: string): Practice {
  const practice = firstOf(read, 'practice', id);
  if (!practice) throw notFound('Cette pratique');
  return practice;
}

function firstOf<Table extends keyof ProposalsTables>(read: Reader, table: Table, id: string) {
  const rows = sql.selectFrom(table as keyof ProposalsTables);
  return read.first(rows.selectAll().where('id', '=', id)) as ProposalsTables[Table] | undefined;
}

/** The place after the last one of the same workshop, or of the meeting as a whole. */
function nextPosition(
  { read }: CommandContext,
  table: keyof ProposalsTables,
  { meetingId, workshopId }: Origin,
): number {
  const last = read.first(
    sql
      .selectFrom(table)
      .select((column) => column.fn.max('position').as('position'))
      .where('meetingId', '=', meetingId)
      .where('workshopId', workshopId === null ? 'is' : '=', workshopId),
  );
  return (last?.position ?? -1) + 1;
}
