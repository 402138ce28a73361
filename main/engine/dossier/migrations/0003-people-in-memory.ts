/** People are found through an index in memory: the full-text one made each of their changes cost twice as much. */
export const peopleInMemory = `
DROP TRIGGER person_search_insert;
DROP TRIGGER person_search_update;
DROP TRIGGER person_search_delete;
DROP TABLE person_search;
`;
