import type { IncomingMessage } from 'node:http';
import { ERRORS, Server } from '@tus/server';
import { DEPOSITS_PATH } from '../../shared/publishing/protocol.ts';
import { isAway } from '../away.ts';
import { tusLocker } from '../locks/tus-locker.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { WorkingSpace } from '../working-space.ts';
import { finishUpload } from './finish-upload.ts';
import { receiveBodies } from './receive-body.ts';
import { findDeposit, forgetDeposit } from './records.ts';
import { rememberReceived } from './remember-received.ts';

/** The tus server behind the deposit routes, which have already decided who may ask what. */
export interface UploadServer {
  readonly tus: Server;
  /** Names the upload that a creation request is about to make. */
  name(request: IncomingMessage, id: string): void;
  /** Answers a PATCH. */
  readonly receive: ReturnType<typeof receiveBodies>;
}

export function createUploadServer(space: WorkingSpace): UploadServer {
  const names = new WeakMap<IncomingMessage, string>();
  const tus = new Server({
    path: DEPOSITS_PATH,
    datastore: rememberReceived(
      space.store.uploads.tusStore(space.settings.unfinishedHours * 3_600_000),
      (id) => findDeposit(space.database, id),
    ),
    locker: tusLocker(space.locks),
    // The name by which it is reached is not the space's to know.
    relativeLocation: true,
    allowedOrigins: [],
    maxSize: space.settings.maxDepositSize,
    disableTerminationForFinishedUploads: true,
    namingFunction: (request) => {
      const id = request.runtime?.node && names.get(request.runtime.node.req as IncomingMessage);
      if (!id) throw ERRORS.FILE_NOT_FOUND;
      return id;
    },
    onUploadFinish: async (_request, { id }) => {
      const deposit = await findDeposit(space.database, id);
      // Its sender began too many others meanwhile.
      if (!deposit) throw ERRORS.FILE_NO_LONGER_EXISTS;
      if (!(await finishUpload(space, deposit))) throw ERRORS.FILE_WRITE_ERROR;
      return {};
    },
    onResponseError: async (request, error) => {
      const refusal = await refusalFor(space, request.url, error);
      if (refusal.status >= 500) space.log.error(error, 'an upload failed');
      const response = request.runtime?.node?.res;
      if (refusal.retryAfter !== undefined) response?.setHeader('retry-after', refusal.retryAfter);
      return {
        status_code: refusal.status,
        body: JSON.stringify({ code: refusal.code, message: refusal.message }),
      };
    },
  });
  tus.on('POST_TERMINATE', (_request, _response, id) => {
    forgetDeposit(space.database, id, 'receiving').catch((error: unknown) =>
      space.log.error(error, 'deposit %s could not be forgotten', id),
    );
  });
  return { tus, name: (request, id) => names.set(request, id), receive: receiveBodies(tus) };
}

/** Whether what a request goes on with was taken away meanwhile, by whom its sender began since or by its end. */
async function isGone({ database }: WorkingSpace, url: string): Promise<boolean> {
  const [, id] = new URL(url).pathname.split(`${DEPOSITS_PATH}/`);
  return id !== undefined && (await findDeposit(database, id)) === undefined;
}

/** What a request on an upload is answered, after whatever failed. */
async function refusalFor(
  space: WorkingSpace,
  url: string,
  error: Error | { readonly status_code: number },
): Promise<Refusal> {
  const status = 'status_code' in error ? error.status_code : 500;
  if (status < 500) return refusalOf(status);
  // A lock that nobody frees is that of an instance that died: it expires.
  if (error === ERRORS.ERR_LOCK_TIMEOUT || isAway(error)) return refuse.away();
  if ('code' in error && error.code === 'ENOSPC') return refuse.diskFull();
  // Asking may fail for what made the upload fail.
  const isForgotten = await isGone(space, url).catch(() => undefined);
  if (isForgotten === undefined) return refuse.away();
  return refusalOf(isForgotten ? 410 : status);
}

function refusalOf(status: number): Refusal {
  switch (status) {
    case 404:
    case 410:
      return refuse.unknownDeposit(status);
    case 409:
      return new Refusal(409, 'other-offset', 'La suite de cet envoi ne commence pas au bon endroit.');
    case 413:
      return new Refusal(413, 'too-large', 'Cet envoi est plus grand qu’annoncé.');
    default:
      return status < 500
        ? new Refusal(status, 'refused', 'Cet envoi n’est pas fait selon les règles de l’espace.')
        : refuse.failure();
  }
}
