import { buffer } from 'node:stream/consumers';
import type { Campaign } from '../../shared/campaign/model.ts';
import { LARGEST_CAMPAIGN, readCampaignFile } from '../../shared/campaign/read-file.ts';
import type { FileShelf } from './operations.ts';

/** The campaign that a file sent by a window says. Throws `not-found`, `campaign-file` or `newer-campaign`. */
export async function receivedCampaign(files: FileShelf, file: string): Promise<Campaign> {
  // One byte more than the largest is enough to know that it is too large.
  const received = files.received(file);
  const to = Math.min(received.size, LARGEST_CAMPAIGN + 1);
  return readCampaignFile(await buffer(received.read({ from: 0, to })));
}
