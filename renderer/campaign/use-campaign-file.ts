import { useState } from 'react';
import type { WindowContract } from '../../shared/contract.ts';
import type { Input } from '../../shared/operation.ts';
import { sendFile } from '../client/call.ts';
import { useJob } from '../client/hooks.ts';

type Reading = 'campaign.read' | 'campaign.preview';

/** A campaign file that someone chooses: it is sent, and read at once. What is wrong with it is the job’s to say. */
export function useCampaignFile<N extends Reading>(name: N) {
  const [chosen, setChosen] = useState<File | null>(null);
  /** Names what was sent in a call. */
  const [upload, setUpload] = useState<string>();
  const [unsent, setUnsent] = useState<string>();
  const job = useJob(name);
  const choose = async (file: File | null) => {
    setChosen(file);
    setUpload(undefined);
    setUnsent(undefined);
    job.reset();
    if (!file) return;
    const sent = await sendFile(file).catch((error: Error) => setUnsent(error.message));
    if (!sent) return;
    setUpload(sent);
    const value = await job.start({ file: sent } as Input<WindowContract, N>).catch(() => undefined);
    return value && { upload: sent, value };
  };
  return { chosen, upload, unsent, job, choose };
}
