import type { AppError } from '../../shared/errors.ts';
import { CHANGED_ELSEWHERE, ChangedElsewhere } from '../../shared/history/elsewhere.ts';

/** What a refusal says was changed elsewhere; undefined of another refusal. */
export function ofElsewhere(failure: AppError | undefined): ChangedElsewhere | undefined {
  if (failure?.code !== CHANGED_ELSEWHERE) return undefined;
  return ChangedElsewhere.parse(failure.details.elsewhere);
}
