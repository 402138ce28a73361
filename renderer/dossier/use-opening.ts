import { useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { useJob } from '../client/hooks.ts';

/** How to open a dossier that is not simply there. */
export interface OpeningChoice {
  readonly takeOver?: boolean;
  readonly recover?: boolean;
  readonly unprotected?: boolean;
}

/** A protected dossier, whose passphrase is to be asked for. */
export interface Locked extends OpeningChoice {
  readonly folder: string;
}

/** Opens a dossier; one that is protected is `locked` until its passphrase is given, or until one gives up. */
export function useOpening() {
  const job = useJob('dossier.open');
  const [locked, setLocked] = useState<Locked | undefined>();
  /** Resolves to whether it is open. */
  const open = async (folder: string, choice: OpeningChoice = {}): Promise<boolean> => {
    try {
      await job.start({ folder, ...choice });
      return true;
    } catch (error) {
      if ((error as AppError).code === 'passphrase-needed') setLocked({ folder, ...choice });
      return false;
    }
  };
  const giveUp = () => {
    setLocked(undefined);
    job.reset();
  };
  const error = job.error?.code === 'passphrase-needed' ? undefined : job.error;
  return { open, error, running: job.running, locked, giveUp };
}
