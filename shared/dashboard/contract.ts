import { z } from 'zod';
import { LocalDate } from '../fields.ts';
import { ListedMeeting } from '../meetings/contract.ts';
import { AwaitedKind } from '../meetings/model.ts';
import { query } from '../operation.ts';

const count = z.number().int();

/** What one looks at first in the morning: what comes, what waits, what is missing, what is done. */
export const Dashboard = z.object({
  /** The dossier’s day. */
  today: LocalDate,
  /** Days until syntheses are awaited; negative once they should have been sent. */
  daysLeft: count,
  /** The next five meetings that are planned. */
  coming: z.array(ListedMeeting),
  /** Each count is that of the rows which the list it leads to then shows. */
  toDo: z.object({
    /** Meetings for which something of a kind is to do, and of how much in all (workshops, people, meetings). */
    meetings: z.array(z.object({ kind: AwaitedKind, meetings: count, count })),
    lateNetworks: count,
    synthesesToWrite: count,
    synthesesInReview: count,
    synthesesToSign: count,
    synthesesToSend: count,
  }),
  missing: z.object({
    /** Names of the départements where no meeting is planned or held. */
    departments: z.array(z.string()),
    /** Short titles of the campaign’s themes that no proposal treats, once there are proposals. */
    themes: z.array(z.string()),
    /** Names of the categories of which nobody is registered anywhere, once there are registrations. */
    categories: z.array(z.string()),
  }),
  figures: z.object({
    meetings: count,
    held: count,
    networks: count,
    returnsReceived: count,
    /** People whom networks counted without naming them: apart from those recorded present. */
    headcount: count,
    /** Expected at the meetings that are not cancelled. */
    registrations: count,
    /** Someone who came to two meetings counts twice; and distinct people. */
    presences: count,
    people: count,
    proposals: count,
    practices: count,
  }),
});
export type Dashboard = z.infer<typeof Dashboard>;

export const dashboardContract = { 'dashboard.get': query(z.null(), Dashboard) };
