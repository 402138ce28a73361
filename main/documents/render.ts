import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { renderToStream } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { SignInDocument } from '../../shared/documents/sign-in-sheet.ts';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import type { DrawnSynthesis } from '../../shared/syntheses/frozen.ts';
import type { SealOf } from '../dossier/vault/sealed-file.ts';
import { writeSealed } from '../temporary-file.ts';
import { signInSheets } from './sign-in-sheets.ts';
import { synthesis, synthesisToSign } from './synthesis.ts';

/** Told after each page that is drawn. */
export type OnPage = (done: number, total: number) => void;

/** The documents that can be drawn, and what each shows. */
export interface DocumentKinds {
  readonly 'sign-in-sheets': SignInDocument;
  readonly synthesis: SynthesisDocument;
  readonly 'synthesis-to-sign': DrawnSynthesis;
}

type Draw<Data> = (data: Data, onPage: OnPage) => Promise<ReactElement>;

const KINDS: { readonly [Kind in keyof DocumentKinds]: Draw<DocumentKinds[Kind]> } = {
  'sign-in-sheets': signInSheets,
  synthesis,
  'synthesis-to-sign': synthesisToSign,
};

/** Draws a document and writes it to `path`, sealed if `seal` is given, on the thread that calls. */
export async function renderDocument(
  kind: string,
  data: unknown,
  path: string,
  onPage: OnPage,
  seal?: SealOf,
): Promise<void> {
  if (!Object.hasOwn(KINDS, kind)) throw new Error(`no document of kind ${kind}`);
  const draw = KINDS[kind as keyof DocumentKinds] as Draw<unknown>;
  const element = await draw(data, onPage);
  const stream = await renderToStream(element as Parameters<typeof renderToStream>[0]);
  const pdf = stream as unknown as AsyncIterable<Uint8Array>;
  if (seal) await writeSealed(path, seal, pdf);
  else await pipeline(pdf, createWriteStream(path));
}
