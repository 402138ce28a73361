import type { Figure } from './figure.ts';
import { spaceReadingBench } from './space-reading.ts';
import { receivingBench } from './space-receiving.ts';

/** The national space: what it receives, and what it gives to read. */
export async function* spaceBench(): AsyncGenerator<Figure> {
  yield* receivingBench();
  yield* spaceReadingBench();
}
