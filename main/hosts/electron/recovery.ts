import type { App, BrowserWindow, Dialog } from 'electron';

interface RecoveryParts {
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly app: Pick<App, 'quit'>;
  readonly log: (error: unknown) => void;
}

const WARNING = {
  type: 'warning' as const,
  detail: 'Ce qui est enregistré est à l’abri. Ce qui était en train d’être saisi revient avec l’écran.',
  defaultId: 0,
  cancelId: 0,
};
const CRASHED = {
  ...WARNING,
  message: 'L’écran de Cahiers s’est arrêté.',
  buttons: ['Recharger l’écran', 'Quitter Cahiers'],
};
const FROZEN = {
  ...WARNING,
  message: 'L’écran de Cahiers ne répond plus.',
  buttons: ['Attendre', 'Recharger l’écran'],
};

/** Offers to show the screens again when they crash or freeze. The application itself goes on all the while. */
export function recoverScreens(window: BrowserWindow, { dialog, app, log }: RecoveryParts): void {
  const contents = window.webContents;
  /** The question that is asked while the screen is frozen. */
  let question: AbortController | undefined;
  /** True while a frozen screen is ended to be shown again. */
  let isEnding = false;

  async function onCrash(reason: string): Promise<void> {
    question?.abort();
    if (isEnding || reason === 'clean-exit' || window.isDestroyed()) return;
    log(new Error(`the screens ended: ${reason}`));
    const { response } = await dialog.showMessageBox(window, CRASHED);
    if (response === 0) contents.reload();
    else app.quit();
  }

  async function onFreeze(): Promise<void> {
    if (question) return;
    question = new AbortController();
    const { signal } = question;
    const { response } = await dialog.showMessageBox(window, { ...FROZEN, signal });
    question = undefined;
    if (signal.aborted || response !== 1) return;
    // A frozen page answers no request to leave: it is ended first (Electron, webContents, `forcefullyCrashRenderer`).
    isEnding = true;
    contents.forcefullyCrashRenderer();
    contents.reload();
  }

  contents.on('render-process-gone', (_, { reason }) => void onCrash(reason).catch(log));
  contents.on('did-finish-load', () => {
    isEnding = false;
  });
  window.on('unresponsive', () => void onFreeze().catch(log));
  window.on('responsive', () => question?.abort());
}
