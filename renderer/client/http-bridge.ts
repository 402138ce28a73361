import type { Answer, AppEvent, Bridge } from '../../shared/wire.ts';
import { type Found, hostAt } from './known-host.ts';

/** Bytes that browsers let outlive a page, for all that it sends (https://fetch.spec.whatwg.org, keepalive: 64 KiB). */
const OUTLIVES = 60_000;
/** Milliseconds between two attempts to find a host that was lost. */
const PAUSE = 2_000;

export interface HttpBridge extends Bridge {
  /** Throws unless what answers at this address is known to be the host that gave this page. */
  knowHost(): Promise<void>;
}

/**
 * The application of a web host. Once its stream of events is lost, another program may have taken its port: nothing more
 * is said there until the host has proved itself.
 */
export function httpBridge(tellConnected: (connected: boolean) => void): HttpBridge {
  let leaving = false;
  window.addEventListener('pagehide', () => {
    leaving = true;
  });
  window.addEventListener('pageshow', () => {
    leaving = false;
  });
  let key: string | undefined;
  let isLost = false;
  let found: Found = 'same';
  let finding: Promise<Found> | undefined;
  const find = async () => {
    finding ??= key === undefined ? Promise.resolve('nobody') : hostAt(key);
    found = await finding;
    finding = undefined;
    if (found === 'same') isLost = false;
    return found;
  };
  const knowHost = async () => {
    if (isLost && (await find()) !== 'same')
      throw new Error('the host that gave this page is no longer there');
  };

  return {
    knowHost,
    async send(name, input, basedOn): Promise<Answer> {
      // A page that is being left loses its stream first (as browsers do), and has no time to wait for a proof.
      if (isLost && (!leaving || found === 'other')) await knowHost();
      const body = JSON.stringify(input);
      const mayEnd = leaving || document.visibilityState === 'hidden';
      const query = basedOn === undefined ? '' : `?basedOn=${basedOn}`;
      const response = await fetch(`/call/${encodeURIComponent(name)}${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        keepalive: mayEnd && new Blob([body]).size <= OUTLIVES,
      });
      if (!response.ok) throw new Error(`the application refused the call (${response.status})`);
      return response.json();
    },
    onEvent(listener) {
      let stream: EventSource | undefined;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const follow = () => {
        stream = new EventSource('/events');
        stream.addEventListener('key', ({ data }: MessageEvent<string>) => {
          // One that changes its key is another.
          key ??= data;
          isLost = false;
          tellConnected(true);
          // What happened while the stream was down was not heard.
          listener({ type: 'changed' });
        });
        stream.onmessage = ({ data }: MessageEvent<string>) => listener(JSON.parse(data) as AppEvent);
        stream.onerror = () => {
          // By itself it would come back to whatever answers.
          stream?.close();
          isLost = true;
          tellConnected(false);
          void comeBack();
        };
      };
      const comeBack = async () => {
        if ((await find()) === 'same') follow();
        else timer = setTimeout(comeBack, PAUSE);
      };
      follow();
      return () => {
        clearTimeout(timer);
        stream?.close();
      };
    },
  };
}
