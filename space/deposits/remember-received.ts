import { type DataStore, Upload } from '@tus/server';
import type { Deposit } from './records.ts';

/**
 * An upload that is complete says so for ever, although its file has moved on: a sender whose last answer was lost asks
 * where it stands and learns that nothing remains to send.
 */
export function rememberReceived(
  store: DataStore,
  find: (id: string) => Promise<Deposit | undefined>,
): DataStore {
  const getUpload = store.getUpload.bind(store);
  store.getUpload = async (id) => {
    const deposit = await find(id);
    return deposit && deposit.state !== 'receiving'
      ? new Upload({ id, size: deposit.size, offset: deposit.size })
      : getUpload(id);
  };
  return store;
}
