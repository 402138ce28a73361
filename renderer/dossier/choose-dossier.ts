import { runJob } from '../client/call.ts';
import { askInDialog } from '../components/ask-in-dialog.ts';
import { requestOpening } from './requested-opening.ts';

/** Asks for a dossier in the system’s dialog, and opens it. */
export async function chooseDossier(by: 'folder' | 'file'): Promise<void> {
  const chosen = await askInDialog(() => runJob('desktop.chooseDossier', { by }));
  if (chosen) requestOpening(chosen.place);
}
