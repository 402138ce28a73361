import { notFound } from '../../shared/errors.ts';
import type { Speaker } from '../../shared/meetings/model.ts';
import type { CommandContext } from '../engine/operations.ts';
import { meetingById, speakersOf, sql } from './read.ts';

type SpeakerForm = Omit<Speaker, 'id'> & { meetingId: string; id?: string | undefined };

/** Adds a speaker to a meeting, or changes one. */
export function saveSpeaker({ read, write, newId, describe }: CommandContext, form: SpeakerForm): Speaker {
  const { id, meetingId, byVideo, ...fields } = form;
  const meeting = meetingById(read, meetingId);
  const speakers = speakersOf(read, meetingId);
  const values = { ...fields, byVideo: byVideo ? (1 as const) : (0 as const) };
  const saved = { ...fields, byVideo, id: id ?? newId() };
  if (id === undefined) {
    const last = read.first(
      sql
        .selectFrom('speaker')
        .select((of) => of.fn.max('position').as('position'))
        .where('meetingId', '=', meetingId),
    );
    const position = (last?.position ?? -1) + 1;
    write.run(sql.insertInto('speaker').values({ ...values, id: saved.id, meetingId, position }));
  } else {
    if (!speakers.some((speaker) => speaker.id === id)) throw notFound('Cet intervenant');
    write.run(sql.updateTable('speaker').set(values).where('id', '=', id));
  }
  describe(`Intervenant ${id === undefined ? 'ajouté' : 'modifié'}\u00a0: ${saved.name} (${meeting.title})`);
  return saved;
}

export function deleteSpeaker({ read, write, describe }: CommandContext, { id }: { id: string }): null {
  const speaker = read.first(sql.selectFrom('speaker').select('name').where('id', '=', id));
  if (!speaker) throw notFound('Cet intervenant');
  write.run(sql.deleteFrom('speaker').where('id', '=', id));
  describe(`Intervenant retiré\u00a0: ${speaker.name}`);
  return null;
}
