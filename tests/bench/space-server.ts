import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as start from '../../space/start.ts';

/** A space as built, in a process of its own: `node space-server.ts <folder> [<database>]`. Stops with its input. */
const [dataFolder = '', databaseUrl] = process.argv.slice(2);
const built = join(import.meta.dirname, '..', '..', 'out', 'space', 'start.js');
const { startSpace } = (await import(pathToFileURL(built).href)) as typeof start;
const space = await startSpace({
  dataFolder,
  port: 0,
  ...(databaseUrl && { database: { url: databaseUrl, connections: 10 } }),
});
console.log(space.url);
process.stdin.resume().once('end', () => {
  void space.close().then(() => process.exit(0));
});
