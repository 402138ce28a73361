/** What is being typed and not saved yet. Without an identifier of its own, it has no history. */
export const drafts = `
-- typedIn names the window; size is that of value, the JSON of what was typed, in characters.
CREATE TABLE draft (
  key TEXT PRIMARY KEY, typedIn TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL,
  size INTEGER NOT NULL, value TEXT NOT NULL
) STRICT;
`;
