import type { Bridge } from '../../shared/wire.ts';
import { httpBridge } from './http-bridge.ts';

declare global {
  interface Window {
    /** The bridge that Electron’s preload script lays; absent in a browser. */
    readonly cahiers?: Bridge;
  }
}

/** Whether the screens are in the desktop’s window. */
export const isDesktop = window.cahiers !== undefined;

type Listener = (connected: boolean) => void;

const watchers = new Set<Listener>();

/** Tells when the application stops answering (it was closed, the laptop slept) and when it answers again. */
export function onConnection(listener: Listener): () => void {
  watchers.add(listener);
  return () => watchers.delete(listener);
}

const http = httpBridge((connected) => {
  for (const watcher of watchers) watcher(connected);
});

/** How this window reaches the application: the desktop’s bridge where there is one, else HTTP. */
export const bridge: Bridge = window.cahiers ?? http;

/** Throws where what answers at this page’s address may not be the application that gave it. */
export async function knowHost(): Promise<void> {
  if (!isDesktop) await http.knowHost();
}
