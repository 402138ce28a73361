import { DATA_KINDS, type DataKind } from '../../shared/personal-data/kinds.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { CommandContext } from '../engine/operations.ts';

const KEEP =
  'INSERT INTO retention(kind, months) VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET months = excluded.months';

/** Says how many months a kind of personal data is kept. */
export function keepFor(
  { write, describe }: CommandContext,
  { kind, months }: { kind: DataKind; months: number },
): null {
  write.run(bareStatement(KEEP, [kind, months]));
  describe(`Durée de conservation changée\u00a0: ${DATA_KINDS[kind].title}, ${months} mois`);
  return null;
}
