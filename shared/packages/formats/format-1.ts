import { z } from 'zod';
import { NEWEST_FORM } from '../synthesis-document.ts';
import { format } from './format.ts';
import { FORM_2 } from './format-2.ts';

/** The first one, before documents were frozen and samples marked. */
const form = FORM_2.omit({ code: true, takenOn: true, sample: true }).extend({
  formatVersion: z.literal(1),
});

export const FORMAT_1 = format({
  form,
  read: (said) => ({ ...said, ...NEWEST_FORM, code: null, takenOn: null, sample: false }),
  // The code and the day of the figures stay on the pages. Nothing in it would tell that a sample is one.
  write({ code: _, takenOn: __, sample, ...said }) {
    return sample ? undefined : { ...said, formatVersion: 1 as const };
  },
});
