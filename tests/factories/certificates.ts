import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** A certificate and its key: the paths of their files. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** An authority of certificates that nobody trusts yet. `subject`: as OpenSSL writes it, `/O=…/CN=…`. */
export async function newAuthority(folder: string, name: string, subject: string): Promise<Certificate> {
  const files = filesOf(folder, name);
  const own = ['-x509', '-days', '2', '-utf8', '-subj', subject];
  await run('openssl', ['req', ...KEY, '-keyout', files.key, '-out', files.cert, ...own]);
  return files;
}

/** What an authority signs for a host. */
export async function signedFor(authority: Certificate, folder: string, host: string): Promise<Certificate> {
  const files = filesOf(folder, host);
  const asked = join(folder, `${host}.csr`);
  const names = join(folder, `${host}.names`);
  await writeFile(names, `subjectAltName=DNS:${host}\n`);
  await run('openssl', ['req', ...KEY, '-keyout', files.key, '-out', asked, '-subj', `/CN=${host}`]);
  const by = ['-CA', authority.cert, '-CAkey', authority.key, '-CAcreateserial', '-days', '2'];
  await run('openssl', ['x509', '-req', '-in', asked, ...by, '-extfile', names, '-out', files.cert]);
  return files;
}

function filesOf(folder: string, name: string): Certificate {
  return { cert: join(folder, `${name}.pem`), key: join(folder, `${name}.key`) };
}
