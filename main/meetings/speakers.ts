import type { ChangesTo } from '../../shared/changes.ts';
import { notFound } from '../../shared/errors.ts';
import type { Speaker } from '../../shared/meetings/model.ts';
import type { CommandContext } from '../engine/operations.ts';
import { meetingById, speakersOf, sql } from './read.ts';

type NewSpeaker = Omit<Speaker, 'id'>;

/** Adds a speaker to a meeting, after the others. */
export function addSpeaker(
  { read, write, newId, describe }: CommandContext,
  { meetingId, ...fields }: NewSpeaker & { meetingId: string },
): Speaker {
  const { title } = meetingById(read, meetingId);
  const last = read.first(
    sql
      .selectFrom('speaker')
      .select((of) => of.fn.max('position').as('position'))
      .where('meetingId', '=', meetingId),
  );
  const speaker = { ...fields, id: newId() };
  const position = (last?.position ?? -1) + 1;
  write.run(sql.insertInto('speaker').values({ ...toRow(speaker), meetingId, position }));
  describe(`Intervenant ajouté\u00a0: ${speaker.name} (${title})`);
  return speaker;
}

export function updateSpeaker(
  { read, write, describe }: CommandContext,
  { id, ...changes }: ChangesTo<NewSpeaker>,
): Speaker {
  const row = read.first(sql.selectFrom('speaker').select('meetingId').where('id', '=', id));
  const before = row && speakersOf(read, row.meetingId).find((speaker) => speaker.id === id);
  if (!before) throw notFound('Cet intervenant');
  const speaker = { ...before, ...changes };
  write.run(sql.updateTable('speaker').set(toRow(speaker)).where('id', '=', id));
  describe(`Intervenant modifié\u00a0: ${speaker.name} (${meetingById(read, row.meetingId).title})`);
  return speaker;
}

export function deleteSpeaker({ read, write, describe }: CommandContext, { id }: { id: string }): null {
  const speaker = read.first(sql.selectFrom('speaker').select('name').where('id', '=', id));
  if (!speaker) throw notFound('Cet intervenant');
  write.run(sql.deleteFrom('speaker').where('id', '=', id));
  describe(`Intervenant retiré\u00a0: ${speaker.name}`);
  return null;
}

const toRow = ({ byVideo, ...speaker }: Speaker) => ({
  ...speaker,
  byVideo: byVideo ? (1 as const) : (0 as const),
});
