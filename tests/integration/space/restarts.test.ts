import { expect, it } from 'vitest';
import { hasPostgresql } from '../../factories/postgresql-cluster.ts';
import { tryRestarts } from '../../restarts/trial.ts';

/** `npm run restarts` goes on for longer, under more load. */
it.skipIf(!hasPostgresql)(
  'instances start while their servers are away, and outlive their restarts, with all that they acknowledged',
  async () => {
    const { receipts, kept, answers, ...figures } = await tryRestarts({
      ...{ restarts: 2, instances: 2, senders: 2, between: 1 },
    });
    expect(figures).toMatchObject({ restarts: 2, dead: [], lost: [], problems: [] });
    expect(receipts).toBeGreaterThan(2);
    expect(kept).toBe(receipts);
    expect(Object.keys(answers)).toContain('200');
  },
  180_000,
);
