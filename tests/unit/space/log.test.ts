import { expect, it } from 'vitest';
import { createLog } from '../../../space/log.ts';

function logged(): { log: ReturnType<typeof createLog>; lines: () => unknown[] } {
  const written: string[] = [];
  const log = createLog('info', { write: (line) => written.push(line) });
  return { log, lines: () => written.map((line) => JSON.parse(line) as unknown) };
}

it('says things as lines of JSON', () => {
  const { log, lines } = logged();
  log.info('request', { route: '/api/ready', status: 200 });
  log.error({ packageId: 'p' }, 'package %s is damaged', 'p');
  expect(lines()).toEqual([
    { level: 30, time: expect.any(String), msg: 'request', route: '/api/ready', status: 200 },
    { level: 50, time: expect.any(String), msg: 'package p is damaged', packageId: 'p' },
  ]);
});

it('keeps of an error what it is and where, not the rows, keys or passwords it carries', () => {
  const { log, lines } = logged();
  const cause = new Error('no answer from postgresql://espace:m0t@base/espace');
  const key = `cahiers-${'a'.repeat(43)}`;
  const error = Object.assign(new Error(`key ${key} failed`, { cause }), {
    code: '23505',
    detail: 'Key (name)=(Claire Fontenoy) already exists.',
    $response: { headers: { authorization: 'AWS4 secret' } },
  });
  log.error(error, 'a deposit failed');
  expect(lines()).toMatchObject([
    { msg: 'a deposit failed', error: { name: 'Error', code: '23505', cause: { name: 'Error' } } },
  ]);
  expect(JSON.stringify(lines())).not.toMatch(/m0t|aaaa|Fontenoy|secret/);
});
