import { crc32 } from 'node:zlib';

/**
 * Writes a small file as JSON that tells whether it is still what was written: `check`, the CRC-32 of all the rest. A later
 * kind of file that is checked otherwise must not call it so, or this one takes it for damaged rather than later.
 */
export function checkedJson(value: object): Uint8Array {
  return Buffer.from(`${JSON.stringify({ ...value, check: checkOf(value) }, undefined, 2)}\n`);
}

/** What such a file holds, without its check; undefined when it has changed, or is no JSON. Former versions wrote no check. */
export function parseChecked(bytes: Uint8Array): unknown {
  const parsed = jsonOf(Buffer.from(bytes).toString());
  if (typeof parsed !== 'object' || parsed === null || !('check' in parsed)) return parsed;
  const { check, ...value } = parsed;
  return check === checkOf(value) ? value : undefined;
}

const checkOf = (value: object): string => crc32(JSON.stringify(value)).toString(16).padStart(8, '0');

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
