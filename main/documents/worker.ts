import { parentPort } from 'node:worker_threads';
import type { RenderReply, RenderRequest } from './messages.ts';
import { renderDocument } from './render.ts';

/** The entry of a document thread: draws what it is asked, one document at a time, until it is ended. */
const port = parentPort;
if (!port) throw new Error('the document worker runs in a thread of its own');

const reply = (message: RenderReply) => port.postMessage(message);

port.on('message', ({ kind, data, path, seal }: RenderRequest) => {
  renderDocument(kind, data, path, (done, total) => reply({ type: 'page', done, total }), seal).then(
    () => reply({ type: 'done' }),
    (error: NodeJS.ErrnoException) =>
      reply({ type: 'failed', code: error.code ?? '', reason: error.stack ?? String(error) }),
  );
});
