import { z } from 'zod';
import { LocalDate } from '../fields.ts';
import { ListedMeeting } from '../meetings/contract.ts';
import { query } from '../operation.ts';

const count = z.number().int();

/** What one looks at first in the morning: what comes, what waits, what is missing, what is done. */
export const Dashboard = z.object({
  /** The dossier’s day. */
  today: LocalDate,
  /** Days until syntheses are awaited; negative once they should have been sent. */
  daysLeft: count,
  /** The next five meetings that are to take place. */
  coming: z.array(ListedMeeting),
  toDo: z.object({
    unconfirmed: count,
    /** Meetings of a day gone by that are noted neither as held nor as cancelled. */
    unrecorded: count,
    placeless: count,
    conflicts: count,
    lateNetworks: count,
    synthesesToWrite: count,
    synthesesToSignOff: count,
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
    registrations: count,
    present: count,
    proposals: count,
    practices: count,
  }),
});
export type Dashboard = z.infer<typeof Dashboard>;

export const dashboardContract = { 'dashboard.get': query(z.null(), Dashboard) };
