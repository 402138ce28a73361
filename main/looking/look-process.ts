import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { stickAt } from '../backups/sticks.ts';
import { nodeFileSystem } from '../engine/dossier/file-system.ts';
import { sightOf } from '../engine/dossier/sight.ts';
import { DONE, type LookRequest, READY } from './messages.ts';

/**
 * The program that looks at places which may not answer: a call to such a disk returns late or never, and holds back the
 * end of its process. This one can be killed, or left behind.
 */
const { at, places } = JSON.parse(process.argv[2] ?? '') as LookRequest;
const say = (line: string) => process.stdout.write(`${line}\n`);
const machine = { platform: process.platform, user: userInfo().username };

say(READY);
await Promise.all(
  places.map(async (place) => {
    // All at once, each on a thread of its own: what it answers does not matter, that it does.
    await stat(place).catch(() => undefined);
    const seen = at === 'sticks' ? stickAt(nodeFileSystem, machine, place) : sightOf(nodeFileSystem, place);
    say(JSON.stringify({ place, seen }));
  }),
);
say(DONE);
