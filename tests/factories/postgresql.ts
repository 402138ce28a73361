import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openPostgres } from '../../space/database/open.ts';
import { madeOnce } from './made-once.ts';
import { CLUSTER, databaseUrl, startCluster } from './postgresql-cluster.ts';

const TEMPLATE = 'space_template';

let cluster: Promise<string> | undefined;

export interface TestDatabase {
  readonly url: string;
  /** Cuts whoever is connected, and removes it. */
  drop(): Promise<void>;
}

/** A database of its own with the newest schema and nothing in it, or one without even a schema. */
export async function createDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  cluster ??= madeOnce(CLUSTER, startSharedCluster);
  const folder = await cluster;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(folder, `create database ${name} template ${migrated ? TEMPLATE : 'template0'}`);
  const drop = () => administer(folder, `drop database if exists ${name} with (force)`);
  return { url: databaseUrl(folder, name), drop };
}

async function startSharedCluster(): Promise<string> {
  const folder = await startCluster();
  await administer(folder, `create database ${TEMPLATE} template template0`);
  const onError = () => undefined;
  const template = await openPostgres({ url: databaseUrl(folder, TEMPLATE), connections: 2, onError });
  await template.destroy();
  return folder;
}

async function administer(folder: string, statement: string): Promise<void> {
  await queryDatabase(databaseUrl(folder, 'postgres'), statement);
}

/** Looks into a database, or wrecks it, behind the back of who uses it. */
export async function queryDatabase(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows as unknown[];
  } finally {
    await client.end();
  }
}
