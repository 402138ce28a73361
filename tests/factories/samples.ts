import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import type { TestApplication } from './dossier.ts';

const SAMPLES = join(import.meta.dirname, '..', 'samples');

/** What opens the samples that are protected. */
export const PASSPHRASE = 'quatre mots sans aucun lien';
export const RECOVERY_CODE = '7K2QD-4ZQ0A-M3W9X-T1H5P-8RBN6-C0VJE';

export const sampleFolder = (name: string): string => join(SAMPLES, name);

/** The dossiers that are kept: `dossier-0002`, of the second version. */
export function sampleNames(): string[] {
  return readdirSync(SAMPLES).filter((name) => name.startsWith('dossier-'));
}

/** The package that is kept of each format, by its number, as the version that wrote it built it. */
export function keptPackages(): { readonly format: number; readonly bytes: Buffer }[] {
  return readdirSync(sampleFolder('packages'))
    .map((name) => ({
      format: Number(/^format-(\d+)\.zip$/.exec(name)?.[1]),
      bytes: readFileSync(join(sampleFolder('packages'), name)),
    }))
    .toSorted((a, b) => a.format - b.format);
}

/** Puts a kept dossier in a folder, as it lay; answers what it must hold. */
export function layOut(name: string, folder: string): unknown {
  const from = sampleFolder(name);
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || entry.name === 'expected.json') continue;
    const to = join(folder, relative(from, path).replace(/\.gz$/, ''));
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, path.endsWith('.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path));
  }
  return JSON.parse(readFileSync(join(from, 'expected.json'), 'utf8'));
}

/** What a sample is compared by: things that every version has. */
export async function contentOfSample({ call, application }: TestApplication) {
  const { people } = await call('people.list', {});
  const meetings = [];
  for (const { id, title, date } of await call('meetings.list', {})) {
    const registered = await call('registrations.list', { meetingId: id });
    meetings.push({ title, date, registered: registered.map(({ person }) => person.familyName) });
  }
  const joined: Record<string, number> = {};
  for (const { latest } of await call('syntheses.overview', null)) {
    if (!latest) continue;
    for (const { name, sha512 } of (await call('syntheses.get', { id: latest.id })).attachments) {
      joined[name] = (await buffer(application.session.current().readFile(sha512))).length;
    }
  }
  const { entries } = await call('history.list', {});
  return {
    people: people.map(({ familyName, email }) => `${familyName} ${email}`.trim()),
    meetings,
    joined,
    history: entries.map(({ description, undone }) => (undone ? `(${description})` : description)),
  };
}
