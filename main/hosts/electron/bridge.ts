import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../../shared/bridge-channels.ts';
import type { AppEvent } from '../../../shared/wire.ts';
import type { Dispatcher } from '../../engine/dispatch.ts';
import type { Caller } from '../../engine/operations.ts';
import { isOwn } from './origin.ts';

interface BridgeParts {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly dispatch: Dispatcher['dispatch'];
  /** Who works in the window. */
  readonly caller: Caller;
}

/** Answers the calls of the window’s own screens, and of nothing else. */
export function openBridge({ ipcMain, dispatch, caller }: BridgeParts): void {
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, input: unknown, basedOn: unknown) => {
    requireOwnFrame(event);
    return dispatch(caller, String(name), input, basedOn);
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
