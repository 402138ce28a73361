import type { AppError } from '../../shared/errors.ts';
import type { AppEvent } from '../../shared/wire.ts';
import { runJob } from '../client/call.ts';
import { notify } from '../components/toasts.tsx';

/** Says that a file was saved, and what can be done with it; or that it could not be. */
export function saySaved(event: Extract<AppEvent, { type: 'saved' | 'notSaved' }>): void {
  if (event.type === 'notSaved') {
    notify(
      `«\u00a0${event.name}\u00a0» n’a pas pu être enregistré. Choisissez un autre emplacement, ou vérifiez qu’il y reste de la place.`,
    );
    return;
  }
  const { saved, name, opens } = event.file;
  const act = (operation: 'desktop.openSaved' | 'desktop.showSaved') => () =>
    void runJob(operation, { saved }).catch((error: AppError) => notify(error.message));
  notify(`«\u00a0${name}\u00a0» est enregistré.`, {
    actions: [
      ...(opens ? [{ label: 'Ouvrir', run: act('desktop.openSaved') }] : []),
      { label: 'Montrer dans le dossier', run: act('desktop.showSaved') },
    ],
  });
}
