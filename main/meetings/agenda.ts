import { AppError, notFound } from '../../shared/errors.ts';
import type { AgendaItem } from '../../shared/meetings/model.ts';
import { AgendaKind } from '../../shared/meetings/model.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { CommandContext } from '../engine/operations.ts';
import { agendaOf, meetingById, sql } from './read.ts';

type ItemForm = Pick<AgendaItem, 'kind' | 'title' | 'durationMinutes' | 'details'> & {
  id?: string | undefined;
};

/** Makes the déroulé of a meeting these items, in this order. */
export function saveAgenda(
  { read, write, newId, describe }: CommandContext,
  { meetingId, items }: { meetingId: string; items: readonly ItemForm[] },
): AgendaItem[] {
  const meeting = meetingById(read, meetingId);
  const before = new Set(agendaOf(read, meeting).map((item) => item.id));
  for (const [position, { id, ...item }] of items.entries()) {
    if (id === undefined) {
      write.run(sql.insertInto('agenda_item').values({ ...item, id: newId(), meetingId, position }));
    } else {
      if (!before.delete(id)) throw notFound('Cette séquence');
      write.run(
        sql
          .updateTable('agenda_item')
          .set({ ...item, position })
          .where('id', '=', id),
      );
    }
  }
  for (const id of before) write.run(sql.deleteFrom('agenda_item').where('id', '=', id));
  describe(`Déroulé modifié\u00a0: ${meeting.title}`);
  return agendaOf(read, meeting);
}

/** Gives an empty déroulé the items of the campaign’s departmental template; the meeting keeps its own start. */
export function agendaFromTemplate(
  context: CommandContext,
  { meetingId }: { meetingId: string },
): AgendaItem[] {
  const meeting = meetingById(context.read, meetingId);
  if (agendaOf(context.read, meeting).length > 0) {
    throw new AppError(
      'agenda-exists',
      'Cette rencontre a déjà un déroulé\u00a0: videz-le avant de reprendre le modèle.',
    );
  }
  const { items } = openDossier(context.read).campaign.departmentalAgenda;
  return saveAgenda(context, {
    meetingId,
    items: items.map((item) => ({ ...item, kind: AgendaKind.catch('other').parse(item.kind), details: '' })),
  });
}
