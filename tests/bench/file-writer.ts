import { createWriteStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';

/** The least that a Node server can do with a body: write it to the file named on the command line. */
const server = createServer((request, response) => {
  pipeline(request, createWriteStream(process.argv[2] ?? ''))
    .then(() => response.writeHead(204).end())
    .catch(() => response.destroy());
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
