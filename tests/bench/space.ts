import type { Figure } from './figure.ts';
import { spaceReadingBench } from './space-reading.ts';

/** The space: reading. */
export async function* spaceBench(): AsyncGenerator<Figure> {
  yield* spaceReadingBench();
}
