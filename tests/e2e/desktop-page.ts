import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a page of the stand-in calls in the test’s process. */
export interface PageBindings {
  standInInvoke(channel: string, values: unknown[]): Promise<unknown>;
  standInInput(type: string): void;
  standInNavigate(address: string): void;
}

const PRELOAD = join(import.meta.dirname, '../../out/preload/bridge.cjs');

/**
 * A script for the beginning of each page: runs the built preload with what it needs of Electron. Only the main frame has
 * it, as with `nodeIntegrationInSubFrames: false` (Electron, docs/api/structures/web-preferences.md).
 */
export function preloadScript(): string {
  return `(${page.toString()})(function (require, module, exports) { ${readFileSync(PRELOAD, 'utf8')} })`;
}

/** Runs in the page. */
function page(preload: (require: (name: string) => unknown, module: object, exports: object) => void): void {
  if (window.top !== window) return;
  const bound = window as unknown as PageBindings;
  type Hear = (event: object, ...values: unknown[]) => void;
  const listeners = new Map<string, Set<Hear>>();

  // A function crosses the bridge as one that clones what it is given and answers (docs/api/context-bridge.md).
  const crossing = (value: unknown): unknown =>
    typeof value === 'function'
      ? (...values: unknown[]) => {
          const answer = value(...values.map(crossing));
          return answer instanceof Promise ? answer.then(crossing) : crossing(answer);
        }
      : structuredClone(value);
  const contextBridge = {
    exposeInMainWorld: (key: string, api: Record<string, unknown>) =>
      Object.defineProperty(window, key, {
        value: Object.freeze(
          Object.fromEntries(Object.entries(api).map(([name, member]) => [name, crossing(member)])),
        ),
      }),
  };
  const ipcRenderer = {
    // What cannot be cloned is refused before it leaves (docs/api/ipc-renderer.md, « invoke »).
    invoke: (channel: string, ...values: unknown[]) => bound.standInInvoke(channel, structuredClone(values)),
    on: (channel: string, hear: Hear) => {
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known.add(hear));
    },
    off: (channel: string, hear: Hear) => listeners.get(channel)?.delete(hear),
  };
  preload(() => ({ contextBridge, ipcRenderer }), {}, {});

  Object.assign(window, {
    standInHear: (channel: string, value: unknown) => {
      for (const hear of listeners.get(channel) ?? []) hear({}, value);
    },
  });
  for (const [event, type] of [
    ['mousedown', 'mouseDown'],
    ['keydown', 'rawKeyDown'],
  ] as const) {
    window.addEventListener(event, ({ isTrusted }) => isTrusted && bound.standInInput(type), true);
  }
  // An address that no browser loads is a navigation all the same, which a host may prevent.
  window.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!(link instanceof HTMLAnchorElement) || /^(https?|blob|data):$/.test(link.protocol)) return;
      event.preventDefault();
      bound.standInNavigate(link.href);
    },
    true,
  );
}
