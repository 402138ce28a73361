import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApplication } from '../../factories/dossier.ts';
import { checkSyntax, isInstalled, looseFonts, wordsOf } from '../documents/pdf-tools.ts';

const ROOT = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'cahiers-demo-'));
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [join(ROOT, 'scripts/demo.ts'), '--out', folder]);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the demonstration leaves what it says, and a receipt of the very package', () => {
  expect(readdirSync(folder).sort()).toEqual(
    [
      ...['cahiers', 'meetings.ics', 'package.zip', 'participants.csv', 'receipt.json'],
      ...['sign-in-sheets.pdf', 'space', 'to-sign.pdf'],
    ].sort(),
  );
  const sum = execFileSync('sha512sum', [at('package.zip')], { encoding: 'utf8' }).split(' ')[0];
  expect(JSON.parse(readFileSync(at('receipt.json'), 'utf8'))).toMatchObject({ sha512: sum });
  expect(readFileSync(at('participants.csv'), 'utf8')).toMatch(/^\ufeffCivilité;Nom;Prénom;/);
});

test.skipIf(!isInstalled('pdftotext') || !isInstalled('qpdf'))(
  'its sign-in sheets are sound, embed their fonts, and name the participants of the four meetings and nobody else',
  async () => {
    checkSyntax(at('sign-in-sheets.pdf'));
    expect(looseFonts(at('sign-in-sheets.pdf'))).toEqual([]);
    const words = wordsOf(at('sign-in-sheets.pdf'));
    await using made = openTestApplication();
    const dossier = readdirSync(at('cahiers/dossiers')).find((name) => name.endsWith('-demonstration'));
    await made.runJob('dossier.open', { folder: at(`cahiers/dossiers/${dossier}`) });
    const nameOf = (one: { familyName: string; givenName: string }) => `${one.familyName} ${one.givenName}`;
    const expected = new Set<string>();
    for (const { id, level } of await made.call('meetings.list', {})) {
      if (level !== 'department') continue;
      for (const { person } of await made.call('registrations.list', { meetingId: id }))
        expected.add(nameOf(person));
    }
    expect([...expected].filter((name) => !words.includes(name))).toEqual([]);
    const { people } = await made.call('people.list', {});
    const others = people.map(nameOf).filter((name) => !expected.has(name));
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((name) => words.includes(` ${name} `))).toEqual([]);
  },
);

test('both manifests of its package agree with sha512sum', () => {
  execFileSync('python3', ['-m', 'zipfile', '-e', at('package.zip'), at('cahiers')]);
  const bag = readdirSync(at('cahiers')).find((name) => name.endsWith('-v1')) ?? '';
  for (const manifest of ['manifest-sha512.txt', 'tagmanifest-sha512.txt']) {
    execFileSync('sha512sum', ['--check', '--strict', '--quiet', manifest], {
      cwd: at(join('cahiers', bag)),
    });
  }
});

test.skipIf(!existsSync('/usr/lib/python3/dist-packages/icalendar'))(
  'its calendar is read by Debian’s python3-icalendar',
  () => {
    const script =
      'import sys,icalendar\nprint(len(icalendar.Calendar.from_ical(open(sys.argv[1],"rb").read()).walk("VEVENT")))';
    expect(
      execFileSync('/usr/bin/python3', ['-c', script, at('meetings.ics')], { encoding: 'utf8' }).trim(),
    ).toBe('16');
  },
);
