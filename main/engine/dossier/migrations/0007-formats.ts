/** A version may be sent again in another format: it then has several packages, told apart by their numbers. */
export const formats = `
-- Copied first, then put in place of the former ones: a package that a deposit names can be neither dropped nor changed.
CREATE TABLE package_of_version (
  id TEXT PRIMARY KEY, synthesisId TEXT NOT NULL REFERENCES synthesis(id) ON DELETE RESTRICT,
  identifier TEXT NOT NULL, version INTEGER NOT NULL, name TEXT NOT NULL,
  sha512 TEXT NOT NULL, size INTEGER NOT NULL, builtAt TEXT NOT NULL, confirmed TEXT NOT NULL,
  UNIQUE (identifier, version)
) STRICT;
INSERT INTO package_of_version SELECT id, synthesisId, identifier, version, name, sha512, size, builtAt, confirmed FROM package;
CREATE TABLE deposit_of_package (
  id TEXT PRIMARY KEY, packageId TEXT NOT NULL REFERENCES package_of_version(id) ON DELETE RESTRICT,
  spaceId TEXT REFERENCES space(id) ON DELETE RESTRICT,
  state TEXT NOT NULL, uploadUrl TEXT, reasons TEXT NOT NULL, receipt TEXT,
  handedOverOn TEXT, handedOverTo TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL
) STRICT;
INSERT INTO deposit_of_package SELECT
  id, packageId, spaceId, state, uploadUrl, reasons, receipt, handedOverOn, handedOverTo, createdAt, updatedAt
FROM deposit;
DROP TABLE deposit;
DROP TABLE package;
ALTER TABLE package_of_version RENAME TO package;
ALTER TABLE deposit_of_package RENAME TO deposit;
CREATE INDEX package_synthesis ON package(synthesisId);
CREATE INDEX deposit_package ON deposit(packageId);
-- The JSON of the formats of packages that a space reads, as it last said; null when it did not.
ALTER TABLE space ADD COLUMN formats TEXT;
`;
