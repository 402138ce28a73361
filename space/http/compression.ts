import type { Transform } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** Beyond it brotli’s gain on a page is not worth its time. */
const BROTLI_QUALITY = 4;
/** Below so many bytes, compressing gains nothing. */
const SMALLEST = 500;

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** The best of what a browser accepts, by its `Accept-Encoding`. An encoding with `q=0` is refused. */
export function encodingFor(accepted: string | string[] | undefined): Encoding {
  const header = String(accepted ?? '').toLowerCase();
  const accepts = (name: string) =>
    header.split(',').some((part) => {
      const [token = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      return token === name && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    });
  if (accepts('br')) return 'br';
  return accepts('gzip') ? 'gzip' : 'identity';
}

export interface Answer {
  readonly content: Buffer;
  readonly encoding: Encoding;
}

export async function compress(text: string, accepted: Encoding, quality = BROTLI_QUALITY): Promise<Answer> {
  const plain = Buffer.from(text);
  const encoding = plain.length < SMALLEST ? 'identity' : accepted;
  if (encoding === 'identity') return { content: plain, encoding };
  if (encoding === 'gzip') return { content: await deflate(plain), encoding };
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  return { content: await brotli(plain, { params }), encoding };
}

/** Compresses what goes by; undefined when it goes as it is. */
export function compressor(encoding: Encoding): Transform | undefined {
  if (encoding === 'br') {
    return createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });
  }
  return encoding === 'gzip' ? createGzip() : undefined;
}
