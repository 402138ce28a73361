import { expect, test } from 'vitest';
import { decoded } from '../../../main/spreadsheets/encoding.ts';

const TEXT = 'Nom;Prénom\r\nLefèvre;Éloïse\r\nN’Diaye – Lebœuf;« Zoé », à l’hôtel…\r\n';
const WINDOWS = new Map([...'’–œ…'].map((sign, index) => [sign, [0x92, 0x96, 0x9c, 0x85][index] ?? 0]));
const MAC = new Map(
  [...'éèÉï’–œ«»à…ô'].map((sign, index) => [
    sign,
    [0x8e, 0x8f, 0x83, 0x95, 0xd5, 0xd0, 0xcf, 0xc7, 0xc8, 0x88, 0xc9, 0x99][index] ?? 0,
  ]),
);
const DOS = new Map(
  [...'éèÉïàôêë'].map((s, i) => [s, [0x82, 0x8a, 0x90, 0x8b, 0x85, 0x93, 0x88, 0x89][i] ?? 0]),
);
const written = (signs: ReadonlyMap<string, number>, text = TEXT) =>
  Buffer.from([...text].map((sign) => signs.get(sign) ?? sign.charCodeAt(0)));

test.each<[string, Uint8Array]>([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`)],
  ['UTF-16', Buffer.from(TEXT, 'utf16le')],
  ['UTF-16, the other byte first', Buffer.from(TEXT, 'utf16le').swap16()],
  ['Windows-1252', written(WINDOWS)],
  ['Mac Roman', written(MAC)],
])('a text is surely read in %s, without a mark', (_, content) => {
  expect(decoded(content)).toEqual({ text: TEXT, isSure: true });
});

test.each<[string, Uint8Array]>([
  ...['Lefèvre', 'fête', 'Noël', 'Éloïse', 'hôtel'].map((text): [string, Uint8Array] => [
    `the letters of MS-DOS: ${text}`,
    written(DOS, text),
  ]),
  ['the œ of ISO-8859-15', Buffer.from('Leb\xbduf', 'latin1')],
  ['NULs', Buffer.from('Zoé\0Petit')],
  ['UTF-16 that is cut', Buffer.from(TEXT, 'utf16le').subarray(1)],
  ['a sign that was lost before', Buffer.from('Lef\ufffdvre')],
  [
    'UTF-32',
    Buffer.from(
      [...'\ufeffZoé'].flatMap((sign) => [sign.charCodeAt(0) & 0xff, sign.charCodeAt(0) >> 8, 0, 0]),
    ),
  ],
  ['signs that no text has', Buffer.from('Zo\x1b$B&~', 'latin1')],
])('a text is not said to be surely read with %s', (_, content) => {
  expect(decoded(content).isSure).toBe(false);
});

test('a text is read as it says that it is written, and not surely when it says what is not known', () => {
  expect(decoded(Buffer.from('Leb\xbduf', 'latin1'), 'ISO-8859-15')).toEqual({
    text: 'Lebœuf',
    isSure: true,
  });
  expect(decoded(Buffer.from('Lef+AOg-vre'), 'utf-7').isSure).toBe(false);
  expect(decoded(Buffer.from('Lefèvre'), 'iso-8859-1')).toEqual({ text: 'Lefèvre', isSure: true });
});
