import { z } from 'zod';
import { Id } from './fields.ts';

type Fields<Form extends z.ZodObject> = z.ZodType<Partial<z.output<Form>>, Partial<z.input<Form>>>;

/**
 * Some fields of a form, each under its own rule: those that are given, and no default of the others. What is given besides
 * the fields of the form is left out.
 */
export function someFields<Form extends z.ZodObject>(form: Form): Fields<Form> {
  return z.looseObject({}).transform((given, context) => {
    const rules = Object.entries(form.shape).filter(([name]) => given[name] !== undefined);
    const parsed = z.object(Object.fromEntries(rules)).safeParse(given);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  }) as unknown as Fields<Form>;
}

/** What `someFields` lets through, with the identifier of what they change. */
export type ChangesTo<Fields> = Partial<Fields> & { readonly id: string };

/** Something saved, by its identifier, and the fields that a form changes of it. */
export function changesTo<Form extends z.ZodObject>(form: Form) {
  return z.object({ id: Id }).and(someFields(form));
}
