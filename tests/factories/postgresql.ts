import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { openPostgres } from '../../space/database/open.ts';
import { CLUSTER_FILE, databaseUrl, startCluster } from './postgresql-cluster.ts';

const TEMPLATE = 'space_template';

let cluster: Promise<string> | undefined;

export interface TestDatabase {
  readonly url: string;
  /** Cuts whoever is connected, and removes it. */
  drop(): Promise<void>;
}

/** A database of its own with the newest schema and nothing in it, or one without even a schema. */
export async function createDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  cluster ??= shareCluster();
  const folder = await cluster;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(folder, `create database ${name} template ${migrated ? TEMPLATE : 'template0'}`);
  const drop = () => administer(folder, `drop database if exists ${name} with (force)`);
  return { url: databaseUrl(folder, name), drop };
}

/** The first worker starts the server; the others wait for it. */
async function shareCluster(): Promise<string> {
  const place = join(inject('sharedFolder'), CLUSTER_FILE);
  const isFirst = await mkdir(`${place}-starting`).then(
    () => true,
    () => false,
  );
  if (!isFirst) return waitForFile(place);
  const folder = await startCluster();
  await administer(folder, `create database ${TEMPLATE} template template0`);
  const onError = () => undefined;
  const template = await openPostgres({ url: databaseUrl(folder, TEMPLATE), connections: 2, onError });
  await template.destroy();
  await writeFile(place, folder);
  return folder;
}

async function waitForFile(path: string): Promise<string> {
  for (;;) {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (text !== '') return text;
    await delay(50);
  }
}

async function administer(folder: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(folder, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
