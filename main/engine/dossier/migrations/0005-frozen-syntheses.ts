/** A synthesis is frozen whole from the day it is put to sign; those that were signed before are when a dossier opens. */
export const frozenSyntheses = `
-- frozen is the JSON of the whole document; frozenCode is on each of its pages, null when it was signed without one.
ALTER TABLE synthesis ADD COLUMN frozen TEXT;
ALTER TABLE synthesis ADD COLUMN frozenCode TEXT;
ALTER TABLE synthesis ADD COLUMN frozenAt TEXT;
-- Who reads what is sent to a space, as it last said; null when it did not.
ALTER TABLE space ADD COLUMN visibility TEXT;
`;
