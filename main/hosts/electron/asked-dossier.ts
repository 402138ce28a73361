import type { App, BrowserWindow } from 'electron';
import { dossierIn } from './opened-file.ts';

export interface AskedDossier {
  /** The dossier that was last asked for. */
  readonly path: string | undefined;
  /** Has `open` open what is asked for, from now on. */
  serve(open: (path: string) => void): void;
}

/**
 * Hears which dossier the command line, a second start or the system asks for, before and after there is a window; the
 * window opens it, since it may have to ask for a passphrase.
 */
export function hearAskedDossier(
  app: Pick<App, 'on'>,
  argv: readonly string[],
  window: () => Pick<BrowserWindow, 'isMinimized' | 'restore' | 'focus'> | undefined,
): AskedDossier {
  let path = dossierIn(argv, process.cwd());
  let open: ((path: string) => void) | undefined;
  const ask = (asked: string | undefined) => {
    if (asked === undefined) return;
    path = asked;
    open?.(asked);
  };
  const focus = () => {
    const shown = window();
    if (shown?.isMinimized()) shown.restore();
    shown?.focus();
  };
  app.on('second-instance', (_, itsArgv, itsFolder) => {
    focus();
    ask(dossierIn(itsArgv.slice(1), itsFolder));
  });
  // macOS names the dossier by an event, which may come before anything is ready.
  app.on('open-file', (event, asked) => {
    event.preventDefault();
    focus();
    ask(asked);
  });
  return {
    get path() {
      return path;
    },
    serve(by) {
      open = by;
      ask(path);
    },
  };
}
