import type { IncomingMessage } from 'node:http';
import { ERRORS, Server } from '@tus/server';
import { DEPOSITS_PATH } from '../../shared/publishing/protocol.ts';
import { syncFile, syncFolder } from '../folder/durable.ts';
import type { WorkingSpace } from '../open.ts';
import { Refusal, refuse } from '../refusal.ts';
import { uploadPath } from './acceptance.ts';
import { findDeposit, forgetDeposit, markReceived } from './records.ts';
import { UploadStore } from './upload-store.ts';

/** The tus server behind the deposit routes, which have already decided who may ask what. */
export interface UploadServer {
  readonly tus: Server;
  /** Names the upload that a creation request is about to make. */
  name(request: IncomingMessage, id: string): void;
}

export function createUploadServer(space: WorkingSpace): UploadServer {
  const names = new WeakMap<IncomingMessage, string>();
  const tus = new Server({
    path: DEPOSITS_PATH,
    datastore: new UploadStore({
      directory: space.folder.incoming,
      expirationPeriodInMilliseconds: space.settings.unfinishedHours * 3_600_000,
      find: (id) => findDeposit(space.database, id),
    }),
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
      await finishUpload(space, id);
      return {};
    },
    onResponseError: (_request, error) => {
      const status = 'status_code' in error ? error.status_code : 500;
      if (status >= 500) space.log.error(error, 'an upload failed');
      const { code, message } = refusalOf(status);
      return { status_code: status, body: JSON.stringify({ code, message }) };
    },
  });
  tus.on('POST_TERMINATE', (_request, _response, id) => {
    forgetDeposit(space.database, id).catch((error: unknown) =>
      space.log.error(error, 'deposit %s could not be forgotten', id),
    );
  });
  return { tus, name: (request, id) => names.set(request, id) };
}

/** The bytes are all here: puts them on disk, then has them verified. Doing it twice changes nothing. */
export async function finishUpload(space: WorkingSpace, id: string): Promise<void> {
  await syncFile(uploadPath(space, id));
  await syncFolder(space.folder.incoming);
  await markReceived(space.database, id);
  space.queue.add(id);
}

function refusalOf(status: number): Refusal {
  switch (status) {
    case 404:
    case 410:
      return refuse.unknownDeposit();
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
