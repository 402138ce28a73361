import { closeSync, constants, lstatSync, openSync } from 'node:fs';

/** Lets go, every other second, of whoever waits for a pipe to be written to; answers how many times it did. */
const [, , path = ''] = process.argv;
let waits = 0;
setInterval(() => {
  try {
    if (!lstatSync(path).isFIFO()) return;
    // Refused unless someone has it open to read.
    closeSync(openSync(path, constants.O_WRONLY | constants.O_NONBLOCK));
    waits += 1;
  } catch {
    // Nobody waits, or it is there no more.
  }
}, 2000);
process.on('message', () => process.send?.(waits));
process.on('disconnect', () => process.exit());
