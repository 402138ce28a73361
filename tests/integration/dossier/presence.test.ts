import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pipePresence } from '../../../main/engine/dossier/presence/pipes.ts';
import { runtimeFolder } from '../../../main/engine/dossier/presence/runtime-folder.ts';
import { socketPresence } from '../../../main/engine/dossier/presence/sockets.ts';
import { NameTaker } from '../../factories/name-taker.ts';

const NAME = '0123456789abcdef';
const PROCESSES = 8;
const UID = process.getuid?.() ?? -1;

let runtime: string;
const takers: NameTaker[] = [];
beforeEach(() => {
  runtime = mkdtempSync(join(tmpdir(), 'presence-'));
});
afterEach(async () => {
  await Promise.all(takers.splice(0).map((taker) => taker.kill()));
  rmSync(runtime, { recursive: true, force: true });
});

async function start(count: number): Promise<NameTaker[]> {
  const started = Array.from({ length: count }, () => new NameTaker(runtime));
  takers.push(...started);
  for (const taker of started) expect(await taker.answer()).toBe('ready');
  return started;
}

describe('a name', () => {
  test('goes to one of all the processes that ask at once, over what the last one left when it was killed', async () => {
    let living = await start(PROCESSES);
    while (living.length > 0) {
      for (const taker of living) taker.tell(`take ${NAME}`);
      const answers = await Promise.all(living.map((taker) => taker.answer()));
      expect(answers.toSorted()).toEqual(['holds', ...living.slice(1).map(() => 'refused')]);
      const holder = living[answers.indexOf('holds')];
      await holder?.kill();
      living = living.filter((taker) => taker !== holder);
    }
    // All that is left is the last one’s: each removed what it found of the dead.
    expect(readdirSync(join(runtime, 'cahiers'))).toHaveLength(1);
  });

  test('stays with a process that is stopped, and leaves with one that dies, though its child lives', async () => {
    const [holder, other] = await start(2);
    if (!holder || !other) throw new Error('two were started');
    holder.tell(`take ${NAME}`);
    expect(await holder.answer()).toBe('holds');
    holder.tell('child');
    const child = Number(await holder.answer());
    try {
      holder.process.kill('SIGSTOP');
      other.tell(`take ${NAME}`);
      expect(await other.answer()).toBe('refused');
      holder.process.kill('SIGCONT');
      await holder.kill();
      other.tell(`take ${NAME}`);
      expect(await other.answer()).toBe('holds');
    } finally {
      process.kill(child, 'SIGKILL');
    }
  });

  test.each([
    [
      'sockets',
      () => socketPresence(() => runtimeFolder({ uid: UID, runtime, home: runtime, temporary: runtime })),
    ],
    // Names that one process has at a time, and that go with it: what a named pipe of Windows is.
    ['pipes', () => pipePresence((name) => `\0cahiers-${process.pid}-${name}`)],
  ])(
    'by %s goes to one of those that ask at once, and to the next once it is released',
    async (_, presenceBy) => {
      const presence = presenceBy();
      for (let round = 0; round < 3; round++) {
        const taken = await Promise.all(
          Array.from({ length: 10 }, (__, n) => presence.take(NAME, `jeton-${n}`)),
        );
        const [holder, ...others] = taken.filter((one) => one !== undefined);
        expect(others).toEqual([]);
        const token = `jeton-${taken.findIndex((one) => one)}`;
        const address = holder?.address ?? '';
        expect(await presence.answers(address, token)).toBe(true);
        expect(await presence.answers(address, 'autre')).toBe(false);
        expect(await presence.take('fedcba9876543210', token).then((one) => one?.release())).toBeUndefined();
        await holder?.release();
        expect(await presence.answers(address, token)).toBe(false);
      }
    },
  );
});

describe('the folder of sockets', () => {
  const user = () => ({
    uid: UID,
    home: join(runtime, 'home'),
    runtime: join(runtime, 'run'),
    temporary: runtime,
  });
  beforeEach(() => {
    mkdirSync(join(runtime, 'run'));
    mkdirSync(join(runtime, 'home'));
  });

  test('is the session’s, else among temporary files, and nobody else enters it', () => {
    expect(runtimeFolder(user())).toBe(join(runtime, 'run', 'cahiers'));
    for (const none of [undefined, '', 'relatif', join(runtime, 'absent')]) {
      expect(runtimeFolder({ ...user(), runtime: none })).toBe(join(runtime, `cahiers-${UID}`));
    }
  });

  test('is at home where there are no temporary files', () => {
    const nowhere = { ...user(), runtime: undefined, temporary: join(runtime, 'absent') };
    expect(runtimeFolder(nowhere)).toBe(join(runtime, 'home', '.cahiers'));
  });

  test.each<[string, (at: string) => void]>([
    ['a link', (at) => symlinkSync(runtime, at)],
    ['a file', (at) => writeFileSync(at, '')],
    [
      'one that others enter',
      (at) => {
        mkdirSync(at);
        chmodSync(at, 0o755);
      },
    ],
  ])('is not %s', (_, make) => {
    make(join(runtime, 'run', 'cahiers'));
    expect(runtimeFolder(user())).toBe(join(runtime, `cahiers-${UID}`));
  });

  test('is not another’s', () => {
    runtimeFolder(user());
    expect(() => runtimeFolder({ ...user(), uid: UID + 1 })).toThrow('no folder is this user’s own');
  });

  test('is never one whose path is too long for a socket', () => {
    const long = join(runtime, 'x'.repeat(60));
    mkdirSync(long);
    expect(runtimeFolder({ ...user(), runtime: long })).toBe(join(runtime, `cahiers-${UID}`));
  });
});
