import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Identity } from '../../../main/personal-data/identity.ts';
import { mayName, passagesOf, seek } from '../../../main/personal-data/matching.ts';
import { lettersIn } from '../../../main/personal-data/signs.ts';
import { readable } from '../../../shared/personal-data/readable.ts';
import { lettersOf } from '../../../shared/personal-data/words.ts';

const person = (familyName: string, givenName = '', email = '', phone = ''): Identity => ({
  ...{ familyName, givenName },
  ...{ email, phone },
});

test.each([
  ['Lecœur', 'Anne', 'Anne Lecœur'],
  ['Lecœur', 'Anne', 'Anne LECŒUR'],
  ['Lecoeur', 'Anne', 'Anne Lecœur'],
  ['Bœuf', 'Anne', 'Anne Boeuf'],
  ['Æschlimann', 'Ana', 'Ana Aeschlimann'],
  ['Weiß', 'Karl', 'Karl WEIẞ'],
  ['Weiß', 'Karl', 'Karl Weiss'],
  ['Trần', 'Minh', 'Minh Trần'],
  ['Tran', 'Minh', 'Minh TRẦN'],
  ['Nguyễn', 'Lan', 'Lan Nguyen'],
  ['Nguyen', 'Lan', 'Lan Nguye\u0302\u0303n'],
  ['Ǹguema', 'Zoé', 'Zoé Ǹguema'],
  ['Παπαδόπουλος', 'Νίκος', 'Νίκος ΠΑΠΑΔΟΠΟΥΛΟΣ'],
  ['Иванова', 'Анна', 'Анна ИВАНОВА'],
  ['N’Diaye', 'Awa', 'Awa N\u02bcDiaye'],
  ['N\u02bbDiaye', 'Awa', 'Awa NDiaye'],
  ['N’Diaye', 'Awa', 'Awa N\u2018Diaye'],
  ['N’Diaye', 'Awa', 'Awa N\u2032Diaye'],
  ['Le Goff', 'Anne', 'Anne Le\tGoff'],
])('%s %s is named in « %s », kept as JSON or not', (familyName, givenName, text) => {
  const sought = seek([person(familyName, givenName)]);
  expect(passagesOf(text, sought)).toEqual([{ start: 0, end: text.length, certainty: 'certain' }]);
  expect(mayName(JSON.stringify({ notes: text }), sought)).toBe(true);
  expect(mayName(JSON.stringify({ answer: JSON.stringify([text]) }), sought)).toBe(true);
});

test.each([
  'loic.bœuf@exemple.fr',
  'lan.nguyễn@exemple.vn',
  'a+b@ex-emple.fr',
  "o'neil@exemple.fr",
  '_@exemple.fr',
])('the address %s is found', (email) => {
  const sought = seek([person('', '', email)]);
  expect(passagesOf(`mot ${email.toUpperCase()} fin`, sought)).toMatchObject([{ certainty: 'certain' }]);
});

test('a number that a line break cuts in a rich text is not passed over', () => {
  const sought = seek([person('', '', '', '06 12 34 56 78')]);
  const nodes = [{ type: 'text', text: '06 12 34' }, { type: 'hardBreak' }, { type: 'text', text: '56 78' }];
  expect(mayName(JSON.stringify(nodes), sought)).toBe(true);
});

/** Letters of many alphabets, and all that may stand in a name or between its letters. */
const SIGNS = [
  ...'aeioucnstghABEOLTZéèêëçÿñôÉÈÇœŒæÆßẞıİłŁđĐøØþÞħðŋųőřşȘțǸǹẼẽ',
  ...'ầẤễưƯạộỹắ',
  ...'αςσΣжЖאب한漢',
  ...'ﬁﬀＡａ０９５𝐉𝐲①²',
  ...'\u0301\u0300\u0327\u0323\u031b\u20e3',
  ...'\u00ad\u200b\u2060\ufe0f',
  ..."'’‘‛ʼʻ′`´＇",
  ...' \u00a0\u202f\t\n-‐‑–._,;:()/|+*0123456789',
];
const sign = fc.constantFrom(...SIGNS);
const word = fc.string({ unit: sign, minLength: 1, maxLength: 8 });
/** The same word, written otherwise. */
const rewritten = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => text.toLowerCase(),
  (text: string) => text.normalize('NFD'),
  (text: string) => text.normalize('NFKC'),
  (text: string) => text.normalize('NFD').replace(/\p{M}/gu, ''),
  (text: string) => [...text].join('\u00ad'),
  (text: string) =>
    text.replaceAll(/[œŒæÆß]/g, (one) => ({ œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE', ß: 'ss' })[one] ?? one),
  (text: string) => text.replaceAll(/[^\p{L}\p{N}]+/gu, ' '),
  encodeURIComponent,
  (text: string) => [...text].map((one) => `&#${one.codePointAt(0)};`).join(''),
);

test('the quick look never passes over what the search finds, as it is written or in JSON', () => {
  fc.assert(
    fc.property(
      fc.tuple(word, word, word, word),
      fc.array(fc.constantFrom('family', 'given', 'email', 'phone', 'other', ' ', '@'), { maxLength: 6 }),
      fc.array(rewritten, { minLength: 6, maxLength: 6 }),
      ([familyName, givenName, local, other], parts, writings) => {
        const one = person(familyName, givenName, `${local}@exemple.fr`, `06 12 34 56 78 ${other}`);
        const saying = {
          family: familyName,
          given: givenName,
          email: one.email ?? '',
          phone: '06 12 34 56 78',
          other,
        };
        const text = parts
          .map((part, index) => (writings[index] ?? String)(part in saying ? saying[part as 'family'] : part))
          .join('');
        const sought = seek([one]);
        const found = passagesOf(text, { ...sought, signs: undefined });
        fc.pre(found.length > 0);
        expect(passagesOf(text, sought)).toEqual(found);
        expect(mayName(JSON.stringify({ notes: text }), sought)).toBe(true);
        expect(mayName(JSON.stringify({ content: JSON.stringify([text]) }), sought)).toBe(true);
      },
    ),
    { numRuns: 3000 },
  );
});

test('the letters of a text are read sign by sign as all at once', () => {
  const any = fc.oneof(
    fc.string({ unit: sign, maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  fc.assert(
    fc.property(any, (text) => {
      const plainly = readable(text).text;
      expect(lettersIn(plainly)).toBe(lettersOf(plainly));
    }),
    { numRuns: 1000 },
  );
});
