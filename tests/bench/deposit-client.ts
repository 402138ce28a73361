import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import {
  DepositStatus,
  type DepositStatus as Status,
  territoryRef,
} from '../../shared/publishing/protocol.ts';
import type { SpaceProcess } from './space-process.ts';

const TUS = { 'tus-resumable': '1.0.0' };
const authorization = ({ key }: SpaceProcess) => ({ authorization: `Bearer ${key}` });

/** Announces a package, and answers the address to which its bytes go. */
export async function announce(
  space: SpaceProcess,
  document: SynthesisDocument,
  { size, sha512 }: { size: number; sha512: string },
): Promise<string> {
  const metadata = {
    filename: 'envoi.zip',
    sha512,
    territory: territoryRef(document.territory),
    campaign: document.campaign.id,
    package: document.package.id,
    version: String(document.package.version),
  };
  const pairs = Object.entries(metadata).map(([name, value]) => `${name} ${btoa(value)}`);
  const response = await fetch(`${space.url}/deposits`, {
    method: 'POST',
    headers: {
      ...{ ...TUS, ...authorization(space) },
      ...{ 'upload-length': String(size), 'upload-metadata': pairs.join(',') },
    },
  });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return new URL(response.headers.get('location') ?? '', space.url).href;
}

/** Where an upload is, once whoever wrote to it before has let it go. */
export async function offsetOf(space: SpaceProcess, upload: string): Promise<number> {
  for (;;) {
    const response = await fetch(upload, { method: 'HEAD', headers: { ...TUS, ...authorization(space) } });
    if (response.status === 200) return Number(response.headers.get('upload-offset'));
    if (response.status !== 423) throw new Error(`HEAD ${response.status}`);
    await delay(50);
  }
}

/** Sends bytes from an offset, and cuts the connection once `cutAfter` of them have gone. Answers the status, 0 when cut. */
export function patch(
  space: SpaceProcess,
  upload: string,
  { bytes, offset, cutAfter }: { bytes: Uint8Array; offset: number; cutAfter?: number },
): Promise<number> {
  const rest = bytes.subarray(offset);
  return new Promise((resolve, reject) => {
    const sending = request(upload, {
      method: 'PATCH',
      agent: false,
      headers: {
        ...{ ...TUS, ...authorization(space) },
        ...{ 'content-type': 'application/offset+octet-stream', 'content-length': rest.length },
        'upload-offset': offset,
      },
    });
    sending.on('response', (response) =>
      response.resume().on('end', () => resolve(response.statusCode ?? 0)),
    );
    sending.on('error', (error) => (cutAfter === undefined ? reject(error) : resolve(0)));
    // Cut just as the answer begins, it has neither an end nor an error.
    sending.on('close', () => resolve(0));
    if (cutAfter === undefined) sending.end(rest);
    else sending.write(rest.subarray(0, cutAfter), () => sending.destroy());
  });
}

/** The end of a deposit, however long its verification takes. */
export async function outcome(space: SpaceProcess, upload: string): Promise<Status> {
  for (;;) {
    const response = await fetch(`${space.url}/api/deposits/${upload.slice(upload.lastIndexOf('/') + 1)}`, {
      headers: authorization(space),
    });
    const status = DepositStatus.parse(await response.json());
    if (status.state === 'accepted' || status.state === 'rejected') return status;
    // A hundred that ask at once must not cost more than what they wait for.
    await delay(3000);
  }
}
