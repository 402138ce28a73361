import { expect, it } from 'vitest';
import { meetingsCsv } from '../../../shared/packages/payload.ts';
import { presencesInWords } from '../../../shared/packages/presences.ts';
import type { DocumentMeeting } from '../../../shared/packages/synthesis-document.ts';
import { synthesisHtml } from '../../../shared/packages/synthesis-html.ts';
import { sampleDocument } from '../../factories/packages.ts';

const met = (...totals: (number | null)[]) =>
  totals.map((total) => ({ attendance: { total, categories: [], grouped: null } }));
const AND_PEOPLE = '\u00a0; qui est venu à plusieurs compte ici plusieurs fois, et une seule ci-dessus.';

it('are said beside distinct people once there are several meetings, without adding up the small ones', () => {
  expect(presencesInWords(met(40))).toBe('');
  expect(presencesInWords(met(40, 0))).toBe('');
  expect(presencesInWords(met(1200, 30))).toBe(
    `1\u202f230\u00a0présences en tout à 2\u00a0rencontres${AND_PEOPLE}`,
  );
  expect(presencesInWords(met(40, null))).toBe(
    `40\u00a0présences en tout à 1\u00a0rencontre, et moins de 5 personnes à une autre${AND_PEOPLE}`,
  );
  expect(presencesInWords(met(40, null, null))).toBe(
    `40\u00a0présences en tout à 1\u00a0rencontre, et moins de 5 personnes à chacune de 2 autres${AND_PEOPLE}`,
  );
  expect(presencesInWords(met(null, null))).toBe('Chacune des 2 rencontres a réuni moins de 5 personnes.');
});

it('of a meeting that was not held are not said to be none', () => {
  const document = sampleDocument();
  const [first] = document.meetings;
  if (!first) throw new Error('the sample document has a meeting');
  const postponed: DocumentMeeting = {
    ...first,
    state: 'postponed',
    attendance: { total: 0, categories: [], grouped: null },
  };
  const held: DocumentMeeting = { ...postponed, state: 'held' };
  const cells = (meeting: DocumentMeeting) =>
    synthesisHtml({ ...document, meetings: [meeting] }).match(/<td>(Reportée|Tenue)<\/td><td[^>]*>([^<]*)/);
  expect(cells(postponed)?.slice(1)).toEqual(['Reportée', '–']);
  expect(cells(held)?.slice(1)).toEqual(['Tenue', '0']);
  const csv = (meeting: DocumentMeeting) =>
    meetingsCsv({ ...document, meetings: [meeting] })
      .split('\r\n')[1]
      ?.split(';')
      .slice(10, 11);
  expect([csv(postponed), csv(held)]).toEqual([[''], ['0']]);
});
