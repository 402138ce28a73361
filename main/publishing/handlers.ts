import { notFound } from '../../shared/errors.ts';
import type { publishingContract } from '../../shared/publishing/contract.ts';
import { receiptHtml } from '../../shared/publishing/receipt-html.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { Handlers } from '../engine/operations.ts';
import { packageById } from '../packages/read.ts';
import { synthesisById } from '../syntheses/read.ts';
import { askSpaces } from './ask.ts';
import { failures } from './errors.ts';
import { handOver } from './hand-over.ts';
import { depositById, listSendings, listSpaces } from './read.ts';
import { type SendingParts, sendPackage } from './send.ts';
import { addSpace, type ConfirmSpace, type ReachingParts, removeSpace } from './spaces.ts';
import { withdraw } from './withdraw.ts';

/** How long a real space is waited for; tests are less patient. */
export type Waiting = Omit<SendingParts, 'secrets' | 'fetch'>;
export const PATIENT: Waiting = {
  patience: 30_000,
  // About a minute: a server that restarts, or gives its place to another, is back by then.
  retryDelays: [500, 1500, 4000, 10_000, 20_000, 30_000],
  pollDelay: 500,
  mostPolls: 600,
};

interface PublishingParts extends Pick<ReachingParts, 'secrets' | 'fetch'> {
  readonly waiting?: Waiting;
  readonly confirmSpace?: ConfirmSpace;
}

export function publishingHandlers({
  secrets,
  fetch,
  waiting = PATIENT,
  confirmSpace = async () => true,
}: PublishingParts): Handlers<typeof publishingContract> {
  const parts: SendingParts = { secrets, fetch, ...waiting };
  /** Spaces to which something is being sent, by synthesis: which of its packages is not known before it has left. */
  const underWay = new Map<string, Set<string>>();
  return {
    'publishing.list': ({ read }) => listSendings(read, underWay),
    'publishing.spaces': ({ read }) => listSpaces(read),
    'publishing.addSpace': (context, input) => addSpace(context, { ...parts, confirmSpace }, input),
    'publishing.removeSpace': (context, { spaceId }) => removeSpace(context, secrets, spaceId),
    'publishing.send': async (context, input) => {
      const { synthesisId } = packageById(context.read, input.packageId);
      const spaces = underWay.get(synthesisId) ?? new Set();
      if (spaces.has(input.spaceId)) throw failures.alreadySending();
      underWay.set(synthesisId, spaces.add(input.spaceId));
      try {
        return await sendPackage(context, parts, input);
      } finally {
        spaces.delete(input.spaceId);
      }
    },
    'publishing.ask': (context, input) => askSpaces(context, parts, input),
    'publishing.withdraw': (context, input) => withdraw(context, parts, input),
    'publishing.handOver': handOver,
    'publishing.saveReceiptPage': async ({ read, files }, { depositId }) => {
      const { receipt, packageId, spaceName } = depositById(read, depositId);
      if (!receipt) throw notFound('Cet accusé de réception');
      const { name, synthesisId, ordinal } = packageById(read, packageId);
      const { title, version } = synthesisById(read, synthesisId);
      const { territory } = openDossier(read);
      const page = receiptHtml({ receipt, version, ordinal, spaceName, title, territory: territory.name });
      return files.offer(page, `${name}-accuse-de-reception.html`, 'text/html');
    },
    'publishing.saveReceipt': async ({ read, files }, { depositId }) => {
      const { receipt, packageId } = depositById(read, depositId);
      if (!receipt) throw notFound('Cet accusé de réception');
      return files.offer(
        `${JSON.stringify(receipt, null, 2)}\n`,
        `${packageById(read, packageId).name}-accuse-de-reception.json`,
        'application/json',
      );
    },
  };
}
