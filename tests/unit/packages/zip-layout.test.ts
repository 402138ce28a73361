import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { sha512 } from '../../../main/packages/sha512.ts';
import { bytes, extra, FOLDER, good, sentencesFor } from '../../factories/handmade-package.ts';
import { extraField, type HandmadeEntry, handmadeZip } from '../../factories/handmade-zip.ts';

const hidden = handmadeZip([{ name: 'evil.txt', content: bytes('x') }]).subarray(0, 39);
/** The descriptor of a file of which the local header says no size (APPNOTE 4.3.9). */
const descriptor = ({ content }: HandmadeEntry, crc = crc32(content)) => {
  const record = Buffer.alloc(16);
  record.writeUInt32LE(0x08074b50, 0);
  record.writeUInt32LE(crc, 4);
  record.writeUInt32LE(content.length, 8);
  record.writeUInt32LE(content.length, 12);
  return record;
};
/** Info-ZIP’s Unicode path (APPNOTE 4.6.9). */
const unicodePath = ({ name }: HandmadeEntry, given = name) => {
  const head = Buffer.alloc(5, 1);
  head.writeUInt32LE(crc32(bytes(name)), 1);
  return extraField(0x7075, Buffer.concat([head, bytes(given)]));
};
const streamed = (entry: HandmadeEntry) => ({
  flags: 0x0808,
  localSize: 0,
  localCrc: 0,
  after: descriptor(entry),
});
const times = extraField(0x5455, Buffer.from([1, 0, 0, 0, 0]));

/** What is said against a zip: the same, whether the machine or the zip reader makes the CRC of what is stored. */
async function reasonsFor(entries: readonly HandmadeEntry[]): Promise<string> {
  const zip = handmadeZip(entries);
  const said = await sentencesFor(zip, { sha512, crc32 });
  expect(await sentencesFor(zip, { sha512 })).toBe(said);
  return said;
}

it.each<[string, (entry: HandmadeEntry) => Partial<HandmadeEntry>]>([
  ['whose sizes follow it', streamed],
  ['with a time and an owner', () => ({ extra: times, localExtra: times })],
  [
    'with its name given once more',
    (entry) => ({ extra: unicodePath(entry), localExtra: unicodePath(entry) }),
  ],
])('a package may have a file %s', async (_, change) => {
  expect(await reasonsFor((await good()).map((entry) => ({ ...entry, ...change(entry) })))).toBe('');
});

it.each<[string, (entry: HandmadeEntry) => Partial<HandmadeEntry>]>([
  ['after one that is not listed', () => ({ before: hidden })],
  ['after a few bytes', () => ({ before: Buffer.alloc(12) })],
  ['that says no size, nor that it follows', () => ({ localSize: 0, localCrc: 0 })],
  ['that says another CRC first', () => ({ localCrc: 7 })],
  ['that says another CRC twice', () => ({ crc: 7 })],
  ['that is stored, and longer than it says', () => ({ size: 10 })],
  ['that is stored, and shorter than it says', ({ content }) => ({ size: content.length + 10 })],
  ['that is encrypted', () => ({ flags: 0x0801 })],
  ['whose sizes should follow it', (entry) => ({ ...streamed(entry), after: Buffer.alloc(0) })],
  ['whose sizes follow it, and are others', (entry) => ({ ...streamed(entry), after: descriptor(entry, 7) })],
  ['with another Unicode name', (entry) => ({ extra: unicodePath(entry, '../../evil.txt') })],
  [
    'with another Unicode name for who streams',
    (entry) => ({ localExtra: unicodePath(entry, '../../evil.txt') }),
  ],
  [
    'with a page in an extra field',
    () => ({ localExtra: extraField(0x6666, bytes('<script>alert(1)</script>')) }),
  ],
  ['with a link in an extra field', () => ({ extra: extraField(0x756e, bytes('/etc/passwd')) })],
  ['with an extra field that is cut', () => ({ localExtra: times.subarray(0, 6) })],
  ['with bytes after its extra fields', () => ({ localExtra: Buffer.concat([times, Buffer.alloc(3)]) })],
  ['with sizes of zip64', () => ({ extra: extraField(1, Buffer.alloc(16)) })],
  ['with sizes of zip64 that lie', () => ({ size: 0xffffffff, extra: extraField(1, Buffer.alloc(8, 1)) })],
  ['with a comment', () => ({ comment: bytes('<script>alert(1)</script>') })],
  ['with a comment that ends a zip', () => ({ comment: handmadeZip([]) })],
  ['on another disk', () => ({ disk: 1 })],
  ['that is a patch', () => ({ flags: 0x0820 })],
  ['whose list is encrypted', () => ({ flags: 0x2840 })],
  ['that MS-DOS takes for a folder', () => ({ attributes: 0x10 })],
])('a package is refused that has a file %s', async (_, change) => {
  const entries = await good();
  const reasons = await reasonsFor(
    entries.map((entry, index) => (index === 2 ? { ...entry, ...change(entry) } : entry)),
  );
  expect(reasons).toMatch(/plusieurs façons|illisible|archive zip lisible|démesurée|est un lien|chiffré/);
});

it.each<[string, string, string]>([
  ['beside its own', 'evil/', 'n’a pas sa place'],
  ['with nothing in it', `${FOLDER}/data/evil/`, 'n’a pas sa place'],
  ['named as a file', `${FOLDER}/bagit.txt/`, 'n’a pas sa place'],
  ['that only differs by case', `${FOLDER}/DATA/`, 'n’a pas sa place'],
  ['above', '../', 'sort du dossier'],
])('a package is refused that names a folder %s', async (_, name, reason) => {
  expect(await reasonsFor(await extra({ name, content: bytes(''), mode: 0o040755 }))).toContain(reason);
});

it('a package may name its own folders, without bytes in them', async () => {
  const folder = { name: `${FOLDER}/data/`, content: bytes(''), mode: 0o040755 };
  expect(await reasonsFor([folder, ...(await good())])).toBe('');
  const stuffed = { ...folder, content: bytes('<script>alert(1)</script>'), size: 0 };
  expect(await reasonsFor([stuffed, ...(await good())])).toContain('n’a pas sa place');
});
