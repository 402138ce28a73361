import { z } from 'zod';
import { baseOf, type Found } from './found.ts';

/** What is typed in a form and is not saved. */
export interface Typing<Values> {
  readonly fields: Partial<Values>;
  /** What each of them held when one began to type in it; absent of what was found again over something else. */
  readonly over: Partial<Values>;
  /** The last command that was known of when typing began; 0 when that is not known. */
  readonly since: number;
}

export const NOTHING_TYPED: Typing<object> = { fields: {}, over: {}, since: 0 };

/** The same, once a field that held something is given another value. */
export function typedIn<Values, K extends keyof Values>(
  { fields, over, since }: Typing<Values>,
  name: K,
  { value, held, known }: { value: Values[K]; held: Values[K]; known: number },
): Typing<Values> {
  const isFirst = Object.keys(fields).length === 0;
  return {
    fields: { ...fields, [name]: value },
    over: name in fields ? over : { ...over, [name]: held },
    since: isFirst ? known : since,
  };
}

/** The fields that no longer hold what they held when one typed in them, nor what was typed. */
export function changedUnder<Values extends object>(
  { fields, over }: Typing<Values>,
  saved: Values,
): (keyof Values)[] {
  return namesIn(fields).filter(
    (name) => !isSame(over[name], saved[name]) && !isSame(fields[name], saved[name]),
  );
}

/** What there is to save over what is saved. */
export function changesIn<Values extends object>(
  { fields }: Typing<Values>,
  saved: Values,
): (keyof Values)[] {
  return namesIn(fields).filter((name) => !isSame(fields[name], saved[name]));
}

/** What is left of it without some fields. */
export function without<Values>(
  { fields, over, since }: Typing<Values>,
  isDropped: (name: keyof Values) => boolean,
): Typing<Values> {
  const left = <Some extends object>(some: Some) =>
    Object.fromEntries(Object.entries(some).filter(([name]) => !isDropped(name as keyof Values))) as Some;
  return { fields: left(fields), over: left(over), since };
}

const Base = z.strictObject({ since: z.int().min(0), over: z.string(), fields: z.array(z.string()) });

/** What a draft keeps of what was typed over. */
export function baseIn<Values>({ over, since }: Typing<Values>): string {
  const fields = Object.keys(over).sort();
  return JSON.stringify({ since, over: overIn(over, fields), fields });
}

/** What was typed before over something saved, and is found again. */
export function typingFound<Values extends object>(
  { value, base, changed }: Found<Values>,
  saved: Values,
): Typing<Values> {
  const fields = Object.fromEntries(namesIn(value).flatMap((name) => differing(name, value, saved)));
  const kept = Base.safeParse(base === null ? null : parsed(base)).data;
  const isKept = kept ? overIn(saved, kept.fields) === kept.over : !changed;
  const over = isKept
    ? Object.fromEntries(Object.keys(fields).map((name) => [name, saved[name as keyof Values]]))
    : {};
  return { fields: fields as Partial<Values>, over: over as Partial<Values>, since: kept?.since ?? 0 };
}

const namesIn = <Some extends object>(some: Some) => Object.keys(some) as (keyof Some)[];

const differing = <Values>(name: keyof Values, one: Values, other: Values) =>
  isSame(one[name], other[name]) ? [] : [[name, one[name]] as const];

const overIn = (values: object, names: readonly string[]): string =>
  baseOf(names.map((name) => (values as Record<string, unknown>)[name] ?? null)) ?? '';

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
