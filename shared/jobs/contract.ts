import { z } from 'zod';
import { query } from '../operation.ts';

const JobId = z.object({ job: z.uuid() });

/**
 * A call to a job answers its identifier at once; these follow it. They belong to the dispatcher itself, so that a
 * window that was closed or reloaded finds its job again.
 */
export const jobsContract = {
  /** Answers when the job has ended, with its result. */
  'jobs.wait': query(JobId, z.unknown()),
  'jobs.cancel': query(JobId, z.null()),
  'jobs.running': query(
    z.null(),
    z.array(
      z.object({
        job: z.string(),
        name: z.string(),
        label: z.string(),
        done: z.number(),
        total: z.number().nullable(),
      }),
    ),
  ),
};
