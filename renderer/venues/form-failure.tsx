import type { AppError } from '../../shared/errors.ts';

/** What went wrong with a whole form, beside what its fields say. */
export function FormFailure({ failure }: { failure: AppError | undefined }) {
  if (!failure) return null;
  return (
    <div className="fr-alert fr-alert--error fr-alert--sm fr-mb-2w" role="alert">
      <p>{failure.message}</p>
    </div>
  );
}
