import type { BrowserWindow, Dialog } from 'electron';
import type { ConfirmSpace } from '../../publishing/spaces.ts';

/** Asks, outside the screens, whether syntheses may go to an origin: a screen that was taken over cannot answer. */
export function spaceQuestion(
  dialog: Pick<Dialog, 'showMessageBox'>,
  window: () => BrowserWindow | undefined,
): ConfirmSpace {
  return async (origin) => {
    const options = {
      type: 'question' as const,
      message: `Ajouter l’espace ${origin}\u00a0?`,
      detail:
        'Vos synthèses et votre clé d’envoi seront envoyées à cette adresse. Vérifiez que c’est bien celle que l’on vous a donnée.',
      buttons: ['Annuler', 'Ajouter cet espace'],
      defaultId: 0,
      cancelId: 0,
    };
    const over = window();
    const { response } = await (over ? dialog.showMessageBox(over, options) : dialog.showMessageBox(options));
    return response === 1;
  };
}
