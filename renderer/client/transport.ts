import type { Answer, AppEvent, Bridge } from '../../shared/wire.ts';

declare global {
  interface Window {
    /** The bridge that Electron’s preload script lays; absent in a browser. */
    readonly cahiers?: Bridge;
  }
}

/** Whether the screens are in the desktop’s window. */
export const isDesktop = window.cahiers !== undefined;

type Listener = (connected: boolean) => void;

/** How this window reaches the application: the desktop’s bridge where there is one, else HTTP. */
export const bridge: Bridge = window.cahiers ?? httpBridge();

const watchers = new Set<Listener>();

/** Tells when the application stops answering (it was closed, the laptop slept) and when it answers again. */
export function onConnection(listener: Listener): () => void {
  watchers.add(listener);
  return () => watchers.delete(listener);
}

/** Bytes that browsers let outlive a page, for all that it sends (https://fetch.spec.whatwg.org, keepalive: 64 KiB). */
const OUTLIVES = 60_000;

function httpBridge(): Bridge {
  let leaving = false;
  window.addEventListener('pagehide', () => {
    leaving = true;
  });
  window.addEventListener('pageshow', () => {
    leaving = false;
  });
  return {
    async send(name, input): Promise<Answer> {
      const body = JSON.stringify(input);
      const mayEnd = leaving || document.visibilityState === 'hidden';
      const response = await fetch(`/call/${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        keepalive: mayEnd && new Blob([body]).size <= OUTLIVES,
      });
      if (!response.ok) throw new Error(`the application refused the call (${response.status})`);
      return response.json();
    },
    onEvent(listener) {
      const stream = new EventSource('/events');
      stream.onopen = () => {
        for (const watcher of watchers) watcher(true);
        // What happened while the stream was down was not heard.
        listener({ type: 'changed' });
      };
      stream.onerror = () => {
        for (const watcher of watchers) watcher(false);
      };
      stream.onmessage = ({ data }: MessageEvent<string>) => listener(JSON.parse(data) as AppEvent);
      return () => stream.close();
    },
  };
}
