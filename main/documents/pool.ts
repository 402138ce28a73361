import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Renderer } from '../engine/render.ts';
import { renderFailed } from './errors.ts';
import type { RenderReply, RenderRequest } from './messages.ts';

/** Threads drawing at the same time. Two leave a small laptop usable. */
const LIMIT = 2;
/** Milliseconds that an idle thread is kept warm. */
const KEPT_WARM = 60_000;

interface Task extends RenderRequest {
  readonly signal: AbortSignal | undefined;
  readonly onPage: ((done: number, total: number) => void) | undefined;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

export interface RenderPool extends Renderer {
  /** Ends every thread; documents being drawn are given up. */
  close(): Promise<void>;
}

/** Draws documents in worker threads started from `entry`, the address of the built (or source) `worker.ts`. */
export function createRenderPool(entry: URL): RenderPool {
  const idle = new Map<Worker, NodeJS.Timeout>();
  const busy = new Set<Worker>();
  const waiting: Task[] = [];

  function start(): void {
    while (busy.size < LIMIT) {
      const task = waiting.shift();
      if (!task) return;
      draw(takeWorker(), task);
    }
  }

  function takeWorker(): Worker {
    const [warm] = idle;
    if (!warm) return new Worker(entry, { env: { ...process.env, NODE_ENV: 'production' } });
    const [worker, timer] = warm;
    clearTimeout(timer);
    idle.delete(worker);
    worker.ref();
    return worker;
  }

  function draw(worker: Worker, task: Task): void {
    busy.add(worker);
    const settle = (finish: () => void, reusable: boolean) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      task.signal?.removeEventListener('abort', onAbort);
      busy.delete(worker);
      if (reusable) keepWarm(worker);
      finish();
      start();
    };
    const discard = async (reason: unknown) => {
      await worker.terminate();
      // A half-written file that resists goes with the temporary folder; why the document failed matters more.
      await rm(task.path, { force: true }).catch(() => undefined);
      task.reject(reason);
    };
    const onMessage = (reply: RenderReply) => {
      if (reply.type === 'page') task.onPage?.(reply.done, reply.total);
      else if (reply.type === 'done') settle(task.resolve, true);
      else settle(() => void discard(renderFailed(reply.code, reply.reason)), false);
    };
    const onError = (error: NodeJS.ErrnoException) =>
      settle(() => void discard(renderFailed(error.code ?? '', error)), false);
    const onExit = () => settle(() => void discard(renderFailed('', 'the thread ended')), false);
    const onAbort = () => settle(() => void discard(task.signal?.reason), false);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    task.signal?.addEventListener('abort', onAbort);
    const { kind, data, path, seal } = task;
    worker.postMessage({ kind, data, path, seal } satisfies RenderRequest);
  }

  function keepWarm(worker: Worker): void {
    worker.unref();
    const timer = setTimeout(() => {
      idle.delete(worker);
      void worker.terminate();
    }, KEPT_WARM);
    timer.unref();
    idle.set(worker, timer);
  }

  return {
    render: (kind, data, path, { signal, onPage, seal } = {}) => {
      if (signal?.aborted) return Promise.reject(signal.reason);
      return new Promise<void>((resolve, reject) => {
        const task: Task = { kind, data, path, seal, signal, onPage, resolve, reject };
        waiting.push(task);
        signal?.addEventListener('abort', () => {
          const place = waiting.indexOf(task);
          if (place === -1) return;
          waiting.splice(place, 1);
          reject(signal.reason);
        });
        start();
      });
    },
    close: async () => {
      const workers = [...idle.keys(), ...busy];
      for (const timer of idle.values()) clearTimeout(timer);
      idle.clear();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
