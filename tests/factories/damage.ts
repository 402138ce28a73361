import { numbers } from './numbers.ts';

/** A way in which a file is spoilt. */
export interface Damage {
  readonly name: string;
  /** Whether it may leave only zeros where something was, as a power cut does to what is being written. */
  readonly likeACrash: boolean;
  readonly spoil: (bytes: Uint8Array) => Uint8Array;
}

/** Spoils a content of `size` bytes at `places` of it, in every way at each, then as a whole. */
export function* damages(size: number, places: number, seed = 1): Generator<Damage> {
  const random = numbers(seed);
  const noise = (length: number) => Uint8Array.from({ length }, () => random(256));
  for (let number = 0; number < places; number++) {
    // A spread, and some chance within each part of it.
    const part = size / places;
    const at = Math.min(size - 1, Math.floor(number * part + random(Math.max(1, Math.floor(part)))));
    const length = 1 + random(600);
    const bit = 1 << random(8);
    const other = random(size);
    yield { ...at_('a flipped bit', at), spoil: (bytes) => changed(bytes, at, (byte) => byte ^ bit) };
    yield { ...at_('a byte of ones', at), spoil: (bytes) => changed(bytes, at, () => 0xff) };
    yield { ...at_('the end gone', at), spoil: (bytes) => bytes.slice(0, at) };
    yield { ...at_('bytes put in', at), spoil: (bytes) => spliced(bytes, at, 0, noise(length)) };
    yield {
      ...at_('bytes taken out', at),
      likeACrash: true,
      spoil: (bytes) => spliced(bytes, at, length, new Uint8Array()),
    };
    yield { ...at_('noise', at), spoil: (bytes) => spliced(bytes, at, length, noise(length)) };
    yield {
      ...at_('a run of zeros', at),
      likeACrash: true,
      spoil: (bytes) => spliced(bytes, at, length, new Uint8Array(Math.min(length, bytes.length - at))),
    };
    yield {
      ...at_('zeros to the end', at),
      likeACrash: true,
      spoil: (bytes) => spliced(bytes, at, bytes.length, new Uint8Array(bytes.length - at)),
    };
    yield {
      ...at_('another part of it', at),
      // It may be the zeros that follow.
      likeACrash: true,
      spoil: (bytes) => {
        const part = bytes.slice(other, Math.min(other + length, other + bytes.length - at));
        return spliced(bytes, at, part.length, part);
      },
    };
  }
  const whole = (name: string, spoil: (bytes: Uint8Array) => Uint8Array) => ({
    name,
    likeACrash: false,
    spoil,
  });
  yield whole('nothing', () => new Uint8Array());
  yield whole('noise only', (bytes) => noise(bytes.length));
  yield whole('zeros only', (bytes) => new Uint8Array(bytes.length));
  yield whole('another file', () => Buffer.from('Ceci n’est pas un dossier.\n'.repeat(99)));
  yield whole('twice the same', (bytes) => Buffer.concat([bytes, bytes]));
  yield whole('much noise after it', (bytes) => Buffer.concat([bytes, noise(1_000_000)]));
  yield whole('much more than it', (bytes) => Buffer.concat([bytes, new Uint8Array(16_000_000).fill(7)]));
}

const at_ = (name: string, at: number) => ({ name: `${name} at ${at}`, likeACrash: false });

function changed(bytes: Uint8Array, at: number, change: (byte: number) => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = change(copy[at] ?? 0);
  return copy;
}

function spliced(bytes: Uint8Array, at: number, gone: number, put: Uint8Array): Uint8Array {
  return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + gone)]);
}
