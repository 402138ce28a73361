import { buffer } from 'node:stream/consumers';
import type { RandomAccessSource } from '../../shared/packages/port.ts';
import type { TemporaryFile } from '../engine/temporary-file.ts';

/** Reads a file anywhere in it. */
export function sourceOf(file: TemporaryFile): RandomAccessSource {
  const { size } = file;
  return {
    size,
    read: (offset, length) => buffer(file.read({ from: offset, to: Math.min(size, offset + length) })),
  };
}
