import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

export interface Remembered<Value> {
  /** Undefined when there is none that can be read. */
  read(): Value | undefined;
  keep(value: Value): void;
}

/** What the window remembers between two runs, in a file. Nothing of the user’s work depends on it: it never throws. */
export function remembered<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Remembered<z.output<Schema>> {
  return {
    read: () => unlessRefused(() => schema.parse(JSON.parse(readFileSync(path, 'utf8')))),
    keep: (value) =>
      unlessRefused(() => {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        writeFileSync(`${path}.new`, JSON.stringify(value));
        renameSync(`${path}.new`, path);
      }),
  };
}

function unlessRefused<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
