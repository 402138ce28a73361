import type { Rectangle } from 'electron';
import { z } from 'zod';

/** Where the window was when it was last closed, in the screens’ own pixels. */
export const Place = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int(),
  height: z.int(),
  maximized: z.boolean(),
});
export type Place = z.infer<typeof Place>;

export const SMALLEST = { width: 1024, height: 640 };
const USUAL = { width: 1280, height: 800 };
/** Pixels of the window’s head that must be on a display, for it to be taken hold of. */
const IN_REACH = 100;

/** Where to open the window: where it was, unless the display it was on is gone. */
export function placeOn(
  displays: readonly Rectangle[],
  kept: Place | undefined,
): Partial<Rectangle> & { width: number; height: number } {
  if (!kept) return USUAL;
  const width = Math.max(kept.width, SMALLEST.width);
  const height = Math.max(kept.height, SMALLEST.height);
  const reachable = displays.some(
    (display) =>
      kept.x + width - IN_REACH >= display.x &&
      kept.x + IN_REACH <= display.x + display.width &&
      kept.y >= display.y &&
      kept.y + IN_REACH <= display.y + display.height,
  );
  return reachable ? { x: kept.x, y: kept.y, width, height } : { width, height };
}
