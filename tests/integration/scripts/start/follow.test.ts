import type { ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it, vi } from 'vitest';
import { startFollowed } from '../../../../scripts/start/follow.ts';

/** Says « asked » each time it is asked to end, and does when its input does. */
const STUBBORN = `
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => console.log('asked'));
  process.stdin.resume().on('end', () => process.exit(3));
  console.log('up');
`;

async function started() {
  const signals = new EventEmitter();
  const program = startFollowed(process.execPath, ['-e', STUBBORN], { stdio: 'pipe' }, signals);
  const lines = linesOf(program);
  expect((await lines.next()).value).toBe('up');
  return { signals, program, lines };
}

function linesOf({ stdout }: ChildProcess): AsyncIterator<string> {
  if (stdout === null) throw new Error('its output is read');
  return createInterface(stdout)[Symbol.asyncIterator]();
}

it('asks a program once to end, however often Ctrl-C reaches us', async () => {
  const { signals, program, lines } = await started();
  const ended = once(program, 'exit');
  for (const signal of ['SIGINT', 'SIGINT', 'SIGTERM', 'SIGHUP']) signals.emit(signal);
  expect((await lines.next()).value).toBe('asked');
  // The terminal sends Ctrl-C to our group, in which the program is not.
  expect(() => process.kill(-(program.pid ?? 0), 0)).not.toThrow();
  signals.emit('SIGINT');
  program.stdin?.end();
  expect((await lines.next()).done).toBe(true);
  expect(await ended).toEqual([3, null]);
  expect(signals.eventNames()).toEqual([]);
});

it('ends at once a program whose end is asked for again, later', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(10_000);
  const { signals, program } = await started();
  const ended = once(program, 'exit');
  signals.emit('SIGINT');
  clock.mockReturnValue(11_500);
  signals.emit('SIGINT');
  clock.mockRestore();
  expect(await ended).toEqual([null, 'SIGKILL']);
});
