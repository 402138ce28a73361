import type { z } from 'zod';

/**
 * An error that a user may read: `code` is stable and English, `message` is a French sentence saying what happened,
 * what was kept and what to do next.
 */
export class AppError extends Error {
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(code: string, message: string, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

export interface ErrorDetails {
  /** Sentences to show beside a field, by the field's path in the input (`rooms.0.capacity`). */
  readonly fields?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly details: ErrorDetails;
}

/** The sentences of a failed validation, one per field, the first one found winning. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.map(String).join('.')] ??= issue.message;
  return fields;
}

export function invalidInput(error: z.ZodError): AppError {
  return new AppError('invalid-input', 'Certaines informations sont à corriger.', {
    fields: fieldErrors(error),
  });
}

export const notFound = (what: string): AppError =>
  new AppError('not-found', `${what} n’existe plus\u00a0: la liste a peut-être changé entre-temps.`);
