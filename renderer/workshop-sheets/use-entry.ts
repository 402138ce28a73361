import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { AppError, fieldErrors } from '../../shared/errors.ts';
import { type Draft, forgetDraft, keepDraft } from '../client/drafts.ts';
import { type Autosave, useAutosave } from '../client/use-autosave.ts';

interface EntryParts<Schema extends z.ZodType<object, object>, Saved extends { id: string }> {
  /** The very rules of the contract. */
  readonly schema: Schema;
  /** What is in the dossier; undefined for an entry that is not there yet. */
  readonly saved: (Saved & z.input<Schema>) | undefined;
  /** An entry in which nothing is typed yet. */
  readonly blank: z.input<Schema>;
  readonly fieldsOf: (saved: Saved) => z.input<Schema>;
  readonly draft: Draft<z.input<Schema>>;
  readonly create: (values: z.output<Schema>) => Promise<Saved>;
  readonly update: (id: string, values: z.output<Schema>) => Promise<Saved>;
  readonly onCreated: (id: string) => void;
}

/**
 * One proposal or practice of a sheet, saved by itself as it is typed. What the rules refuse is said beside its field
 * and kept as a draft until it is right.
 */
export function useEntry<Schema extends z.ZodType<object, object>, Saved extends { id: string }>(
  parts: EntryParts<Schema, Saved>,
) {
  type Values = z.input<Schema>;
  const { saved, blank, fieldsOf, draft } = parts;
  const id = useRef(saved?.id);
  const discarded = useRef(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const initial = saved ? fieldsOf(saved) : blank;
  const isBlank = (values: Values) => sameFields(trimmed(values), trimmed(blank));

  const save = async (values: Values) => {
    if (discarded.current || (!id.current && isBlank(values))) {
      setErrors({});
      return;
    }
    const parsed = parts.schema.safeParse(values);
    if (!parsed.success) {
      const fields = fieldErrors(parsed.error);
      setErrors(fields);
      throw new AppError('invalid-input', 'Certaines informations sont à corriger.', { fields });
    }
    setErrors({});
    if (id.current && (await updated(id.current, parsed.data))) return;
    const created = await parts.create(parsed.data);
    id.current = created.id;
    // What was typed while it was being created is saved next, under its identifier.
    forgetDraft(draft);
    parts.onCreated(created.id);
  };
  /** False when it is no longer in the dossier: undone or deleted elsewhere, while it was being written here. */
  const updated = async (known: string, values: z.output<Schema>): Promise<boolean> => {
    try {
      await parts.update(known, values);
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return false;
      throw error;
    }
  };

  const autosave: Autosave<Values> = useAutosave<Values>(initial, save, draft);
  const { value: values, change, adopt, flush, state } = autosave;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what comes from the dossier triggers it, not what is typed.
  useEffect(() => {
    if (!saved || state.kind !== 'saved') return;
    // What differs by a space at its end alone is being typed: only another text comes in.
    const typed = parts.schema.safeParse(values).data ?? values;
    if (!sameFields(fieldsOf(saved), typed)) adopt(fieldsOf(saved));
  }, [saved]);
  const before = useRef(draft);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only its new name, once it is in the dossier, moves the draft.
  useEffect(() => {
    if (before.current.key === draft.key) return;
    forgetDraft(before.current);
    before.current = draft;
    if (state.kind !== 'saved') keepDraft(draft, values);
  }, [draft]);
  const set = <Name extends keyof Values>(name: Name, value: Values[Name]) => {
    setErrors(({ [String(name)]: _, ...others }) => others);
    change({ ...values, [name]: value });
  };
  return {
    values,
    set,
    error: (name: keyof Values & string): string | undefined => errors[name],
    state,
    flush,
    isBlank: isBlank(values),
    /** Forgets what is typed: the entry is being deleted. */
    discard: useCallback(() => {
      discarded.current = true;
      forgetDraft(draft);
    }, [draft]),
  };
}

function sameFields(one: object, other: object): boolean {
  const values = new Map(Object.entries(other));
  return Object.entries(one).every(([name, value]) => values.get(name) === value);
}

function trimmed(values: object): object {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  );
}
