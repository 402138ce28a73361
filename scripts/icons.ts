import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';

/**
 * Draws the icons of the installers again from their drawings: `node scripts/icons.ts`, after a drawing has changed. They
 * are kept in the repository, for electron-builder would fetch a tool to make them.
 */
const resources = new URL('../main/hosts/electron/resources/', import.meta.url);

/** Pixels from which the whole drawing can be read; below, a plainer one is drawn. */
const LEGIBLE = 64;
const WINDOWS = [16, 24, 32, 48, 64, 128, 256];
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512];
/** Types of Apple’s icons that hold a PNG, by pixels: those of plain screens, then of fine ones. */
const APPLE: [string, number][] = [
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
  ['ic10', 1024],
];

const installed = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync);
const browser = await chromium.launch({
  ...(installed ? { executablePath: installed } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();

await mkdir(new URL('icons/', resources), { recursive: true });
for (const name of ['icon', 'cahier']) {
  const drawn = new Map<number, Buffer>();
  for (const size of new Set([...WINDOWS, ...LINUX, ...APPLE.map(([, pixels]) => pixels)])) {
    drawn.set(size, await draw(name, size));
  }
  const png = (size: number) => drawn.get(size) ?? Buffer.alloc(0);
  await writeFile(new URL(`${name}.ico`, resources), windowsIcon(WINDOWS.map((size) => [size, png(size)])));
  await writeFile(
    new URL(`${name}.icns`, resources),
    appleIcon(APPLE.map(([type, size]) => [type, png(size)])),
  );
  if (name !== 'icon') continue;
  for (const size of LINUX) await writeFile(new URL(`icons/${size}x${size}.png`, resources), png(size));
}
await browser.close();
console.log(`Drawn in ${fileURLToPath(resources)}`);

async function draw(name: string, size: number): Promise<Buffer> {
  const drawing = await readFile(new URL(`${name}${size < LEGIBLE ? '-small' : ''}.svg`, resources), 'utf8');
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>* { margin: 0; display: block }</style>${drawing}`);
  return page.screenshot({ omitBackground: true });
}

/** An ICO file of PNG images, as Windows reads them since Vista. */
function windowsIcon(images: [size: number, png: Buffer][]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let at = head.length;
  for (const [index, [size, png]] of images.entries()) {
    const entry = 6 + 16 * index;
    // 256 is written 0.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([head, ...images.map(([, png]) => png)]);
}

/** An ICNS file: each image under its type and its length, both counted. */
function appleIcon(images: [type: string, png: Buffer][]): Buffer {
  const entries = images.flatMap(([type, png]) => [head(type, png.length), png]);
  const length = entries.reduce((total, { length }) => total + length, 0);
  return Buffer.concat([head('icns', length), ...entries]);
}

function head(type: string, length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.write(type, 'latin1');
  bytes.writeUInt32BE(length + 8, 4);
  return bytes;
}
