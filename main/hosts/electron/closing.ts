import type { App } from 'electron';
import type { AskedDossier } from './asked-dossier.ts';
import { dossierIn } from './opened-file.ts';

interface ClosingParts {
  readonly app: Pick<App, 'on' | 'quit' | 'relaunch'>;
  readonly argv: readonly string[];
  readonly asked: AskedDossier;
  /** Closes all that is open, on disk. */
  readonly close: () => Promise<void>;
  readonly log: (error: unknown) => void;
}

/**
 * The dossier is closed and checkpointed before the process ends; Electron waits for nothing by itself. What a second start
 * asks for meanwhile, which has ended by then, is opened by a new one.
 */
export function closeBeforeQuit({ app, argv, asked, close, log }: ClosingParts): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    const before = asked.path;
    void (async () => {
      try {
        await close();
      } catch (error) {
        // What was answered is on disk already; the next opening replays it.
        log(error);
      }
      state = 'closed';
      if (asked.path !== undefined && asked.path !== before) {
        const own = argv.filter((argument) => dossierIn([argument], process.cwd()) === undefined);
        app.relaunch({ args: [...own, asked.path] });
      }
      app.quit();
    })();
  });
}
