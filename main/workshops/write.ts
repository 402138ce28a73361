import type { ChangesTo } from '../../shared/changes.ts';
import { AppError } from '../../shared/errors.ts';
import type { NewWorkshop, Workshop, WorkshopSheet } from '../../shared/workshops/model.ts';
import { requireTheme } from '../engine/dossier/campaign.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { CommandContext } from '../engine/operations.ts';
import { meetingById } from '../meetings/read.ts';
import { nameOf, personById } from '../people/read.ts';
import { assignWorkshop } from '../registrations/assignment.ts';
import { setChoices } from '../registrations/choices.ts';
import { registrationById } from '../registrations/read.ts';
import { requireOfMeeting, requireRoom } from './belonging.ts';
import { listWorkshops, sheetOf, sql, workshopById, workshopsWithPlaces } from './read.ts';

export function createWorkshop(
  context: CommandContext,
  { meetingId, ...workshop }: NewWorkshop & { meetingId: string },
): Workshop {
  meetingById(context.read, meetingId);
  requireTheme(context.read, workshop);
  requireRoom(context.read, meetingId, workshop.roomId);
  const created = addWorkshop(context, meetingId, workshop);
  context.describe(`Atelier ajouté\u00a0: ${created.title}`);
  return created;
}

/** Adds a workshop for each theme that none of the meeting treats. Throws `themes-treated`. */
export function createFromThemes(context: CommandContext, { meetingId }: { meetingId: string }): Workshop[] {
  const treated = new Set(listWorkshops(context.read, meetingId).map((workshop) => workshop.themeId));
  const { campaign } = openDossier(context.read);
  const missing = campaign.themes.filter((theme) => !treated.has(theme.id));
  if (missing.length === 0) {
    throw new AppError('themes-treated', 'Chaque thème a déjà un atelier dans cette rencontre.');
  }
  const created = missing.map((theme) =>
    addWorkshop(context, meetingId, {
      title: theme.shortTitle,
      themeId: theme.id,
      subjectId: null,
      roomId: null,
      capacity: null,
      facilitator: '',
      rapporteur: '',
    }),
  );
  context.describe(
    created.length === 1 ? 'Un atelier ajouté' : `${created.length} ateliers ajoutés, un par thème`,
  );
  return created;
}

export function updateWorkshop(
  { read, write, describe }: CommandContext,
  { id, ...changes }: ChangesTo<NewWorkshop>,
): Workshop {
  const before = workshopById(read, id);
  const workshop = { ...before, ...changes };
  requireTheme(read, workshop);
  if (workshop.roomId !== before.roomId) requireRoom(read, before.meetingId, workshop.roomId);
  write.run(sql.updateTable('workshop').set(workshop).where('id', '=', id));
  describe(`Atelier modifié\u00a0: ${workshop.title}`);
  return workshop;
}

/** Removes a workshop; those after it move up, so that their numbers stay without a gap. */
export function deleteWorkshop({ read, write, describe }: CommandContext, { id }: { id: string }): null {
  const removed = workshopById(read, id);
  write.run(sql.deleteFrom('workshop').where('id', '=', id));
  write.run(
    sql
      .updateTable('workshop')
      .set(({ eb }) => ({ position: eb('position', '-', 1) }))
      .where('meetingId', '=', removed.meetingId)
      .where('position', '>', removed.position),
  );
  describe(`Atelier supprimé\u00a0: ${removed.title}`);
  return null;
}

/** Records the ranked wishes of someone registered. Throws `foreign-workshop`. */
export function choose(
  context: CommandContext,
  { registrationId, workshopIds }: { registrationId: string; workshopIds: readonly string[] },
): null {
  const { personId, meetingId } = registrationById(context.read, registrationId);
  requireOfMeeting(context.read, meetingId, workshopIds);
  setChoices(context, registrationId, workshopIds);
  context.describe(`Choix d’ateliers de ${nameOf(personById(context.read, personId))}`);
  return null;
}

/** Gives people a workshop, or takes theirs away; answers the places left there. */
export function assign(
  context: CommandContext,
  { registrationIds, workshopId }: { registrationIds: string[]; workshopId: string | null },
) {
  const workshop = workshopId === null ? null : workshopById(context.read, workshopId);
  const assigned = assignWorkshop(context.write, registrationIds, workshop);
  const people = assigned === 1 ? 'Une personne' : `${assigned} personnes`;
  context.describe(
    workshop
      ? `${people} ${assigned === 1 ? 'affectée' : 'affectées'} à l’atelier ${workshop.title}`
      : `${people} sans atelier`,
  );
  const after = workshop
    ? workshopsWithPlaces(context.read, workshop.meetingId).find((one) => one.id === workshop.id)
    : undefined;
  return { assigned, placesLeft: after?.placesLeft ?? null };
}

export function saveSheet(
  context: CommandContext,
  input: { workshopId: string; findings: WorkshopSheet['findings']; complete: boolean },
): WorkshopSheet {
  const { title } = workshopById(context.read, input.workshopId);
  const before = sheetOf(context.read, input.workshopId);
  const sheet = {
    findings: JSON.stringify(input.findings),
    updatedAt: context.now(),
    completedAt: input.complete ? (before.completedAt ?? context.now()) : null,
  };
  context.write.run(
    sql
      .insertInto('workshop_sheet')
      .values({ id: input.workshopId, ...sheet })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(sheet)),
  );
  context.describe(`Fiche de l’atelier ${title} ${input.complete ? 'déclarée complète' : 'enregistrée'}`);
  if (input.complete === (before.completedAt !== null)) context.typing();
  return sheetOf(context.read, input.workshopId);
}

/** Adds a workshop after those of its meeting. */
function addWorkshop(context: CommandContext, meetingId: string, workshop: NewWorkshop): Workshop {
  const position = listWorkshops(context.read, meetingId).length;
  const created: Workshop = { ...workshop, id: context.newId(), meetingId, position };
  context.write.run(sql.insertInto('workshop').values(created));
  return created;
}
