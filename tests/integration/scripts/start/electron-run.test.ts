import { chmodSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runElectron } from '../../../../scripts/start/electron-run.ts';
import { shellProgram } from '../../../factories/electron-package.ts';

/** Runs a program in Electron’s stead; answers how it ended and what was shown. */
async function run(path: string, early?: number) {
  let shown = '';
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const show = (text: string) => {
    shown += text;
  };
  const end = await runElectron({
    path,
    args: ['/cahiers'],
    env,
    show,
    ...(early !== undefined && { early }),
  });
  return { end, shown };
}

it('ends with Electron, whose errors are shown', async () => {
  const program = shellProgram('echo "$1 $(printenv ELECTRON_RUN_AS_NODE || echo is no Node)" >&2');
  expect(await run(program)).toEqual({ end: { code: 0 }, shown: '/cahiers is no Node\n' });
});

it('says why Electron did not start', async () => {
  const refused = '[1:FATAL:zygote_host_impl_linux.cc:128] No usable sandbox!\n';
  const program = shellProgram(`printf '${refused}' >&2; kill -TRAP $$`);
  const { end, shown } = await run(program);
  expect(end).toEqual({ why: expect.stringMatching(/^ce système refuse à Electron l’isolement/) });
  expect(shown).toBe(refused);
});

it('says why Electron could not even be run', async () => {
  const program = shellProgram('exit 0');
  chmodSync(program, 0o644);
  expect(await run(program)).toEqual({
    end: { why: 'cet ordinateur interdit d’exécuter Electron à cet endroit' },
    shown: '',
  });
  expect((await run(`${program}-absent`)).end).toEqual({
    why: 'Electron n’est pas fait pour cet ordinateur',
  });
});

it('does not wait for the children that Electron leaves', async () => {
  const program = shellProgram(
    'sleep 2 >/dev/null & echo "error while loading shared libraries: libgbm.so.1: no" >&2; exit 127',
  );
  expect((await run(program)).end).toEqual({
    why: 'il manque à Electron la bibliothèque libgbm.so.1. Faites installer le paquet du système qui la contient',
  });
});

it('takes a later end for a crash, and says so', async () => {
  expect(await run(shellProgram('exit 5'), 0)).toEqual({
    end: { code: 5 },
    shown: 'Electron s’est arrêté (5). Ce qui était enregistré est gardé\u00a0: relancez Cahiers.\n',
  });
});
