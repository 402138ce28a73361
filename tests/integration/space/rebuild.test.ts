import { randomUUID } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { verifyEd25519 } from '../../../main/publishing/ed25519.ts';
import type { SynthesisDocument } from '../../../shared/packages/synthesis-document.ts';
import { KeyDocument, type Receipt } from '../../../shared/publishing/protocol.ts';
import { receiptFault } from '../../../shared/publishing/signatures.ts';
import { runOnSpace } from '../../../space/admin/client.ts';
import { type Database, openEmbedded, openPostgres } from '../../../space/database/open.ts';
import { type RunningSpace, type StartOptions, startSpace } from '../../../space/start.ts';
import { makeSharedPlace } from '../../factories/instances.ts';
import { richText, samplePackage } from '../../factories/packages.ts';
import { createDatabase } from '../../factories/postgresql.ts';
import { hasPostgresql } from '../../factories/postgresql-cluster.ts';
import { startS3Double } from '../../factories/s3-double.ts';
import {
  depositIdOf,
  emptySpaceFolder,
  LIMOGES,
  metadataOf,
  outcomeOf,
  POITIERS,
  send,
  statusOf,
  uniqueDocument,
} from '../../factories/space.ts';

const silent = { info: () => undefined, error: () => undefined };

/** One way of keeping a space, and what may happen to it. */
interface Keeping {
  options: StartOptions & { dataFolder: string };
  /** Opens the database of a stopped space. */
  openDatabase(): Promise<Database>;
  /** Leaves nothing of a stopped space but a copy of what it keeps, elsewhere, and no database. */
  restoreElsewhere(): Promise<void>;
}

async function onFolder(): Promise<Keeping> {
  const keeping: Keeping = {
    options: { dataFolder: await emptySpaceFolder(), port: 0 },
    openDatabase: () => openEmbedded(join(keeping.options.dataFolder, 'database'), () => undefined),
    async restoreElsewhere() {
      const from = keeping.options.dataFolder;
      const dataFolder = await emptySpaceFolder();
      for (const name of ['packages', 'registry.json', 'signing-keys.json', 'space.json']) {
        await cp(join(from, name), join(dataFolder, name), { recursive: true });
      }
      await rm(join(from, 'packages'), { recursive: true });
      keeping.options = { ...keeping.options, dataFolder };
    },
  };
  return keeping;
}

async function onInstances(): Promise<Keeping> {
  const place = await makeSharedPlace();
  onTestFinished(() => place.close());
  const keeping: Keeping = {
    options: place.options,
    openDatabase: () =>
      openPostgres({ url: keeping.options.database?.url ?? '', connections: 2, onError: () => undefined }),
    async restoreElsewhere() {
      const s3 = await startS3Double();
      onTestFinished(() => s3.close());
      for (const [key, object] of place.s3.objects) s3.objects.set(key, object);
      place.s3.objects.clear();
      const { url, drop } = await createDatabase();
      onTestFinished(drop);
      keeping.options = { ...keeping.options, s3: s3.options, database: { url, connections: 5 } };
    },
  };
  return keeping;
}

async function publish(space: RunningSpace, key: string, document: SynthesisDocument): Promise<string> {
  const bytes = await samplePackage(document);
  const upload = await send(space.url, bytes, { key, metadata: metadataOf(bytes, document) });
  expect((await outcomeOf(space, upload, key)).state).toBe('accepted');
  return depositIdOf(upload);
}

interface Contents {
  readonly key: string;
  readonly deposits: readonly string[];
  readonly paths: readonly string[];
}

/** Three versions of two syntheses of two territories. */
async function fill(space: RunningSpace, options: Keeping['options']): Promise<Contents> {
  const { secret: key } = await space.createKey(POITIERS);
  const { secret: other } = await space.createKey(LIMOGES);
  const first = uniqueDocument();
  const second = {
    ...first,
    package: { ...first.package, version: 2 },
    conclusion: richText('Et davantage.'),
  };
  const elsewhere = uniqueDocument({
    package: { id: randomUUID(), version: 1 },
    territory: LIMOGES,
    scope: { level: 'academy', id: '22', name: LIMOGES.name },
    title: 'Synthèse de l’académie de Limoges',
  });
  const deposits = [await publish(space, key, first), await publish(space, key, second)];
  await publish(space, other, elsewhere);
  const hidden = { packageId: elsewhere.package.id, version: 1, reason: 'Un nom y figurait.' };
  await runOnSpace(options, 'version.hide', hidden, silent);
  const versions = [first, second, elsewhere].map(
    ({ package: { id, version } }) => `/syntheses/${id}/versions/${version}`,
  );
  const files = versions.flatMap((version) => [
    version,
    `${version}/accuse-de-reception.json`,
    `${version}/fichiers/data/synthesis.json`,
    `${version}/fichiers/data/synthesis.html`,
  ]);
  const lists = ['/', '/territoires/academie-13', '/territoires/academie-22', '/api/syntheses'];
  return { key, deposits, paths: [...lists, ...files, '/.well-known/space-key.json'] };
}

/** All that the space says of its contents, with its own address left out. */
async function everythingOf(space: RunningSpace, { key, deposits, paths }: Contents): Promise<unknown> {
  const pages: Record<string, string> = {};
  for (const path of paths) {
    const response = await fetch(space.url + path);
    pages[path] = `${response.status} ${(await response.text()).replaceAll(space.url, '')}`;
  }
  const statuses = await Promise.all(deposits.map((id) => statusOf(space, `/${id}`, key)));
  return { pages, statuses };
}

async function unverifiedReceipts(space: RunningSpace, { paths }: Contents): Promise<Receipt[]> {
  const { keys } = KeyDocument.parse(await (await fetch(`${space.url}/.well-known/space-key.json`)).json());
  const unverified: Receipt[] = [];
  for (const path of paths.filter((name) => name.endsWith('accuse-de-reception.json'))) {
    const receipt = (await (await fetch(space.url + path)).json()) as Receipt;
    if (await receiptFault(receipt, receipt, keys, verifyEd25519)) unverified.push(receipt);
  }
  return unverified;
}

describe.each([
  { name: 'in a folder', keep: onFolder, isHere: true },
  { name: 'on PostgreSQL and an S3 store', keep: onInstances, isHere: hasPostgresql },
])('what is kept $name', ({ keep, isHere }) => {
  it.skipIf(!isHere)(
    'makes the database anew, and the whole space elsewhere',
    async () => {
      const keeping = await keep();
      let space = await startSpace(keeping.options);
      onTestFinished(() => space.close());
      const contents = await fill(space, keeping.options);
      const before = await everythingOf(space, contents);
      await space.close();

      const database = await keeping.openDatabase();
      await sql`delete from synthesis where version = 2`.execute(database);
      await sql`update synthesis set title = 'Autre chose', receipt = '{}', document = '{}'`.execute(
        database,
      );
      await sql`insert into synthesis select 'rien', 9, 'rien', territory_ref, campaign_id, 'rien', size, accepted_at,
      title, scope_level, scope_id, scope_name, validated_on, document, files, receipt from synthesis limit 1`.execute(
        database,
      );
      await sql`delete from deposit`.execute(database);
      await sql`delete from deposit_key`.execute(database);
      await database.destroy();
      expect(await runOnSpace(keeping.options, 'rebuild', null, silent)).toEqual({
        indexed: 3,
        damaged: [],
        newer: [],
      });
      space = await startSpace(keeping.options);
      expect(await everythingOf(space, contents)).toEqual(before);
      await space.close();

      await keeping.restoreElsewhere();
      space = await startSpace(keeping.options);
      expect(await everythingOf(space, contents)).toEqual(before);
      expect(await unverifiedReceipts(space, contents)).toEqual([]);
      await publish(space, contents.key, uniqueDocument());
      await space.close();
    },
    120_000,
  );
});
