import { notFound } from '../../shared/errors.ts';
import {
  type Attachment,
  type Synthesis,
  SynthesisContent,
  type SynthesisScope,
} from '../../shared/syntheses/model.ts';
import { supersededBy } from '../../shared/syntheses/superseded.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { SynthesesTables } from './table.ts';

export const sql = sqlBuilder<SynthesesTables>();

type Row = SynthesesTables['synthesis'];

export type SynthesisVersion = Pick<
  Synthesis,
  'id' | 'scope' | 'version' | 'state' | 'title' | 'updatedAt'
> & {
  readonly supersededBy: number | null;
};

export function synthesisById(read: Reader, id: string): Synthesis {
  const row = read.first(sql.selectFrom('synthesis').selectAll().where('id', '=', id));
  if (!row) throw notFound('Cette synthèse');
  return toSynthesis(row);
}

/** Every version of every synthesis, without its content, the latest of each first. */
export function listVersions(read: Reader): SynthesisVersion[] {
  const rows = read.all(
    sql
      .selectFrom('synthesis')
      .select(['id', 'level', 'scopeId', 'version', 'state', 'title', 'updatedAt'])
      .orderBy('level')
      .orderBy('scopeId')
      .orderBy('version', 'desc'),
  );
  const together = Map.groupBy(rows, ({ level, scopeId }) => `${level} ${scopeId}`);
  return [...together.values()].flatMap((versions) =>
    versions.map(({ level, scopeId, ...version }) => ({
      ...version,
      scope: { level, id: scopeId },
      supersededBy: supersededBy(version, versions),
    })),
  );
}

/** The versions about one thing, the latest first. */
export function versionsOf(read: Reader, scope: SynthesisScope): SynthesisVersion[] {
  return listVersions(read).filter((one) => one.scope.level === scope.level && one.scope.id === scope.id);
}

/** The latest version about one thing; undefined when none is written. */
export function latestSynthesis(read: Reader, scope: SynthesisScope): Synthesis | undefined {
  const row = read.first(
    sql
      .selectFrom('synthesis')
      .selectAll()
      .where('level', '=', scope.level)
      .where('scopeId', '=', scope.id)
      .orderBy('version', 'desc')
      .limit(1),
  );
  return row && toSynthesis(row);
}

export function attachmentsOf(read: Reader, synthesisId: string): Attachment[] {
  return read
    .all(sql.selectFrom('attachment').selectAll().where('synthesisId', '=', synthesisId).orderBy('id'))
    .map(({ synthesisId: _, ...attachment }) => attachment);
}

export function attachmentById(read: Reader, id: string): SynthesesTables['attachment'] {
  const attachment = read.first(sql.selectFrom('attachment').selectAll().where('id', '=', id));
  if (!attachment) throw notFound('Ce document joint');
  return attachment;
}

function toSynthesis(row: Row): Synthesis {
  return {
    id: row.id,
    scope: { level: row.level, id: row.scopeId },
    version: row.version,
    state: row.state,
    title: row.title,
    content: SynthesisContent.parse(JSON.parse(row.content)),
    signOff:
      row.signedByName !== null &&
      row.signedByFunction !== null &&
      row.signedOn !== null &&
      row.signedFileId !== null
        ? {
            name: row.signedByName,
            function: row.signedByFunction,
            date: row.signedOn,
            attachmentId: row.signedFileId,
          }
        : null,
    updatedAt: row.updatedAt,
  };
}
