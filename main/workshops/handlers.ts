import { AppError } from '../../shared/errors.ts';
import type { workshopsContract } from '../../shared/workshops/contract.ts';
import type { NewWorkshop, Workshop, WorkshopSheet } from '../../shared/workshops/model.ts';
import { requireTheme } from '../dossier/campaign.ts';
import { openDossier } from '../dossier/read.ts';
import { meetingById } from '../meetings/read.ts';
import type { CommandContext, Handlers } from '../operations.ts';
import { nameOf, personById } from '../people/read.ts';
import { assignWorkshop } from '../registrations/assignment.ts';
import { registrationById } from '../registrations/read.ts';
import { requireOfMeeting, requireRoom } from './belonging.ts';
import {
  choicesOf,
  listWorkshops,
  sheetOf,
  sheetsOf,
  sql,
  workshopById,
  workshopsWithPlaces,
} from './read.ts';

export const workshopsHandlers: Handlers<typeof workshopsContract> = {
  'workshops.list': ({ read }, { meetingId }) => workshopsWithPlaces(read, meetingId),
  'workshops.create': (context, { meetingId, ...workshop }) => {
    meetingById(context.read, meetingId);
    requireTheme(context.read, workshop);
    requireRoom(context.read, meetingId, workshop.roomId);
    const created = addWorkshop(context, meetingId, workshop);
    context.describe(`Atelier ajouté\u00a0: ${created.title}`);
    return created;
  },
  'workshops.createFromThemes': (context, { meetingId }) => createFromThemes(context, meetingId),
  'workshops.update': (context, { id, ...changes }) => {
    const before = workshopById(context.read, id);
    requireTheme(context.read, changes);
    if (changes.roomId !== before.roomId) requireRoom(context.read, before.meetingId, changes.roomId);
    context.write.run(sql.updateTable('workshop').set(changes).where('id', '=', id));
    context.describe(`Atelier modifié\u00a0: ${changes.title}`);
    return workshopById(context.read, id);
  },
  'workshops.delete': (context, { id }) => {
    const { title } = remove(context, id);
    context.describe(`Atelier supprimé\u00a0: ${title}`);
    return null;
  },
  'workshops.choices': ({ read }, { meetingId }) => choicesOf(read, meetingId),
  'workshops.choose': (context, { registrationId, workshopIds }) => {
    const { personId, meetingId } = registrationById(context.read, registrationId);
    requireOfMeeting(context.read, meetingId, workshopIds);
    setChoices(context, registrationId, workshopIds);
    context.describe(`Choix d’ateliers de ${nameOf(personById(context.read, personId))}`);
    return null;
  },
  'workshops.assign': assign,
  'workshops.sheet': ({ read }, { workshopId }) => sheetOf(read, workshopById(read, workshopId).id),
  'workshops.sheets': ({ read }, { meetingId }) => sheetsOf(read, meetingId),
  'workshops.saveSheet': saveSheet,
};

/** Adds a workshop after those of its meeting. */
export function addWorkshop(context: CommandContext, meetingId: string, workshop: NewWorkshop): Workshop {
  const position = listWorkshops(context.read, meetingId).length;
  const created: Workshop = { ...workshop, id: context.newId(), meetingId, position };
  context.write.run(sql.insertInto('workshop').values(created));
  return created;
}

/** Replaces a person’s ranked wishes, first choice first; a workshop named twice keeps its better rank. */
export function setChoices(
  context: CommandContext,
  registrationId: string,
  workshopIds: readonly string[],
): void {
  context.write.run(sql.deleteFrom('workshop_choice').where('registrationId', '=', registrationId));
  for (const [rank, workshopId] of [...new Set(workshopIds)].entries()) {
    context.write.run(
      sql.insertInto('workshop_choice').values({ id: context.newId(), registrationId, workshopId, rank }),
    );
  }
}

/** Removes a workshop; those after it move up, so that their numbers stay without a gap. */
function remove({ read, write }: CommandContext, id: string): Workshop {
  const removed = workshopById(read, id);
  write.run(sql.deleteFrom('workshop').where('id', '=', id));
  write.run(
    sql
      .updateTable('workshop')
      .set(({ eb }) => ({ position: eb('position', '-', 1) }))
      .where('meetingId', '=', removed.meetingId)
      .where('position', '>', removed.position),
  );
  return removed;
}

function createFromThemes(context: CommandContext, meetingId: string): Workshop[] {
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

function assign(
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

function saveSheet(
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
  context.describe(`Fiche de l’atelier ${title} ${input.complete ? 'terminée' : 'enregistrée'}`);
  if (input.complete === (before.completedAt !== null)) context.typing();
  return sheetOf(context.read, input.workshopId);
}
