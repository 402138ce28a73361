import { isAbsolute, normalize, relative, resolve, sep } from 'node:path';

/**
 * The file of the built screens that an address names, or undefined when it leads out of their folder. `pathname` is as
 * in a URL, still encoded.
 */
export function screenFile(folder: string, pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const wanted = decoded === '/' ? 'index.html' : decoded.replace(/^\/+/, '');
  const path = resolve(folder, normalize(wanted));
  const within = relative(folder, path);
  if (within === '' || within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within))
    return undefined;
  return path;
}
