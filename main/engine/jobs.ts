import type { Answer, Progress } from '../../shared/wire.ts';

interface Job {
  readonly name: string;
  readonly controller: AbortController;
  readonly ended: Promise<Answer>;
  progress: Progress;
  running: boolean;
}

export interface RunningJob extends Progress {
  readonly job: string;
  readonly name: string;
}

/** How many ended jobs are remembered, for a window that asks for the result late. */
const REMEMBERED = 100;

/** The jobs of one application: started, followed, cancelled, and remembered for a while once ended. */
export class JobRegister {
  readonly #jobs = new Map<string, Job>();

  start(
    id: string,
    name: string,
    run: (signal: AbortSignal, report: (progress: Progress) => void) => Promise<Answer>,
    onProgress: (progress: Progress) => void,
    onEnd: () => void,
  ): void {
    const controller = new AbortController();
    const job: Job = {
      name,
      controller,
      running: true,
      progress: { done: 0, total: null, label: '' },
      // Not at once: whoever starts a job must know its identifier before its first progress.
      ended: Promise.resolve()
        .then(() =>
          run(controller.signal, (progress) => {
            job.progress = progress;
            onProgress(progress);
          }),
        )
        .finally(() => {
          job.running = false;
          this.#forgetOldest();
          onEnd();
        }),
    };
    this.#jobs.set(id, job);
  }

  wait(id: string): Promise<Answer> | undefined {
    return this.#jobs.get(id)?.ended;
  }

  cancel(id: string): boolean {
    const job = this.#jobs.get(id);
    job?.controller.abort();
    return job !== undefined;
  }

  running(): RunningJob[] {
    return [...this.#jobs]
      .filter(([, job]) => job.running)
      .map(([job, { name, progress }]) => ({ job, name, ...progress }));
  }

  /** Cancels what runs and waits for it to end. */
  async stop(): Promise<void> {
    for (const job of this.#jobs.values()) job.controller.abort();
    await Promise.all([...this.#jobs.values()].map((job) => job.ended));
  }

  #forgetOldest(): void {
    const ended = [...this.#jobs].filter(([, job]) => !job.running);
    for (const [id] of ended.slice(0, Math.max(0, ended.length - REMEMBERED))) this.#jobs.delete(id);
  }
}
