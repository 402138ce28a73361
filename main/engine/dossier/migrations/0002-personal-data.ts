/** How long each kind of personal data is kept, where it was changed, and the proof of what was erased. */
export const personalData = `
CREATE TABLE retention (kind TEXT PRIMARY KEY, months INTEGER NOT NULL) STRICT;
-- counts is the JSON of how many of each kind were erased; finishedAt is null until no file holds them any more.
CREATE TABLE erasure (
  number INTEGER PRIMARY KEY, at TEXT NOT NULL, counts TEXT NOT NULL, finishedAt TEXT
) STRICT;
`;
