import type { ServerResponse } from 'node:http';
import type { AppEvent } from '../../../shared/wire.ts';

export interface EventStream {
  /** Goes on sending events to this answer until its window leaves. `key`: by which the window knows this host again. */
  follow(response: ServerResponse, key: string): void;
  push(event: AppEvent): void;
  /** Acts each time that no window has followed for so many milliseconds since the last one left. */
  onDeserted(after: number, act: () => void): void;
  /** Ends every stream. */
  close(): void;
}

/** Pushes to every open window, as server-sent events (HTML Living Standard, section 9.2). */
export function createEventStream(): EventStream {
  const followers = new Set<ServerResponse>();
  let desertion: { readonly after: number; readonly act: () => void } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    follow(response, key) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      // A first line at once, so that the window knows that it is connected.
      response.write(`event: key\ndata: ${key}\n\n`);
      followers.add(response);
      clearTimeout(timer);
      response.on('close', () => {
        followers.delete(response);
        if (followers.size === 0 && desertion) timer = setTimeout(desertion.act, desertion.after).unref();
      });
    },
    push(event) {
      for (const follower of followers) follower.write(`data: ${JSON.stringify(event)}\n\n`);
    },
    onDeserted(after, act) {
      desertion = { after, act };
    },
    close() {
      for (const follower of followers) follower.end();
      followers.clear();
      clearTimeout(timer);
      desertion = undefined;
    },
  };
}
