/** The saves of what is typed are told together: each keeps its place, and names the entry that it joins. */
export const typing = `
-- joins is null for an entry of the history; for a save that joined one, the sequence of that entry.
ALTER TABLE history ADD COLUMN joins INTEGER;
CREATE INDEX history_joins ON history(joins);
CREATE INDEX history_undone ON history(undone) WHERE undone <> 0;
`;
