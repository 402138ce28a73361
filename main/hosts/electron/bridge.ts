import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../../shared/bridge-channels.ts';
import type { Answer, AppEvent } from '../../../shared/wire.ts';
import type { Caller } from '../../engine/operations.ts';
import { isOwn } from './origin.ts';

interface BridgeParts {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly dispatch: (caller: Caller, name: string, input: unknown) => Promise<Answer>;
  /** Who works in the window. */
  readonly caller: Caller;
}

/** Answers the calls of the window’s own screens, and of nothing else. */
export function openBridge({ ipcMain, dispatch, caller }: BridgeParts): void {
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, input: unknown) => {
    requireOwnFrame(event);
    return dispatch(caller, String(name), input);
  });
}

/** Pushes an event to every window that is still there. */
export function pushEvent(
  windows: readonly Pick<BrowserWindow, 'isDestroyed' | 'webContents'>[],
  event: AppEvent,
) {
  for (const window of windows) {
    if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event);
  }
}

/** Throws unless the message comes from the main frame of the application’s own screens. */
function requireOwnFrame({ senderFrame }: IpcMainInvokeEvent): void {
  if (senderFrame === null || senderFrame.parent !== null || !isOwn(senderFrame.url)) {
    throw new Error('a call came from elsewhere than the screens');
  }
}
