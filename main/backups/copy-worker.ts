import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { verifyCopy } from '../engine/dossier/copy.ts';
import { errorCode, nodeFileSystem } from '../engine/dossier/file-system.ts';
import { foldJournal } from '../engine/dossier/fold.ts';
import { clearVault, sealedVault } from '../engine/dossier/vault/vault.ts';
import { accountOf, readToTheEnd } from './copy-account.ts';
import type { OpenReply, OpenRequest } from './copy-messages.ts';

/** The entry of a thread that reads the one dossier it was started for, and ends. */
const port = parentPort;
if (!port) throw new Error('a dossier is read in a thread of its own');

const reply = (message: OpenReply) => port.postMessage(message);
const { folder, key, wanted, journalOf } = workerData as OpenRequest;
const vault = key ? sealedVault(key) : clearVault;

try {
  if (wanted === 'facts') {
    reply({ type: 'facts', facts: await verifyCopy(nodeFileSystem, folder, vault) });
  } else if (wanted === 'account') {
    reply({ type: 'account', account: await accountOf(nodeFileSystem, folder, vault) });
  } else if (wanted === 'end') {
    await readToTheEnd(nodeFileSystem, folder, vault, journalOf);
    reply({ type: 'ended' });
  } else {
    reply({ type: 'folded', lastSequence: await foldJournal(nodeFileSystem, folder, vault, wanted) });
  }
} catch (error) {
  if (error instanceof AppError) {
    const { code, message, details } = error;
    reply({ type: 'refused', error: { code, message, details } });
  } else if (errorCode(error) !== '' && error instanceof Error) {
    reply({ type: 'failed', code: errorCode(error), message: error.message });
  } else throw error;
}
