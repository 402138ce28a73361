import type { AppContract } from '../../shared/contract.ts';
import type { Input, NamesOf, Output } from '../../shared/operation.ts';
import type { CommandContext, FileShelf, JobContext } from '../engine/operations.ts';
import { noteHandOver } from '../publishing/hand-over.ts';
import { NETWORKS } from './places.ts';
import type { Run } from './write-sample.ts';

type Runs<Kind extends 'query' | 'job'> = <N extends NamesOf<AppContract, Kind>>(
  name: N,
  input: Input<AppContract, N>,
) => Promise<Output<AppContract, N>>;

/** Runs operations of the contract one after the other, as a window would. */
export interface Steps {
  readonly query: Runs<'query'>;
  readonly job: Runs<'job'>;
  /** Runs commands as one change of the dossier. */
  readonly commit: <T>(work: (run: Run, context: CommandContext) => T) => Promise<T>;
}

/** The one file that the sample hands in: what stands for the scan of a signed synthesis. */
const SIGNED = '5a3e1c00-0000-4000-8000-000000000000';

/** Brings the syntheses of the invented networks as far as the story of each one says; some are not begun. */
export async function writeSyntheses(steps: Steps, progress: JobContext['progress']): Promise<void> {
  const plans = NETWORKS.filter(({ synthesis }) => synthesis !== 'missing');
  const networks = await steps.query('networks.list', null);
  for (const [done, { name, synthesis: stage }] of plans.entries()) {
    progress({ done, total: plans.length, label: 'Préparation des synthèses de l’exemple' });
    const network = networks.find((one) => one.name === name);
    if (!network) throw new Error(`the sample has no network ${name}`);
    const { id } = await steps.commit((run) => {
      const created = run('syntheses.create', { level: 'network', id: network.id });
      if (stage !== 'draft') run('syntheses.setState', { id: created.id, state: 'review' });
      return created;
    });
    if (stage !== 'sent' && stage !== 'second-version') continue;
    await signAndHandOver(steps, id);
    if (stage === 'second-version') await steps.commit((run) => run('syntheses.newVersion', { id }));
  }
}

async function signAndHandOver(steps: Steps, synthesisId: string): Promise<void> {
  await steps.commit((run) => run('syntheses.putToSign', { id: synthesisId }));
  const { frozen } = await steps.query('syntheses.get', { id: synthesisId });
  await steps.job('syntheses.signOff', {
    code: frozen?.code ?? '',
    id: synthesisId,
    name: 'Hélène Sauvaget',
    function: 'rectrice',
    date: '2020-10-08',
    file: SIGNED,
  });
  const { findings, unread } = await steps.query('packages.check', { synthesisId });
  const confirmed = [...findings, ...unread].map(({ key }) => key);
  const { id: packageId } = await steps.job('packages.build', { synthesisId, confirmed });
  // Part of the story: from a screen, nothing of the sample is handed over.
  await steps.commit((_run, context) =>
    noteHandOver(context, { packageId, on: '2020-10-09', to: 'la région académique' }),
  );
}

/** The files of a job, to which the sample’s one signed file is added. */
export async function withSignedFile(files: FileShelf): Promise<FileShelf> {
  const signed = files.newFile();
  const text = 'Ce fichier tient lieu, dans l’exemple, de la synthèse signée et numérisée.\n';
  await signed.write(text);
  const file = { id: SIGNED, name: 'visa (exemple).txt', size: signed.size, read: () => signed.read() };
  return {
    newFile: () => files.newFile(),
    offer: (content, name, mediaType) => files.offer(content, name, mediaType),
    received: (id) => (id === SIGNED ? file : files.received(id)),
  };
}
