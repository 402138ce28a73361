import { useJob } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { verificationInWords } from './words.ts';

/** Opens every backup and reads every attached file again, and says what was found and mended. */
export function VerifyAll() {
  const verify = useJob('backups.verify');
  return (
    <div className="fr-mb-4w">
      <Button
        type="button"
        className="fr-btn fr-btn--tertiary fr-btn--sm fr-mb-2w"
        waiting={verify.running}
        onClick={() => void verify.start(null).catch(() => undefined)}
      >
        Tout vérifier
      </Button>
      <JobStatus job={verify} />
      {verify.value && (
        <Alert severity={verify.value.damaged + verify.value.lost > 0 ? 'warning' : 'success'}>
          {verificationInWords(verify.value)}
        </Alert>
      )}
    </div>
  );
}
