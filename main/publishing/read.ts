import { notFound } from '../../shared/errors.ts';
import { isForFormatAlone, type Reason } from '../../shared/packages/reason.ts';
import type { Deposit, DepositState, Refusal, Sending, Space } from '../../shared/publishing/contract.ts';
import { KeyDocument, KnownFormats, Receipt, type SpaceKey } from '../../shared/publishing/protocol.ts';
import { isSigned } from '../../shared/syntheses/superseded.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { synthesisDocument } from '../packages/assemble.ts';
import { listPackages, packageById } from '../packages/read.ts';
import { listVersions } from '../syntheses/read.ts';
import { synthesisContent } from '../syntheses/whole.ts';
import { refusalsInDossier } from './mend.ts';
import { readSaid } from './said.ts';
import type { PublishingTables } from './table.ts';

export const sql = sqlBuilder<PublishingTables>();

/** The spaces that can be sent to, by name. */
export function listSpaces(read: Reader): Space[] {
  return read.all(
    sql
      .selectFrom('space')
      .select(['id', 'address', 'name', 'depositor', 'visibility', 'addedAt'])
      .where('removedAt', 'is', null)
      .orderBy('name')
      .orderBy('address'),
  );
}

export function spaceById(read: Reader, id: string): PublishingTables['space'] {
  const space = read.first(sql.selectFrom('space').selectAll().where('id', '=', id));
  if (!space || space.removedAt !== null) throw notFound('Cet espace');
  return space;
}

/** The space of an address, removed or not. */
export function spaceAt(read: Reader, address: string): PublishingTables['space'] | undefined {
  return read.first(sql.selectFrom('space').selectAll().where('address', '=', address));
}

/** How the formats that a space lists are kept. */
export const formatsJson = (formats: readonly number[] | undefined): string | null =>
  formats ? JSON.stringify(formats) : null;

/** The formats of packages that each space reads, of those that told. */
export function knownFormats(read: Reader): number[][] {
  return read
    .all(sql.selectFrom('space').select('formats').where('removedAt', 'is', null))
    .flatMap(({ formats }) => (formats === null ? [] : [KnownFormats.parse(JSON.parse(formats))]));
}

export function pinnedKeys({ pinnedKeys: json }: { pinnedKeys: string }): SpaceKey[] {
  return KeyDocument.shape.keys.parse(JSON.parse(json));
}

/** Every deposit as it is kept, the latest first. */
export function listKeptDeposits(read: Reader) {
  return read
    .all(
      sql
        .selectFrom('deposit')
        .leftJoin('space', 'space.id', 'deposit.spaceId')
        .selectAll('deposit')
        .select('space.name as spaceName')
        .orderBy('deposit.createdAt', 'desc')
        .orderBy('deposit.id', 'desc'),
    )
    .map(({ receipt, spaceName, ...deposit }) => ({
      ...deposit,
      spaceName: spaceName ?? '',
      receipt: receipt === null ? null : Receipt.parse(JSON.parse(receipt)),
    }));
}

/** Every deposit, the latest first. */
export function listDeposits(read: Reader): Deposit[] {
  return listKeptDeposits(read).map(({ uploadUrl: _, reasons, ...deposit }) => {
    const { refusals, withdrawal } = readSaid(reasons);
    return {
      ...deposit,
      refusals: refusalsOf(read, deposit.packageId, refusals),
      forFormatAlone: isForFormatAlone(refusals),
      withdrawal,
    };
  });
}

function refusalsOf(read: Reader, packageId: string, reasons: readonly Reason[]): Refusal[] {
  if (reasons.length === 0) return [];
  const { synthesisId, identifier } = packageById(read, packageId);
  return refusalsInDossier(reasons, synthesisDocument(read, synthesisId, identifier), synthesisId);
}

export function depositById(read: Reader, id: string): Deposit {
  const deposit = listDeposits(read).find((one) => one.id === id);
  if (!deposit) throw notFound('Cet envoi');
  return deposit;
}

/** The deposit of one of these packages at a space, that the space has received; undefined when it has not. */
export function receivedDeposit(read: Reader, packageIds: readonly string[], spaceId: string) {
  return latestDeposit(read, packageIds, spaceId, ['accepted', 'withdrawn']);
}

/** The one of them that has begun and not ended; undefined when it is to begin anew. */
export function begunDeposit(read: Reader, packageIds: readonly string[], spaceId: string) {
  return latestDeposit(read, packageIds, spaceId, ['sending']);
}

function latestDeposit(
  read: Reader,
  packageIds: readonly string[],
  spaceId: string,
  states: readonly DepositState[],
) {
  return read.first(
    sql
      .selectFrom('deposit')
      .selectAll()
      .where('packageId', 'in', packageIds)
      .where('spaceId', '=', spaceId)
      .where('state', 'in', states)
      .orderBy('createdAt', 'desc')
      .limit(1),
  );
}

/**
 * Every synthesis that is signed off, those still to send first, then the latest signed. `underWay`: the spaces to which
 * something is being sent, by synthesis.
 */
export function listSendings(read: Reader, underWay: ReadonlyMap<string, ReadonlySet<string>>): Sending[] {
  const packages = Map.groupBy(listPackages(read), ({ synthesisId }) => synthesisId);
  const versionOf = new Map([...packages.values()].flat().map((one) => [one.id, one.synthesisId]));
  const deposits = Map.groupBy(listDeposits(read), ({ packageId }) => versionOf.get(packageId));
  return listVersions(read)
    .filter(isSigned)
    .map(({ id, scope, version, state, supersededBy }) => {
      const { synthesis, scopeName } = synthesisContent(read, id);
      const built = (packages.get(id) ?? []).toSorted((a, b) => a.version - b.version);
      const signedOn = synthesis.signOff?.date ?? synthesis.updatedAt.slice(0, 10);
      return {
        synthesis: { id, title: synthesis.title, scope, scopeName, version, state, signedOn },
        package: built.at(-1) ?? null,
        packages: built,
        supersededBy,
        deposits: deposits.get(id) ?? [],
        sendingTo: [...(underWay.get(id) ?? [])],
      };
    })
    .sort(
      (a, b) =>
        Number(a.synthesis.state === 'sent') - Number(b.synthesis.state === 'sent') ||
        b.synthesis.signedOn.localeCompare(a.synthesis.signedOn) ||
        a.synthesis.scopeName.localeCompare(b.synthesis.scopeName, 'fr'),
    );
}
