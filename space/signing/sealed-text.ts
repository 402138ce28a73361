import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';

const bytes = z.base64();
const Sealed = z.strictObject({
  format: z.literal('cahiers-sealed'),
  salt: bytes,
  nonce: bytes,
  tag: bytes,
  content: bytes,
});
type Sealed = z.infer<typeof Sealed>;

const CIPHER = 'aes-256-gcm';

/** Encrypts under a secret that only the instances have, so that whoever reads the store cannot sign. */
export async function sealText(clear: string, secret: string): Promise<string> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv(CIPHER, await keyOf(secret, salt), nonce);
  const content = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final()]);
  const sealed: Sealed = {
    format: 'cahiers-sealed',
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    content: content.toString('base64'),
  };
  return `${JSON.stringify(sealed, null, 2)}\n`;
}

export interface Unsealed {
  readonly clear: string;
  /** The one that opened it; undefined when it was not sealed. */
  readonly secret: string | undefined;
}

/** What is sealed at `place`, or the text itself when it is not. Throws an AppError when none of the secrets opens it. */
export async function unsealText(text: string, secrets: readonly string[], place: string): Promise<Unsealed> {
  const read = Sealed.safeParse(parseJson(text));
  if (!read.success) return { clear: text, secret: undefined };
  if (secrets.length === 0) {
    throw new AppError('secret', `${place} est scellé : donnez SPACE_SIGNING_SECRET.`);
  }
  for (const secret of secrets) {
    const clear = await openWith(secret, read.data);
    if (clear !== undefined) return { clear, secret };
  }
  throw new AppError(
    'secret',
    `SPACE_SIGNING_SECRET n’ouvre pas ${place} : donnez le secret sous lequel il a été scellé en dernier, ou remettez ce fichier depuis une sauvegarde.`,
  );
}

async function openWith(secret: string, { salt, nonce, tag, content }: Sealed): Promise<string | undefined> {
  const key = await keyOf(secret, Buffer.from(salt, 'base64'));
  try {
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, 'base64'), { authTagLength: 16 });
    decipher.setAuthTag(Buffer.from(tag, 'base64'));
    return decipher.update(content, 'base64', 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}

function keyOf(secret: string, salt: Buffer): Promise<Buffer> {
  const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1_048_576 };
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
