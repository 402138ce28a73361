import { z } from 'zod';
import { findNames, indexNames, type KnownPerson } from './known-names.ts';

/** A text of the package, with the words that say where it is: « Contexte », « Proposition “…” ». */
export interface PlacedText {
  readonly place: string;
  readonly text: string;
}

export const FindingKind = z.enum(['email', 'phone', 'full-name', 'surname']);

/** A personal datum, shown in its place. All stop the package but a lone surname, which must be confirmed. */
export const Finding = z.object({
  /** The same for the same datum at the same place, to be confirmed by. */
  key: z.string(),
  kind: FindingKind,
  stops: z.boolean(),
  place: z.string(),
  before: z.string(),
  found: z.string(),
  after: z.string(),
});
export type Finding = z.infer<typeof Finding>;

export interface Known {
  readonly people: readonly (KnownPerson & { readonly phone: string })[];
  /** Names of declared speakers and of who signs off: they pass. */
  readonly declared: readonly string[];
}

const SPACE = '[\\s.\\u00a0\\u202f/-]';
const EMAIL =
  /[\p{L}\p{N}._%+-]+\s?(?:@|[[(]\s?(?:at|arobase|a)\s?[\])])\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;
const PHONE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:\\+\\d{1,3}${SPACE}*(?:\\(0\\)${SPACE}*)?|00\\d{2,3}${SPACE}*|0)[1-9](?:${SPACE}?\\d){8}(?![\\p{L}\\p{N}])`,
  'gu',
);
const DIGITS = new RegExp(`\\+?\\d(?:${SPACE}?\\d){5,}`, 'gu');
/** Characters shown on either side. */
const AROUND = 50;

/** Personal data in the texts of a package, in reading order: formats.md, “The package”. */
export function findPersonalData(texts: readonly PlacedText[], known: Known): Finding[] {
  const names = indexNames(known.people, known.declared);
  const phones = new Set(
    known.people.map(({ phone }) => significant(phone)).filter((phone) => phone.length >= 6),
  );
  return texts.flatMap(({ place, text }) => {
    const found = [
      ...matches(text, EMAIL, 'email'),
      ...matches(text, PHONE, 'phone'),
      ...matches(text, DIGITS, 'phone').filter(({ start, end }) =>
        phones.has(significant(text.slice(start, end))),
      ),
      ...findNames(text, names, known.declared),
    ];
    return describe(place, text, found);
  });
}

interface Match {
  readonly kind: Finding['kind'];
  readonly start: number;
  readonly end: number;
}

function matches(text: string, pattern: RegExp, kind: Finding['kind']): Match[] {
  return [...text.matchAll(pattern)].map(({ 0: match, index }) => ({
    kind,
    start: index,
    end: index + match.length,
  }));
}

function describe(place: string, text: string, found: readonly Match[]): Finding[] {
  const seen = new Map<string, number>();
  const findings: Finding[] = [];
  let covered = -1;
  for (const { kind, start, end } of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    // A name inside an address is told once, with the address.
    if (start < covered) continue;
    covered = end;
    const datum = text.slice(start, end);
    const before = oneLine(text.slice(Math.max(0, start - AROUND), start));
    const after = oneLine(text.slice(end, end + AROUND));
    const same = [place, kind, before, datum, after].join('\u0000');
    const times = seen.get(same) ?? 0;
    seen.set(same, times + 1);
    findings.push({
      key: `${same}\u0000${times}`,
      kind,
      stops: kind !== 'surname',
      place,
      before: `${start > AROUND ? '…' : ''}${before}`,
      found: datum,
      after: `${after}${end + AROUND < text.length ? '…' : ''}`,
    });
  }
  return findings;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

/** The last nine digits of a number: the same with `0`, `+33` or `0033` before them. */
function significant(phone: string): string {
  return phone.replace(/\D+/g, '').slice(-9).replace(/^0+/, '');
}
