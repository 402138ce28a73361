import type { Page } from 'playwright/test';
import type { WindowContract } from '../../shared/contract.ts';
import type { Input, Output } from '../../shared/operation.ts';
import type { Answer, Bridge } from '../../shared/wire.ts';

type Name = keyof WindowContract & string;

/** Calls the application as the screens do, in either host; a job is waited for. Throws what it refuses. */
export async function call<N extends Name>(
  page: Page,
  name: N,
  input: Input<WindowContract, N>,
): Promise<Output<WindowContract, N>> {
  const value = await ask(page, name, input);
  const job = (value as { job?: string } | null)?.job;
  return (job === undefined ? value : await ask(page, 'jobs.wait', { job })) as Output<WindowContract, N>;
}

async function ask(page: Page, name: string, input: unknown): Promise<unknown> {
  const answer = await page.evaluate(
    async ([operation, json]): Promise<Answer> => {
      const bridge = (window as { cahiers?: Bridge }).cahiers;
      if (bridge) return bridge.send(operation, JSON.parse(json));
      const response = await fetch(`/call/${operation}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: json,
      });
      return response.json();
    },
    [name, JSON.stringify(input)] as const,
  );
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  return answer.value;
}
