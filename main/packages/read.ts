import { notFound } from '../../shared/errors.ts';
import type { PackageSummary } from '../../shared/packages/contract.ts';
import type { SynthesisScope } from '../../shared/syntheses/model.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { versionsOf } from '../syntheses/read.ts';
import type { PackagesTables } from './table.ts';

export const sql = sqlBuilder<PackagesTables>();

const summary = sql
  .selectFrom('package')
  .select(['id', 'synthesisId', 'identifier', 'version', 'name', 'sha512', 'size', 'builtAt'])
  .select((of) =>
    of
      .selectFrom('package as before')
      .whereRef('before.synthesisId', '=', 'package.synthesisId')
      .whereRef('before.version', '<=', 'package.version')
      .select(of.fn.countAll<number>().as('count'))
      .$asScalar()
      .$notNull()
      .as('ordinal'),
  );

export function listPackages(read: Reader): PackageSummary[] {
  return read.all(summary.orderBy('builtAt', 'desc').orderBy('id'));
}

export function packageById(read: Reader, id: string): PackageSummary {
  const found = read.first(summary.where('id', '=', id));
  if (!found) throw notFound('Cet envoi');
  return found;
}

/** The packages of one version, the latest first. */
export function packagesOf(read: Reader, synthesisId: string): PackageSummary[] {
  return read.all(summary.where('synthesisId', '=', synthesisId).orderBy('version', 'desc'));
}

/** The latest of them; undefined before the first. */
export function packageOf(read: Reader, synthesisId: string): PackageSummary | undefined {
  return packagesOf(read, synthesisId)[0];
}

/** What was confirmed of a version when its first package was built: the JSON of the keys. */
export function confirmedOf(read: Reader, packageId: string): string {
  return (
    read.first(sql.selectFrom('package').select('confirmed').where('id', '=', packageId))?.confirmed ?? '[]'
  );
}

/** The identifier that packages about something bear, whichever their version; undefined before the first. */
export function identifierOf(read: Reader, scope: SynthesisScope): string | undefined {
  return versionsOf(read, scope)
    .map(({ id }) => packageOf(read, id)?.identifier)
    .find((identifier) => identifier !== undefined);
}
