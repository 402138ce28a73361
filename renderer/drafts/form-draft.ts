import type { z } from 'zod';
import { type DraftKind, draftKey } from '../../shared/drafts/kinds.ts';
import type { Drafts } from './drafts.ts';
import { type Found, foundDraft } from './found.ts';

/** Where what is typed in a form is kept until it is saved: never for what is secret. */
export interface FormDraft<Values> {
  readonly key: string;
  /** True when it edits what is saved already, which may change meanwhile. */
  readonly edits: boolean;
  /** Whether what was found may be shown here. */
  readonly accepts?: (values: Values) => boolean;
}

/** The place of a form’s draft: the last identifier is what it edits, undefined when it makes something new. */
export function formDraft(kind: DraftKind, ...ids: readonly (string | undefined)[]) {
  return { key: draftKey(kind, ...ids), edits: ids.at(-1) !== undefined };
}

/** What was typed in a form and is not saved. */
export function foundInForm<Values extends object>(
  drafts: Drafts,
  { key, edits, accepts }: FormDraft<Values>,
  schema: z.ZodType,
  initial: Values,
): Found<Values> | undefined {
  const read = (kept: unknown) => (isRecord(kept) ? fieldsFrom(kept, schema, initial) : undefined);
  const found = foundDraft(drafts, { key, saved: edits ? initial : undefined, read });
  return found && (accepts?.(found.value) ?? true) ? found : undefined;
}

/** The fields of a form as they were typed, right or not yet; those of another kind, or that were not there, as they are. */
function fieldsFrom<Values extends object>(
  kept: Readonly<Record<string, unknown>>,
  schema: z.ZodType,
  initial: Values,
): Values {
  const issues = schema.safeParse({ ...initial, ...kept }).error?.issues ?? [];
  const ofAnotherKind = new Set(
    issues.filter(({ code }) => code === 'invalid_type').map(({ path }) => String(path[0])),
  );
  const fields = Object.entries(initial).map(([name, value]) => {
    const typed = kept[name];
    const fits = typed !== undefined && !ofAnotherKind.has(name) && isAlike(typed, value);
    return [name, fits ? typed : value];
  });
  return { ...initial, ...Object.fromEntries(fields) };
}

function isAlike(one: unknown, other: unknown): boolean {
  if (one === null || other === null) return true;
  return typeof one === typeof other && Array.isArray(one) === Array.isArray(other);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
