import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { AppError, fieldErrors } from '../../shared/errors.ts';
import { latestOwnSequence } from '../client/call.ts';
import { ofElsewhere } from '../client/elsewhere.ts';
import { shownAnswers } from '../client/hooks.ts';
import { type FormDraft, foundInForm } from '../drafts/form-draft.ts';
import { baseOf } from '../drafts/found.ts';
import {
  baseIn,
  changedUnder,
  changesIn,
  NOTHING_TYPED,
  type Typing,
  typedIn,
  typingFound,
  without,
} from '../drafts/typing.ts';
import { drafts } from '../drafts/window-drafts.ts';
import { useStillShown } from './use-still-shown.ts';

/** What a form changes of what is saved. */
export interface Edit<Fields> {
  /** The fields that were changed. */
  readonly changes: Partial<Fields>;
  /** The last command that what they were typed over knew of; undefined when that is not known. */
  readonly basedOn: number | undefined;
}

interface FormParts<Schema extends z.ZodType, Saved> {
  /** The very rules of the contract. */
  readonly schema: Schema;
  readonly initial: z.input<Schema>;
  /** Saves the whole of something new, or what is changed of something that is there. */
  readonly submit: (values: z.output<Schema>, edit: Edit<z.output<Schema>>) => Promise<Saved>;
  /** Where to go then; not called when one has left the form meanwhile. */
  readonly onSaved?: (saved: Saved) => void;
  readonly draft?: FormDraft<z.input<Schema>>;
  /** What it edits, as an answer of the application gave it. */
  readonly of?: object | undefined;
}

/**
 * A form over the rules of the contract: what is typed is never lost by an error, each error is beside its field, and
 * the first faulty field takes the focus. With a `draft`, what is typed and not saved is found again by coming back. What
 * it edits may change meanwhile: fields in which nothing is typed follow, and nothing else is overwritten unseen.
 */
export function useForm<Schema extends z.ZodType<object, object>, Saved>({
  schema,
  initial,
  submit,
  onSaved,
  draft,
  of,
}: FormParts<Schema, Saved>) {
  type Values = z.input<Schema>;
  const edits = draft?.edits ?? false;
  const [found, setFound] = useState(() => draft && foundInForm(drafts, draft, schema, initial));
  const [typing, setTyping] = useState<Typing<Values>>(() => typingIn(found, edits, initial));
  /** What a new thing begins with. */
  const [begun, setBegun] = useState<Values>(initial);
  /** What was saved here, until the application answers it. */
  const [settled, setSettled] = useState<{ fields: Partial<Values>; at: number }>({ fields: {}, at: 0 });
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<AppError | undefined>();
  const [pending, setPending] = useState(false);
  const under = useRef(false);
  const isStillShown = useStillShown();
  const values: Values = { ...(edits ? initial : begun), ...settled.fields, ...typing.fields };
  const dirty = Object.keys(typing.fields).length > 0;
  useWarningBeforeLeaving(dirty && !pending, draft !== undefined);
  const key = draft?.key;
  const latest = useRef({ values, typing });
  useEffect(() => {
    latest.current = { values, typing };
  });
  useEffect(() => {
    if (!key || Object.keys(typing.fields).length === 0) return;
    drafts.keep(key, () =>
      edits ? { base: baseIn(typing), value: typing.fields } : { base: null, value: latest.current.values },
    );
  }, [key, edits, typing]);

  const take = useRef<() => void>(undefined);
  useEffect(() => {
    take.current = () => {
      const left = draft && foundInForm(drafts, draft, schema, initial);
      setTyping(typingIn(left, edits, initial));
      setFound(left);
      setErrors({});
      setFailure(undefined);
    };
  });
  useEffect(() => (key ? drafts.onTaken(key, () => take.current?.()) : undefined), [key]);

  // Where nothing is typed, what the application answers is what is saved.
  const saved = edits && !dirty ? baseOf(initial) : null;
  const [shown, setShown] = useState(saved);
  if (saved !== null && saved !== shown) {
    setShown(saved);
    if (shown !== null) setSettled({ fields: {}, at: 0 });
  }

  const overtaken = edits && dirty && !pending ? changedUnder(typing, initial) : [];
  /** What is shown now knows of it, and so does whoever types. */
  const known = () => Math.max((of && shownAnswers.sequenceOf(of)) ?? 0, settled.at);

  /** What was typed while the rest was being saved is still to be. */
  const settle = (submitted: Partial<Values>) => {
    const at = latestOwnSequence();
    const { typing: now } = latest.current;
    const left = without(now, (name) => now.fields[name] === submitted[name]);
    setSettled((before) => ({ fields: { ...before.fields, ...submitted }, at }));
    const over = Object.entries(submitted).filter(([name]) => name in left.fields);
    setTyping({ fields: left.fields, over: { ...left.over, ...Object.fromEntries(over) }, since: at });
    setFound(undefined);
    if (key && Object.keys(left.fields).length === 0) drafts.forget(key);
  };

  const set = <K extends keyof Values>(name: K, value: Values[K]) => {
    const typed = { value, held: values[name], known: known() };
    setTyping((before) => typedIn(before, name, typed));
    setErrors(({ [String(name)]: _, ...others }) => others);
  };

  const show = (error: AppError) => {
    const fields = error.details.fields ?? {};
    setErrors(fields);
    setFailure(error);
    const [first] = Object.keys(fields);
    if (first) requestAnimationFrame(() => document.getElementsByName(first)[0]?.focus());
  };

  const attempt = async (seen?: number) => {
    if (under.current) return;
    const parsed = schema.safeParse(values);
    if (!parsed.success) {
      show(
        new AppError('invalid-input', 'Certaines informations sont à corriger.', {
          fields: fieldErrors(parsed.error),
        }),
      );
      return;
    }
    const names = changesIn(typing, initial);
    const changes = Object.entries(parsed.data).filter(([name]) => names.includes(name as keyof Values));
    const basedOn = seen ?? (overtaken.length > 0 ? typing.since : known() || undefined);
    under.current = true;
    setPending(true);
    setErrors({});
    setFailure(undefined);
    try {
      const edit = { changes: Object.fromEntries(changes) as Partial<z.output<Schema>>, basedOn };
      const saved = await submit(parsed.data, edit);
      settle(typing.fields);
      if (isStillShown()) onSaved?.(saved);
    } catch (error) {
      show(error instanceof AppError ? error : new AppError('unexpected', String(error)));
    } finally {
      under.current = false;
      setPending(false);
    }
  };

  const required = useRef(new Map<string, boolean>());
  /** Whether the rules refuse it left empty. */
  const isRequired = (name: string): boolean => {
    const known =
      required.current.get(name) ??
      ['', null].every((nothing) => refuses(schema, { ...initial, [name]: nothing }, name));
    required.current.set(name, known);
    return known;
  };

  const reset = (to: Values = initial) => {
    setBegun(to);
    setSettled(({ at }) => ({ fields: {}, at }));
    setTyping(NOTHING_TYPED);
    setFound(undefined);
    if (key) drafts.forget(key);
    setErrors({});
    setFailure(undefined);
  };

  /** Takes what is saved in the place of what was typed over it, and nowhere else. */
  const yieldTo = () => {
    const left = without(typing, (name) => overtaken.length === 0 || overtaken.includes(name));
    if (Object.keys(left.fields).length === 0) return reset();
    setTyping(left);
    setFailure(undefined);
  };
  const elsewhere = ofElsewhere(failure);

  return {
    values,
    set,
    errors,
    error: (path: string): string | undefined => errors[path],
    /** What an input of this name needs. */
    field: <K extends keyof Values & string>(name: K) => ({
      name,
      value: values[name] as NonNullable<Values[K]> | Extract<Values[K], null>,
      error: errors[name],
      required: isRequired(name),
      onChange: (value: Values[K]) => set(name, value),
    }),
    reset,
    /** What is to be said of what is typed: it was before, or what is saved has changed since. */
    unsaved:
      found || overtaken.length > 0 || elsewhere
        ? {
            found: found !== undefined,
            changed: overtaken.length > 0,
            onDiscard: () => reset(),
            ...(elsewhere && {
              elsewhere: {
                ...elsewhere,
                onKeep: () => void attempt(elsewhere.sequence),
                onYield: yieldTo,
              },
            }),
          }
        : undefined,
    submit: () => attempt(),
    onSubmit: (event: { preventDefault(): void }) => {
      event.preventDefault();
      void attempt();
    },
    pending,
    failure,
    dirty,
  };
}

const refuses = (schema: z.ZodType, values: object, name: string): boolean =>
  schema.safeParse(values).error?.issues.some(({ path }) => path[0] === name) ?? false;

/** Of what was found in something new, all is typed. */
function typingIn<Values extends object>(
  found: ReturnType<typeof foundInForm<Values>>,
  edits: boolean,
  initial: Values,
): Typing<Values> {
  if (!found) return NOTHING_TYPED;
  return edits ? typingFound(found, initial) : { ...NOTHING_TYPED, fields: found.value };
}

function useWarningBeforeLeaving(dirty: boolean, isKept: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => {
      if (!isKept || drafts.isFailing) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty, isKept]);
}
