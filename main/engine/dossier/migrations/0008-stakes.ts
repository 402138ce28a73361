/** A proposal may answer to several of the campaign’s stakes. */
export const stakes = `
-- The JSON of their identifiers, in the order of the campaign.
ALTER TABLE proposal ADD COLUMN stakes TEXT NOT NULL DEFAULT '[]';
`;
