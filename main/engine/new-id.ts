import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

/** Random bytes drawn at once: asking the system for those of one identifier takes as long as inserting its row. */
const pool = Buffer.alloc(16 * 256);
let at = pool.length;
let lastMoment = 0;
let sequence = 0;

/**
 * A UUIDv7. Those of one millisecond follow each other in the order in which they are drawn (RFC 9562, section 6.2,
 * method 1).
 */
export function newId(): string {
  if (at === pool.length) {
    randomFillSync(pool);
    at = 0;
  }
  const random = pool.subarray(at, at + 16);
  at += 16;
  const now = Date.now();
  if (now > lastMoment) {
    lastMoment = now;
    sequence = random.readUInt32BE(6) >>> 1;
  } else {
    sequence = (sequence + 1) >>> 0;
    if (sequence === 0) lastMoment += 1;
  }
  return uuidv7({ random, msecs: lastMoment, seq: sequence });
}
