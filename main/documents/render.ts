import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { renderToStream } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { SealOf } from '../engine/dossier/vault/sealed-file.ts';
import type { DocumentKinds, OnPage } from '../engine/render.ts';
import { writeSealed } from '../engine/temporary-file.ts';
import { signInSheets } from './sign-in-sheets.ts';
import { synthesis, synthesisToSign } from './synthesis.ts';

type Draw<Data> = (data: Data, onPage: OnPage) => Promise<ReactElement>;

const KINDS: { readonly [Kind in keyof DocumentKinds]: Draw<DocumentKinds[Kind]> } = {
  'sign-in-sheets': signInSheets,
  synthesis,
  'synthesis-to-sign': synthesisToSign,
};

/** Draws a document and writes it to `path`, sealed if `seal` is given, on the thread that calls. */
export async function renderDocument<Kind extends keyof DocumentKinds>(
  kind: Kind,
  data: DocumentKinds[Kind],
  path: string,
  onPage: OnPage,
  seal?: SealOf,
): Promise<void> {
  const element = await KINDS[kind](data, onPage);
  const stream = await renderToStream(element as Parameters<typeof renderToStream>[0]);
  const pdf = stream as unknown as AsyncIterable<Uint8Array>;
  if (seal) await writeSealed(path, seal, pdf);
  else await pipeline(pdf, createWriteStream(path));
}
