import type { BrowserWindow, PowerMonitor } from 'electron';

interface LeavingParts {
  readonly powerMonitor: Pick<PowerMonitor, 'on'>;
  /** Has the screens keep what is being typed. */
  readonly warn: () => void;
  readonly quit: () => void;
}

/** Has what is being typed kept before the computer sleeps or stops: a closed lid may never open again on this session. */
export function keepBeforeLeaving(
  window: Pick<BrowserWindow, 'on'>,
  { powerMonitor, warn, quit }: LeavingParts,
): void {
  powerMonitor.on('suspend', warn);
  powerMonitor.on('lock-screen', warn);
  const leave = () => {
    warn();
    quit();
  };
  // Linux and macOS; Windows tells its windows: first that it means to stop, then that it does.
  powerMonitor.on('shutdown', leave);
  window.on('query-session-end', warn);
  window.on('session-end', leave);
}
