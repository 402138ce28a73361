import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { AppError, fieldErrors, invalidInput } from '../../../shared/errors.ts';
import { useAutosave } from '../../client/use-autosave.ts';
import { drafts } from '../../drafts/window-drafts.ts';

interface EntryParts<Schema extends z.ZodType<object, object>> {
  /** The very rules of the contract. */
  readonly schema: Schema;
  /** What may be typed, right or not yet. */
  readonly typed: z.ZodType<z.input<Schema>>;
  readonly draftKey: string;
  /** What is in the dossier; undefined for an entry that is not there yet. */
  readonly saved: z.input<Schema> | undefined;
  /** An entry in which nothing is typed yet. */
  readonly blank: z.input<Schema>;
  /** Puts it in the dossier under its own identifier, or replaces what is there: asked twice, it is the same. */
  readonly put: (values: z.output<Schema>, basedOn: number | undefined) => Promise<unknown>;
  /** What it edits, as an answer of the application gave it. */
  readonly of: object | undefined;
}

/**
 * One proposal or practice of a sheet, saved by itself as it is typed. What the rules refuse is said beside its field
 * and kept as a draft until it is right.
 */
export function useEntry<Schema extends z.ZodType<object, object>>(parts: EntryParts<Schema>) {
  type Values = z.input<Schema>;
  const { schema, typed, draftKey, saved, blank } = parts;
  const discarded = useRef(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const isBlank = (values: Values) => sameFields(trimmed(values), trimmed(blank));

  const save = async (values: Values, basedOn: number | undefined) => {
    setErrors({});
    if (discarded.current || (!saved && isBlank(values))) return;
    const parsed = schema.safeParse(values);
    if (!parsed.success) {
      setErrors(fieldErrors(parsed.error));
      throw invalidInput(parsed.error);
    }
    try {
      await parts.put(parsed.data, basedOn);
    } catch (error) {
      if (error instanceof AppError) setErrors(error.details.fields ?? {});
      throw error;
    }
  };
  const stored = saved && typed.parse(saved);
  const {
    value: values,
    change,
    adopt,
    flush,
    state,
  } = useAutosave<Values>(stored ?? blank, save, parts.of, {
    key: draftKey,
    saved: stored,
    read: (kept) => typed.safeParse(kept).data,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what comes from the dossier triggers it, not what is typed.
  useEffect(() => {
    if (!saved || state.kind !== 'saved') return;
    // What differs by a space at its end alone is being typed: only another text comes in.
    const stored = typed.parse(saved);
    if (!sameFields(stored, schema.safeParse(values).data ?? values)) adopt(stored);
  }, [saved]);
  return {
    values,
    set: <Name extends keyof Values>(name: Name, value: Values[Name]) => {
      setErrors(({ [String(name)]: _, ...others }) => others);
      change({ ...values, [name]: value });
    },
    error: (name: keyof Values & string): string | undefined => errors[name],
    state,
    flush,
    isBlank: isBlank(values),
    /** Forgets what is typed: the entry is being deleted. */
    discard: useCallback(() => {
      discarded.current = true;
      drafts.forget(draftKey);
    }, [draftKey]),
  };
}

function sameFields(one: object, other: object): boolean {
  const values = new Map(Object.entries(other));
  return Object.entries(one).every(([name, value]) => sameValue(values.get(name), value));
}

/** Lists are the same when they hold the same, in the same order. */
const sameValue = (one: unknown, other: unknown): boolean =>
  one === other || (Array.isArray(one) && JSON.stringify(one) === JSON.stringify(other));

function trimmed(values: object): object {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  );
}
