import { Campaign, Subject, Theme } from '../model.ts';
import { format } from './format.ts';

/** Where those went whose function said nothing of their category, whatever the campaign. */
const FORMER_FALLBACK = 'autres';

const form = Campaign.omit({
  ...{ fallback: true, addresses: true, steps: true, daysOff: true, publicDomains: true },
}).extend({
  themes: Theme.omit({ description: true })
    .extend({ subjects: Subject.omit({ address: true }).array() })
    .array(),
});

/** What the first versions of Cahiers put in the dossiers that they made, without a mark. No file was ever written so. */
export const FORMAT_0 = format({
  form,
  read: ({ themes, ...said }) => ({
    ...said,
    themes: themes.map(({ subjects, ...theme }) => ({
      ...theme,
      description: '',
      subjects: subjects.map((subject) => ({ ...subject, address: '' })),
    })),
    fallback: (said.categories.find(({ id }) => id === FORMER_FALLBACK) ?? said.categories.at(-1))?.id ?? '',
    addresses: { questionnaire: '', platform: '' },
    steps: [],
    daysOff: [],
    publicDomains: [],
  }),
});
