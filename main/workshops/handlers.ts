import type { workshopsContract } from '../../shared/workshops/contract.ts';
import type { Handlers } from '../engine/operations.ts';
import { choicesOf } from '../registrations/choices.ts';
import { sheetOf, sheetsOf, workshopById, workshopsWithPlaces } from './read.ts';
import {
  assign,
  choose,
  createFromThemes,
  createWorkshop,
  deleteWorkshop,
  saveSheet,
  updateWorkshop,
} from './write.ts';

export const workshopsHandlers: Handlers<typeof workshopsContract> = {
  'workshops.list': ({ read }, { meetingId }) => workshopsWithPlaces(read, meetingId),
  'workshops.create': createWorkshop,
  'workshops.createFromThemes': createFromThemes,
  'workshops.update': updateWorkshop,
  'workshops.delete': deleteWorkshop,
  'workshops.choices': ({ read }, { meetingId }) => choicesOf(read, meetingId),
  'workshops.choose': choose,
  'workshops.assign': assign,
  'workshops.sheet': ({ read }, { workshopId }) => sheetOf(read, workshopById(read, workshopId).id),
  'workshops.sheets': ({ read }, { meetingId }) => sheetsOf(read, meetingId),
  'workshops.saveSheet': saveSheet,
};
