/**
 * What the engine itself keeps. `dossier_state` has one row. `history` has one row for each command; `history_change`
 * one for each row a command changed, in order, with its images as JSON objects: no `before` when it was added, no
 * `after` when it was deleted.
 */
export const engine = `
CREATE TABLE dossier_state (
  id INTEGER PRIMARY KEY CHECK (id = 1), dossierId TEXT NOT NULL, lastSequence INTEGER NOT NULL
) STRICT;

CREATE TABLE history (
  sequence INTEGER PRIMARY KEY, operation TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL,
  description TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE history_change (
  id INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, tableName TEXT NOT NULL, rowId TEXT NOT NULL,
  before TEXT, after TEXT
) STRICT;
CREATE INDEX history_change_sequence ON history_change(sequence);
`;
