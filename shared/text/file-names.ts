/** Windows’ devices, with an extension or without, which spaces may precede. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³]) *(\.|$)/i;
/** Control and format characters (those that hide, join or turn others), ends of lines, what Windows refuses. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/u;
/** Characters that show nothing: for macOS, names that differ by them alone are the same. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Bytes of a name that every file system takes. */
const NAME_BYTES = 240;
/** Folders within one another, and the file, of a path that anyone would make. */
const MOST_PARTS = 32;

export type NameFault =
  | 'absolute'
  | 'climbing'
  | 'backslash'
  | 'forbidden-character'
  | 'not-nfc'
  | 'reserved'
  | 'too-long'
  | 'empty-part';

/**
 * What makes a path unsafe to take out on any usual system (Windows, macOS, Linux), or null. A path is relative, with
 * `/` between its parts.
 */
export function nameFault(path: string): NameFault | null {
  if (path.includes('\\')) return 'backslash';
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'absolute';
  const parts = path.split('/');
  if (parts.some((part) => part === '..')) return 'climbing';
  if (parts.length > MOST_PARTS) return 'too-long';
  if (FORBIDDEN.test(path)) return 'forbidden-character';
  if (path.normalize('NFC') !== path || !path.isWellFormed()) return 'not-nfc';
  if (parts.some((part) => part === '' || part === '.')) return 'empty-part';
  if (parts.some((part) => RESERVED.test(part) || /[. ]$/.test(part) || part.startsWith(' ')))
    return 'reserved';
  if (parts.some((part) => new TextEncoder().encode(part).length > NAME_BYTES) || path.length > 1000)
    return 'too-long';
  return null;
}

/**
 * Pairs of paths that some file systems take for the same file: by case, by normalisation, or a file used as a folder
 * (unless it is too deep, which is a fault of its own: looking at each of its folders would take quadratic time).
 */
export function collisions(paths: readonly string[]): [string, string][] {
  const found: [string, string][] = [];
  const seen = new Map<string, string>();
  for (const path of paths) {
    const other = seen.get(collisionKey(path));
    if (other !== undefined) found.push([other, path]);
    else seen.set(collisionKey(path), path);
  }
  for (const path of paths) {
    const parts = collisionKey(path).split('/');
    if (parts.length > MOST_PARTS) continue;
    for (let length = 1; length < parts.length; length++) {
      const other = seen.get(parts.slice(0, length).join('/'));
      if (other !== undefined) found.push([other, path]);
    }
  }
  return found;
}

/** A safe file name, NFC, for something that a person named: path tricks and forbidden characters become `-`. */
export function safeFileName(name: string): string {
  const cleaned = name
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[/\\]/g, '-')
    .replace(new RegExp(FORBIDDEN, 'gu'), '-')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const shortened = shorten(cleaned);
  if (shortened === '') return 'document';
  return RESERVED.test(shortened) ? `_${shortened}` : shortened;
}

/**
 * A short ASCII name of a territory, a campaign, a dossier: « Académie de Poitiers » → `academie-de-poitiers`. Never one that
 * Windows gives to a device, whatever extension it is then given.
 */
export function slug(text: string, { longest = 80, otherwise = 'sans-nom' } = {}): string {
  const ascii = text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const short = ascii.slice(0, longest).replace(/-+$/, '') || otherwise;
  return RESERVED.test(short) ? `${short}-` : short;
}

/** The same for paths that some file system takes for one. */
export function collisionKey(path: string): string {
  return path.normalize('NFKC').replace(INVISIBLE, '').toUpperCase().toLowerCase();
}

function shorten(name: string): string {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  let stem = extension ? name.slice(0, dot) : name;
  const room = NAME_BYTES - new TextEncoder().encode(extension).length - 40;
  while (new TextEncoder().encode(stem).length > room) stem = [...stem].slice(0, -1).join('');
  return stem.trimEnd() + extension;
}
