import { z } from 'zod';
import { underDomains } from '../campaign/domains.ts';
import { readings } from '../personal-data/readable.ts';
import {
  addressesIn,
  bareAddress,
  type FoundAddress,
  plainAddress,
} from '../personal-data/spelt-addresses.ts';
import { NumberIndex } from '../personal-data/spelt-numbers.ts';
import { Words } from '../personal-data/words.ts';
import { findNames, indexNames, type KnownNames, type KnownPerson } from './known-names.ts';
import { numbersIn } from './numbers-in-text.ts';

/** A text of the package, with the words that say where it is: « Contexte », « Proposition “…” ». */
export interface PlacedText {
  readonly place: string;
  readonly text: string;
}

export const FindingKind = z.enum([
  ...(['email', 'phone', 'full-name'] as const),
  ...(['service-email', 'namesake', 'role', 'near-name', 'surname'] as const),
]);

/**
 * A personal datum, shown in its place. An address, a number and the full name of a participant stop the package; what may
 * be something else, or may be said, must be confirmed.
 */
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

export interface Known extends KnownNames {
  readonly people: readonly (KnownPerson & { readonly phone: string; readonly email?: string })[];
  /** Numbers and addresses that reach others. */
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  /** Domains whose addresses may be a service’s: the campaign’s. */
  readonly publicDomains?: readonly string[];
}

/** Characters shown on either side. */
const AROUND = 50;

/** Personal data in texts, in reading order: formats.md, “The package”. */
export const findPersonalData = (texts: readonly PlacedText[], known: Known): Finding[] =>
  personalDataFinder(known)(texts);

/** The same, for texts that come one after the other: thousands of names are made ready once. */
export function personalDataFinder(known: Known): (texts: readonly PlacedText[]) => Finding[] {
  const names = indexNames(known);
  const phones = new NumberIndex();
  for (const { phone } of known.people) phones.add(phone);
  for (const phone of known.phones ?? []) phones.add(phone);
  const emails = new Set(
    [...known.people.map(({ email }) => email ?? ''), ...(known.emails ?? [])].map(plainAddress),
  );
  const isPublic = underDomains(known.publicDomains ?? []);
  const found = (text: string): Match[] => [
    ...addressesIn(text).flatMap((address) => addressMatch(address, emails, isPublic)),
    ...numbersIn(text, phones).map((number) => ({ kind: 'phone' as const, ...number })),
    ...findNames(new Words(text), names).map((name) => ({ ...name, stops: name.kind === 'full-name' })),
  ];
  return (texts) =>
    texts.flatMap(({ place, text: written }) =>
      describe(
        place,
        written,
        readings(written).flatMap(({ text, span }) =>
          found(text).map(({ start, end, ...match }) => ({ ...match, ...span(start, end) })),
        ),
      ),
    );
}

/**
 * An address stops, however it is written when it is known; what merely looks like one is asked about, as is one that may be
 * a service’s.
 */
function addressMatch(
  { start, end, address, certainty }: FoundAddress,
  known: ReadonlySet<string>,
  isPublic: (address: string) => boolean,
): Match[] {
  const isKnown = known.has(address) || known.has(bareAddress(address));
  if (!isKnown && certainty === 'guessed') return [];
  if (!isKnown && isPublic(address)) return [{ kind: 'service-email', stops: false, start, end }];
  return [{ kind: 'email', stops: isKnown || certainty === 'sure', start, end }];
}

interface Match {
  readonly kind: Finding['kind'];
  readonly stops: boolean;
  readonly start: number;
  readonly end: number;
}

function describe(place: string, text: string, found: readonly Match[]): Finding[] {
  const seen = new Map<string, number>();
  const findings: Finding[] = [];
  for (const { kind, stops, start, end } of apart(found)) {
    const datum = text.slice(start, end);
    const before = oneLine(text.slice(Math.max(0, start - AROUND), start));
    const after = oneLine(text.slice(end, end + AROUND));
    const same = [place, kind, before, datum, after].join('\u0000');
    const times = seen.get(same) ?? 0;
    seen.set(same, times + 1);
    findings.push({
      key: `${same}\u0000${times}`,
      kind,
      stops,
      place,
      before: `${start > AROUND ? '…' : ''}${before}`,
      found: datum,
      after: `${after}${end + AROUND < text.length ? '…' : ''}`,
    });
  }
  return findings;
}

/** In their order. A name inside an address is told once, with the address; where one of several stops, they all do. */
function apart(found: readonly Match[]): Match[] {
  const told: Match[] = [];
  const inOrder = found.toSorted(
    (a, b) => a.start - b.start || b.end - a.end || Number(b.stops) - Number(a.stops),
  );
  for (const match of inOrder) {
    const last = told.at(-1);
    if (!last || match.start >= last.end) told.push(match);
    else if (match.stops && !last.stops)
      told[told.length - 1] = { ...match, start: last.start, end: Math.max(last.end, match.end) };
  }
  return told;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
