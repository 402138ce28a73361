import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { AppError, fieldErrors } from '../../shared/errors.ts';
import { type FormDraft, foundInForm } from '../drafts/form-draft.ts';
import { baseOf } from '../drafts/found.ts';
import { drafts } from '../drafts/window-drafts.ts';
import { useStillShown } from './use-still-shown.ts';

interface FormParts<Schema extends z.ZodType, Saved> {
  /** The very rules of the contract. */
  readonly schema: Schema;
  readonly initial: z.input<Schema>;
  readonly submit: (values: z.output<Schema>) => Promise<Saved>;
  /** Where to go then; not called when one has left the form meanwhile. */
  readonly onSaved?: (saved: Saved) => void;
  readonly draft?: FormDraft<z.input<Schema>>;
}

/**
 * A form over the rules of the contract: what is typed is never lost by an error, each error is beside its field, and
 * the first faulty field takes the focus. With a `draft`, what is typed and not saved is found again by coming back.
 */
export function useForm<Schema extends z.ZodType<object, object>, Saved>({
  schema,
  initial,
  submit,
  onSaved,
  draft,
}: FormParts<Schema, Saved>) {
  type Values = z.input<Schema>;
  const [found, setFound] = useState(() => draft && foundInForm(drafts, draft, schema, initial));
  const [values, setValues] = useState<Values>(found?.value ?? initial);
  /** What was saved when typing began. */
  const [base, setBase] = useState(found?.base ?? null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<AppError | undefined>();
  const [pending, setPending] = useState(false);
  const [dirty, setDirty] = useState(found !== undefined);
  const under = useRef(false);
  const isStillShown = useStillShown();
  useWarningBeforeLeaving(dirty && !pending, draft !== undefined);
  const key = draft?.key;
  useEffect(() => {
    if (key && dirty) drafts.keep(key, () => ({ base, value: values }));
  }, [key, dirty, base, values]);

  const take = useRef<() => void>(undefined);
  useEffect(() => {
    take.current = () => {
      const left = draft && foundInForm(drafts, draft, schema, initial);
      setValues(left?.value ?? initial);
      setBase(left?.base ?? null);
      setFound(left);
      setDirty(left !== undefined);
      setErrors({});
      setFailure(undefined);
    };
  });
  useEffect(() => (key ? drafts.onTaken(key, () => take.current?.()) : undefined), [key]);

  // Where nothing is typed, what is saved elsewhere comes in.
  const saved = draft?.edits && !dirty ? baseOf(initial) : null;
  const [shown, setShown] = useState(saved);
  if (saved !== null && saved !== shown) {
    setShown(saved);
    if (shown !== null) setValues(initial);
  }

  const changed = dirty && !pending && base !== null && base !== baseOf(initial);

  const settle = () => {
    setDirty(false);
    setFound(undefined);
    if (key) drafts.forget(key);
  };

  const set = <K extends keyof Values>(name: K, value: Values[K]) => {
    if (!dirty) setBase(draft?.edits ? baseOf(initial) : null);
    setValues((before) => ({ ...before, [name]: value }));
    setErrors(({ [String(name)]: _, ...others }) => others);
    setDirty(true);
  };

  const show = (error: AppError) => {
    const fields = error.details.fields ?? {};
    setErrors(fields);
    setFailure(error);
    const [first] = Object.keys(fields);
    if (first) requestAnimationFrame(() => document.getElementsByName(first)[0]?.focus());
  };

  const attempt = async () => {
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
    under.current = true;
    setPending(true);
    setErrors({});
    setFailure(undefined);
    try {
      const saved = await submit(parsed.data);
      settle();
      if (isStillShown()) onSaved?.(saved);
    } catch (error) {
      show(error instanceof AppError ? error : new AppError('unexpected', String(error)));
    } finally {
      under.current = false;
      setPending(false);
    }
  };

  const reset = (to: Values = initial) => {
    setValues(to);
    setErrors({});
    setFailure(undefined);
    settle();
  };

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
      onChange: (value: Values[K]) => set(name, value),
    }),
    reset,
    /** What is to be said of what is typed, when it was before, or when what is saved has changed since. */
    unsaved: found || changed ? { found: found !== undefined, changed, onDiscard: () => reset() } : undefined,
    submit: attempt,
    onSubmit: (event: { preventDefault(): void }) => {
      event.preventDefault();
      void attempt();
    },
    pending,
    failure,
    dirty,
  };
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
