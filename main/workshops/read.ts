import { notFound } from '../../shared/errors.ts';
import { EMPTY_TEXT, RichText } from '../../shared/text/rich-text.ts';
import type { WorkshopWithPlaces } from '../../shared/workshops/contract.ts';
import type { Workshop, WorkshopSheet } from '../../shared/workshops/model.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { assignedByWorkshop, NOBODY } from '../registrations/assignment.ts';
import { firstChoicesByWorkshop } from '../registrations/choices.ts';
import { allRooms } from '../venues/read.ts';
import { elsewhereByWorkshop } from './leads.ts';
import type { WorkshopsTables } from './table.ts';

export const sql = sqlBuilder<WorkshopsTables>();

/** The workshops of a meeting, in their order; of every meeting when none is given. */
export function listWorkshops(read: Reader, meetingId?: string): Workshop[] {
  let found = sql.selectFrom('workshop').selectAll();
  if (meetingId !== undefined) found = found.where('meetingId', '=', meetingId);
  return read.all(found.orderBy('meetingId').orderBy('position').orderBy('id'));
}

export function workshopById(read: Reader, id: string): Workshop {
  const workshop = read.first(sql.selectFrom('workshop').selectAll().where('id', '=', id));
  if (!workshop) throw notFound('Cet atelier');
  return workshop;
}

/** The workshops of a meeting, or of all, with who is in them and the places left. */
export function workshopsWithPlaces(read: Reader, meetingId?: string): WorkshopWithPlaces[] {
  const assigned = assignedByWorkshop(read, meetingId);
  const rooms = new Map(allRooms(read).map((room) => [room.id, room]));
  const firstChoices = firstChoicesByWorkshop(read, meetingId);
  const elsewhere = elsewhereByWorkshop(read, meetingId);
  return listWorkshops(read, meetingId).map((workshop) => {
    const room = workshop.roomId === null ? undefined : rooms.get(workshop.roomId);
    const places = smallest([workshop.capacity, room?.jauge ?? room?.capacity ?? null]);
    const { people, onSite } = assigned.get(workshop.id) ?? NOBODY;
    const wished = firstChoices.get(workshop.id) ?? NOBODY;
    return {
      ...workshop,
      roomName: room?.name ?? '',
      awaitedElsewhere: elsewhere.get(workshop.id) ?? [],
      assigned: people,
      assignedFromAfar: people - onSite,
      firstChoices: wished.people,
      firstChoicesOnSite: wished.onSite,
      places,
      placesLeft: places === null ? null : places - onSite,
    };
  });
}

/** The sheet of each workshop of a meeting; one that was never opened is empty. */
export function sheetsOf(read: Reader, meetingId: string): WorkshopSheet[] {
  return listWorkshops(read, meetingId).map(({ id }) => sheetOf(read, id));
}

export function sheetOf(read: Reader, workshopId: string): WorkshopSheet {
  const row = read.first(sql.selectFrom('workshop_sheet').selectAll().where('id', '=', workshopId));
  if (!row) return { workshopId, findings: EMPTY_TEXT, updatedAt: null, completedAt: null };
  const { findings, updatedAt, completedAt } = row;
  return { workshopId, findings: RichText.parse(JSON.parse(findings)), updatedAt, completedAt };
}

function smallest(limits: (number | null)[]): number | null {
  const known = limits.filter((limit) => limit !== null);
  return known.length === 0 ? null : Math.min(...known);
}
