import { FileStore } from '@tus/file-store';
import { Upload } from '@tus/server';
import type { Deposit } from './records.ts';

/**
 * Uploads as files. One that is complete says so for ever, although its file has moved on: a sender whose last answer
 * was lost asks where it stands and learns that nothing remains to send.
 */
export class UploadStore extends FileStore {
  readonly #find: (id: string) => Promise<Deposit | undefined>;

  constructor(options: {
    directory: string;
    expirationPeriodInMilliseconds: number;
    find: (id: string) => Promise<Deposit | undefined>;
  }) {
    super(options);
    this.#find = options.find;
    // A deposit announces its size.
    this.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];
  }

  override async getUpload(id: string): Promise<Upload> {
    const deposit = await this.#find(id);
    if (deposit && deposit.state !== 'receiving') {
      return new Upload({ id, size: deposit.size, offset: deposit.size });
    }
    return super.getUpload(id);
  }
}
