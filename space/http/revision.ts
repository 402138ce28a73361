import { sql } from 'kysely';
import type { Database } from '../database/open.ts';

/**
 * The revision of what is published, as the database says it at the moment of asking. Those who ask while the database
 * is answering share the next answer, so thousands of requests a second cost a few questions; none gets an answer that
 * is older than its request.
 */
export function createRevision(database: Database): () => Promise<string> {
  let asked: Promise<string> | undefined;
  let next: Promise<string> | undefined;
  const ask = async () => {
    const { rows } = await sql<{ revision: string | number | bigint }>`
      select revision from reading`.execute(database);
    return String(rows[0]?.revision);
  };
  const start = () => {
    const answer = ask().finally(() => {
      asked = undefined;
    });
    asked = answer;
    return answer;
  };
  return () => {
    if (!asked) return start();
    next ??= asked.then(noMatter, noMatter).then(() => {
      next = undefined;
      return start();
    });
    return next;
  };
}

const noMatter = (): void => undefined;
