import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { nodeFileSystem } from '../../engine/dossier/file-system.ts';
import { digest } from '../../engine/dossier/presence/here.ts';
import type { Presence } from '../../engine/dossier/presence/presence.ts';
import { writeAtomically } from '../../engine/dossier/whole-file.ts';
import type { Entry } from './entries.ts';
import { isLoopback, isSame, newSecret, seal } from './guard.ts';

/** In the data folder, read by its owner only: how the next start reaches the host that runs. */
const NOTE = 'web-host.json';
/** Milliseconds that a host which runs takes to answer, even one that waits for its disk. */
const PATIENCE = 5_000;
const LONGEST_ANSWER = 10_000;

const Note = z.strictObject({ origin: z.string(), key: z.string() });
type Note = z.infer<typeof Note>;

const Asking = z.strictObject({ nonce: z.string(), dossier: z.string().nullable(), seal: z.string() });
const Answered = z.strictObject({ url: z.string(), page: z.string(), seal: z.string() });

/** What a host that runs answers the starts that come after its own. */
export interface Announcement {
  /** The answer to a body sent to `/entry/again`; undefined for whoever has not read the note. */
  answer(body: unknown): z.infer<typeof Answered> | undefined;
  withdraw(): void;
}

/** Says in the data folder that a host runs. `enter` makes a way in, and opens the dossier that a start was given. */
export function announceHost(
  dataFolder: string,
  origin: string,
  enter: (dossier: string | null) => Entry,
): Announcement {
  const path = join(dataFolder, NOTE);
  const key = newSecret();
  nodeFileSystem.makeFolder(dataFolder);
  writeAtomically(nodeFileSystem, path, Buffer.from(JSON.stringify({ origin, key } satisfies Note)));
  return {
    answer(body) {
      const { data: asked } = Asking.safeParse(body);
      if (!asked || !isSame(asked.seal, sealOfAsking(key, asked))) return undefined;
      const entry = enter(asked.dossier);
      return { ...entry, seal: sealOfEntry(key, asked.nonce, entry) };
    },
    // A host on another port may have written its own since.
    withdraw: () => void (noteIn(dataFolder)?.key === key && rmSync(path, { force: true })),
  };
}

/**
 * Asks the host that runs over this data folder, if there is one, for a way in, and to open `dossier`. Undefined where
 * none answers that can prove to be it: another program may have its port. One on another port than `port` is not asked.
 */
export async function askRunningHost(
  dataFolder: string,
  port: number,
  dossier: string | null,
): Promise<Entry | undefined> {
  const note = noteIn(dataFolder);
  if (!note || !URL.canParse(note.origin)) return undefined;
  const { hostname, port: its } = new URL(note.origin);
  if (!isLoopback(hostname.replace(/^\[|\]$/g, '')) || (port !== 0 && port !== Number(its))) return undefined;
  const asked = { nonce: newSecret(), dossier };
  try {
    const body = JSON.stringify({ ...asked, seal: sealOfAsking(note.key, asked) });
    const { url, page, seal: proof } = Answered.parse(JSON.parse(await answerTo(note.origin, body)));
    return isSame(proof, sealOfEntry(note.key, asked.nonce, { url, page })) ? { url, page } : undefined;
  } catch {
    return undefined;
  }
}

/** Tries, and milliseconds between them, that a start gives the one that came just before it to tell how it is entered. */
const [TRIES, PAUSE] = [50, 100];

/**
 * The same for starts that come at the same moment, as a double click makes them: the first that takes a name drawn from the
 * data folder and the port begins, the others wait until it can be entered. Where nothing tells which processes live, each begins.
 */
export async function enterRunningHost(
  presence: Presence,
  dataFolder: string,
  port: number,
  dossier: string | null,
): Promise<Entry | undefined> {
  const running = await askRunningHost(dataFolder, port, dossier);
  if (running || (await isFirst(presence, dataFolder, port))) return running;
  for (let tries = 0; tries < TRIES; tries++) {
    await setTimeout(PAUSE);
    const begun = await askRunningHost(dataFolder, port, dossier);
    if (begun) return begun;
  }
  return undefined;
}

/** The name is kept as long as this process lives. */
async function isFirst(presence: Presence, dataFolder: string, port: number): Promise<boolean> {
  try {
    return (await presence.take(digest(`${dataFolder}\n${port}`), newSecret())) !== undefined;
  } catch {
    return true;
  }
}

/** What `/entry/again` answers, of which no more is read than a host of ours would say. */
async function answerTo(origin: string, body: string): Promise<string> {
  const asking = request(`${origin}/entry/again`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // Of its own: no proxy stands between two programs of one machine.
    agent: false,
    signal: AbortSignal.timeout(PATIENCE),
  }).end(body);
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  let said = '';
  for await (const piece of response.setEncoding('utf8')) {
    said += piece;
    if (said.length > LONGEST_ANSWER) throw new RangeError('no host of ours says so much');
  }
  return said;
}

function noteIn(dataFolder: string): Note | undefined {
  try {
    return Note.safeParse(JSON.parse(readFileSync(join(dataFolder, NOTE), 'utf8'))).data;
  } catch {
    return undefined;
  }
}

function sealOfAsking(key: string, { nonce, dossier }: { nonce: string; dossier: string | null }): string {
  return seal(key, JSON.stringify(['ask', nonce, dossier]));
}

function sealOfEntry(key: string, nonce: string, { url, page }: Entry): string {
  return seal(key, JSON.stringify(['enter', nonce, url, page]));
}
