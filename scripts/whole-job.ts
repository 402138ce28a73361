import type { AppContract } from '../shared/contract.ts';
import type { Input, NamesOf, Output } from '../shared/operation.ts';
import type { FileRef } from '../shared/wire.ts';
import { ordinaryDossier } from './ordinary-dossier.ts';

/** Operations that answer at once, and those that take their time. */
export type Direct = NamesOf<AppContract, 'query'> | NamesOf<AppContract, 'command'>;
export type Long = NamesOf<AppContract, 'job'>;

/** An application at work: the one of this process, or another. */
export interface Desk {
  call<N extends Direct>(name: N, input: Input<AppContract, N>): Promise<Output<AppContract, N>>;
  runJob<N extends Long>(name: N, input: Input<AppContract, N>): Promise<Output<AppContract, N>>;
  /** Writes what the application offers under a name of the job’s folder. */
  keep(file: FileRef, name: string): Promise<void>;
  /** Hands a file of that folder to the application; answers its identifier. */
  send(name: string): Promise<string>;
}

/** Where a synthesis is sent. */
export interface Addressee {
  readonly address: string;
  readonly key: string;
}

export type Step = <T>(label: string, work: () => Promise<T>) => Promise<T>;

/**
 * The whole main job, from sheets to the space’s receipt, in an ordinary dossier made of the sample’s rows, since no space
 * takes the sample; what it makes is kept.
 */
export async function wholeJob(
  desk: Desk,
  openSpace: () => Promise<Addressee>,
  step: Step = (_, work) => work(),
): Promise<void> {
  await step('Dossier ordinaire, fait des lignes de l’exemple', async () => {
    const { folder } = await desk.runJob('dossier.openSample', null);
    await desk.runJob('dossier.close', null);
    await ordinaryDossier(folder, `${folder}-demonstration`);
    await desk.runJob('dossier.open', { folder: `${folder}-demonstration` });
  });
  const meetings = await desk.call('meetings.list', {});
  const departmental = meetings.filter(({ level }) => level === 'department').map(({ id }) => id);
  await step('Feuilles d’émargement des rencontres départementales', async () => {
    const scope = { kind: 'meetings' as const, meetingIds: departmental };
    await desk.keep(await desk.runJob('documents.signInSheets', { scope }), 'sign-in-sheets.pdf');
  });
  await step('Calendrier des rencontres', async () =>
    desk.keep(await desk.runJob('meetings.exportCalendar', {}), 'meetings.ics'),
  );
  await step('Liste des personnes', async () =>
    desk.keep(await desk.runJob('people.export', null), 'participants.csv'),
  );
  const synthesisId = await step('Synthèse d’un réseau, visée', () => signedSynthesis(desk));
  const kept = await step('Envoi préparé et vérifié', () => checkedPackage(desk, synthesisId));
  const { address, key } = await step('Espace national', openSpace);
  await step('Envoi et accusé de réception', async () => {
    const { id: spaceId } = await desk.runJob('publishing.addSpace', { address, key });
    const deposit = await desk.runJob('publishing.send', { packageId: kept, spaceId });
    if (deposit.state !== 'accepted')
      throw new Error(`refused: ${deposit.refusals.map(({ sentence }) => sentence).join(' ')}`);
    await desk.keep(await desk.runJob('publishing.saveReceipt', { depositId: deposit.id }), 'receipt.json');
  });
}

/** Answers the identifier of a synthesis, signed off as if what was drawn to sign were signed. */
async function signedSynthesis(desk: Desk): Promise<string> {
  const rows = await desk.call('syntheses.overview', null);
  const row = rows.find(
    ({ scope, over, sheets, latest }) =>
      scope.level === 'network' && over > 0 && sheets > 0 && latest === null,
  );
  if (!row) throw new Error('the sample has no network whose synthesis is to be written');
  const { id } = await desk.call('syntheses.create', row.scope);
  await desk.call('syntheses.setState', { id, state: 'review' });
  await desk.call('syntheses.putToSign', { id });
  await desk.keep(await desk.runJob('documents.synthesisToSign', { synthesisId: id }), 'to-sign.pdf');
  const { frozen } = await desk.call('syntheses.get', { id });
  await desk.runJob('syntheses.signOff', {
    id,
    code: frozen?.code ?? '',
    name: 'Dominique Arnaud',
    function: 'rectrice',
    date: '2020-10-12',
    file: await desk.send('to-sign.pdf'),
  });
  return id;
}

/** Answers the identifier of the package. */
async function checkedPackage(desk: Desk, synthesisId: string): Promise<string> {
  const { findings, unread } = await desk.call('packages.check', { synthesisId });
  // What stops a package cannot be confirmed: the application refuses it then.
  const confirmed = [...findings, ...unread].map(({ key }) => key);
  const { id } = await desk.runJob('packages.build', { synthesisId, confirmed });
  await desk.keep(await desk.runJob('packages.save', { packageId: id }), 'package.zip');
  return id;
}
