import type { ServerResponse } from 'node:http';
import type { AppEvent } from '../../../shared/wire.ts';

export interface EventStream {
  /** Goes on sending events to this answer until its window leaves. */
  follow(response: ServerResponse): void;
  push(event: AppEvent): void;
  /** Ends every stream. */
  close(): void;
}

/** Pushes to every open window, as server-sent events (HTML Living Standard, section 9.2). */
export function createEventStream(): EventStream {
  const followers = new Set<ServerResponse>();
  return {
    follow(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      // A first line at once, so that the window knows that it is connected.
      response.write(': connected\n\n');
      followers.add(response);
      response.on('close', () => followers.delete(response));
    },
    push(event) {
      for (const follower of followers) follower.write(`data: ${JSON.stringify(event)}\n\n`);
    },
    close() {
      for (const follower of followers) follower.end();
      followers.clear();
    },
  };
}
