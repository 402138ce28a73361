import { contextBridge, ipcRenderer } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../shared/bridge-channels.ts';
import type { AppEvent, Bridge } from '../shared/wire.ts';

/** All that a window can reach of the application. It knows no operation: the contract does. */
const bridge: Bridge = {
  send: (name, input, basedOn) => ipcRenderer.invoke(CALL_CHANNEL, name, input, basedOn),
  onEvent: (listener) => {
    const hear = (_: unknown, event: AppEvent) => listener(event);
    ipcRenderer.on(EVENT_CHANNEL, hear);
    return () => ipcRenderer.off(EVENT_CHANNEL, hear);
  },
};

contextBridge.exposeInMainWorld('cahiers', bridge);
