/** The scheme and origin under which the desktop window finds its screens, its files and nothing else. */
export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://cahiers`;

/** Whether an address is of the application itself. */
export function isOwn(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${SCHEME}:` && url.host === 'cahiers';
}

/** Whether an address is that of a file that the application offers. */
export function isOwnFile(address: string): boolean {
  return isOwn(address) && new URL(address).pathname.startsWith('/file/');
}

/** An address that the system may be asked to open, in its parsed form; undefined for any other. */
export function outsideAddress(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null) return undefined;
  if (url.protocol === 'mailto:') return url.href;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  return url.username === '' && url.password === '' ? url.href : undefined;
}
