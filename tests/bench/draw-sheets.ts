import { readFile } from 'node:fs/promises';
import { renderDocument } from '../../main/documents/render.ts';

/** Draws the sign-in sheets described in a JSON file: `node draw-sheets.ts sheets.json sheets.pdf`. */
const [source = '', target = ''] = process.argv.slice(2);
await renderDocument('sign-in-sheets', JSON.parse(await readFile(source, 'utf8')), target, () => undefined);
