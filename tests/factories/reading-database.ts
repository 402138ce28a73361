import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { type Receipt, territoryRef } from '../../shared/publishing/protocol.ts';
import { DEFAULT_SETTINGS } from '../../space/configuration.ts';
import { type Database, openEmbedded, openPostgres } from '../../space/database/open.ts';
import { indexSynthesis } from '../../space/deposits/index-synthesis.ts';
import { putTerritory } from '../../space/registry/territories.ts';
import { refreshPublication } from '../../space/syntheses/publication.ts';
import { createDatabase } from './postgresql.ts';
import { hasPostgresql } from './postgresql-cluster.ts';
import { idOf } from './reading-set.ts';
import { placeOnFolder, sha512Of } from './space.ts';

/** A database with nothing in it, on the engine of the project, for all the tests of a file. */
export function sharedDatabase(): () => Database {
  const isShared = inject('spaceEngine') === 'shared';
  const isHere = !isShared || hasPostgresql;
  const closing = new AsyncDisposableStack();
  let database: Database | undefined;
  beforeAll(async () => {
    if (!isHere) return;
    database = closing.adopt(await (isShared ? openServed(closing) : openOwn(closing)), (open) =>
      open.destroy(),
    );
  }, 60_000);
  afterAll(() => closing.disposeAsync());
  return () => {
    if (!database) throw new Error('the database is not open yet');
    return database;
  };
}

async function openServed(closing: AsyncDisposableStack): Promise<Database> {
  const { url } = closing.adopt(await createDatabase(), (made) => made.drop());
  return openPostgres({ url, connections: 4, onError: () => undefined });
}

async function openOwn(closing: AsyncDisposableStack): Promise<Database> {
  const { dataFolder } = await placeOnFolder(closing);
  return openEmbedded(join(dataFolder, 'database'), (reason) => {
    throw reason;
  });
}

/** Accepts a version, without the package that carried it. */
export async function accept(
  database: Database,
  document: SynthesisDocument,
  acceptedAt = '2020-10-16T12:00:00.000Z',
): Promise<void> {
  const territory = territoryRef(document.territory);
  await putTerritory(database, { ref: territory, name: document.territory.name }, new Date());
  const { id, version } = document.package;
  const receipt: Receipt = {
    format: 'cahiers-receipt',
    formatVersion: 1,
    deposit: idOf('deposit', id, version),
    package: id,
    version,
    sha512: sha512Of(new TextEncoder().encode(`${id} ${version}`)),
    size: 1000,
    territory,
    acceptedAt,
    kid: 'test',
    signature: 'A'.repeat(86),
  };
  await indexSynthesis(database, DEFAULT_SETTINGS.campaign, receipt, document, []);
}

/** Takes a version back from readers. */
export async function withdraw(database: Database, packageId: string, version: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('synthesis')
      .set({ withdrawn_at: new Date('2020-10-20T08:00:00Z'), withdrawal_reason: 'Une erreur de chiffres.' })
      .where('package_id', '=', packageId)
      .where('version', '=', version)
      .execute();
    await refreshPublication(transaction, DEFAULT_SETTINGS.campaign, packageId);
  });
}

/** Leaves nothing published nor registered. */
export async function emptyDatabase(database: Database): Promise<void> {
  for (const table of ['publication', 'synthesis', 'theme_tally', 'territory_tally', 'territory'] as const) {
    await database.deleteFrom(table).execute();
  }
}
