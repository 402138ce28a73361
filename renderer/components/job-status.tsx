import type { JobState } from '../client/hooks.ts';
import { Alert } from './alert.tsx';

/** How far a job is, a way to cancel it, and the sentence of its error. */
export function JobStatus({ job }: { job: JobState }) {
  const { running, progress, error } = job;
  if (error)
    return error.code === 'cancelled' ? (
      <Alert severity="info">{error.message}</Alert>
    ) : (
      <Alert>{error.message}</Alert>
    );
  if (!running) return null;
  return (
    <div className="job-status">
      <label>
        <span aria-live="polite">{progress?.label || 'En cours…'}</span>
        <progress {...(progress?.total ? { value: progress.done, max: progress.total } : {})} />
      </label>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={job.cancel}>
        Annuler
      </button>
    </div>
  );
}
