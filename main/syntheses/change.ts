import type { SignOff, Synthesis, SynthesisContent, SynthesisScope } from '../../shared/syntheses/model.ts';
import { prefill } from '../../shared/syntheses/prefill.ts';
import type { CommandContext } from '../engine/operations.ts';
import { listPractices, listProposals } from '../proposals/read.ts';
import { alreadyWritten, notLatest, notSigned, unknownContent } from './errors.ts';
import { frozenOf, requireCode } from './freeze.ts';
import { joinedTo } from './held-files.ts';
import { materialFor } from './material.ts';
import { attachmentsOf, latestSynthesis, sql, synthesisById, versionsOf } from './read.ts';
import { refuseFrozen, refuseSigned } from './refuse.ts';
import { scopeName, worldOf } from './scopes.ts';

/** Writes the first version about something, from what lies below it. */
export function createSynthesis(context: CommandContext, scope: SynthesisScope): Synthesis {
  const { read } = context;
  if (latestSynthesis(read, scope)) throw alreadyWritten();
  const world = worldOf(read);
  const name = scopeName(world, scope);
  const content = prefill(materialFor(read, world, scope, context.now()));
  const created = addVersion(context, scope, { version: 1, title: titleFor(name), content });
  context.describe(`Synthèse commencée\u00a0: ${name}`);
  return created;
}

export function saveSynthesis(
  context: CommandContext,
  { id, title, content }: { id: string; title: string; content: SynthesisContent },
): { updatedAt: string } {
  const before = synthesisById(context.read, id);
  refuseFrozen(before);
  refuseUnknownPicks(context, content);
  const updatedAt = context.now();
  context.write.run(
    sql
      .updateTable('synthesis')
      .set({ title, content: JSON.stringify(content), updatedAt })
      .where('id', '=', id),
  );
  context.describe(`Texte enregistré\u00a0: ${title}`);
  context.typing();
  return { updatedAt };
}

export function setState(
  context: CommandContext,
  { id, state }: { id: string; state: 'draft' | 'review' },
): Synthesis {
  const { title } = refuseFrozen(synthesisById(context.read, id));
  context.write.run(
    sql.updateTable('synthesis').set({ state, updatedAt: context.now() }).where('id', '=', id),
  );
  context.describe(
    state === 'review' ? `Passage en relecture\u00a0: ${title}` : `Retour en brouillon\u00a0: ${title}`,
  );
  return synthesisById(context.read, id);
}

export function deleteSynthesis(context: CommandContext, { id }: { id: string }): null {
  const { title } = refuseFrozen(synthesisById(context.read, id));
  context.write.run(sql.deleteFrom('synthesis').where('id', '=', id));
  context.describe(`Suppression\u00a0: ${title}`);
  return null;
}

/** Prepares the next version of a signed synthesis, with the same content and joined files, as a draft. */
export function nextVersion(context: CommandContext, { id }: { id: string }): Synthesis {
  const { read, write, newId } = context;
  const before = synthesisById(read, id);
  if (before.state !== 'signed' && before.state !== 'sent') throw notSigned();
  if (versionsOf(read, before.scope)[0]?.id !== id) throw notLatest();
  const { title, content, scope, version } = before;
  const created = addVersion(context, scope, { version: version + 1, title, content });
  for (const file of joinedTo(attachmentsOf(read, id), frozenOf(read, id)?.document)) {
    write.run(sql.insertInto('attachment').values({ ...file, id: newId(), synthesisId: created.id }));
  }
  context.describe(`Version ${version + 1} préparée\u00a0: ${title}`);
  return created;
}

/** Signs off what was put to sign, with the signed file as evidence. `marked`: the code that the file says of itself. */
export function signOff(
  context: CommandContext,
  id: string,
  signed: Omit<SignOff, 'attachmentId'> & { code: string; attachmentId: string; marked: string | undefined },
): Synthesis {
  const { title } = refuseSigned(synthesisById(context.read, id));
  requireCode(context.read, id, { typed: signed.code, marked: signed.marked });
  context.write.run(
    sql
      .updateTable('synthesis')
      .set({
        state: 'signed',
        signedByName: signed.name,
        signedByFunction: signed.function,
        signedOn: signed.date,
        signedFileId: signed.attachmentId,
        updatedAt: context.now(),
      })
      .where('id', '=', id),
  );
  context.describe(`Visa de ${signed.name}\u00a0: ${title}`);
  return synthesisById(context.read, id);
}

/** Notes that a signed synthesis has been made ready to send: from then on its sign-off cannot be undone either. */
export function markPackaged({ read, write, now }: CommandContext, id: string): void {
  if (synthesisById(read, id).signOff === null) throw notSigned();
  write.run(sql.updateTable('synthesis').set({ updatedAt: now() }).where('id', '=', id));
}

/** Notes that a signed synthesis has been received by a space, or handed over. */
export function markSent(context: CommandContext, id: string): void {
  const { state } = synthesisById(context.read, id);
  if (state !== 'signed' && state !== 'sent') throw notSigned();
  context.write.run(
    sql.updateTable('synthesis').set({ state: 'sent', updatedAt: context.now() }).where('id', '=', id),
  );
}

function addVersion(
  { write, read, newId, now }: CommandContext,
  scope: SynthesisScope,
  { version, title, content }: { version: number; title: string; content: SynthesisContent },
): Synthesis {
  const id = newId();
  write.run(
    sql.insertInto('synthesis').values({
      id,
      level: scope.level,
      scopeId: scope.id,
      version,
      state: 'draft',
      title,
      content: JSON.stringify(content),
      signedByName: null,
      signedByFunction: null,
      signedOn: null,
      signedFileId: null,
      signedContent: null,
      frozen: null,
      frozenCode: null,
      frozenAt: null,
      createdAt: now(),
      updatedAt: now(),
    }),
  );
  return synthesisById(read, id);
}

/** A pick may have been deleted on another screen while this one was being written. */
function refuseUnknownPicks({ read }: CommandContext, { themes }: SynthesisContent): void {
  const known = new Set([...listProposals(read), ...listPractices(read)].map(({ id }) => id));
  const picked = themes.flatMap(({ proposalIds, practiceIds }) => [...proposalIds, ...practiceIds]);
  if (picked.some((id) => !known.has(id))) throw unknownContent();
}

const titleFor = (name: string) => `Synthèse – ${name}`.slice(0, 200);
