/** The first schema. Identifiers are UUIDv7; instants are UTC ISO 8601; days and hours are local to their meeting. */
export const initial = `
CREATE TABLE dossier (
  id TEXT PRIMARY KEY, name TEXT NOT NULL,
  territoryLevel TEXT NOT NULL, territoryCode TEXT NOT NULL,
  campaign TEXT NOT NULL, networkLabel TEXT NOT NULL,
  referenceDate TEXT, createdAt TEXT NOT NULL
) STRICT;

CREATE TABLE function_category (
  id TEXT PRIMARY KEY, label TEXT NOT NULL, category TEXT NOT NULL
) STRICT;

CREATE TABLE venue (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, uai TEXT NOT NULL,
  street TEXT NOT NULL, postcode TEXT NOT NULL, city TEXT NOT NULL, departmentCode TEXT,
  latitude REAL, longitude REAL,
  contactName TEXT NOT NULL, contactEmail TEXT NOT NULL, contactPhone TEXT NOT NULL, notes TEXT NOT NULL
) STRICT;

CREATE TABLE room (
  id TEXT PRIMARY KEY, venueId TEXT NOT NULL REFERENCES venue(id) ON DELETE CASCADE,
  position INTEGER NOT NULL, name TEXT NOT NULL, capacity INTEGER, jauge INTEGER, pmr INTEGER NOT NULL
) STRICT;
CREATE INDEX room_venue ON room(venueId);

CREATE TABLE school (
  id INTEGER PRIMARY KEY, uai TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
  street TEXT NOT NULL, postcode TEXT NOT NULL, city TEXT NOT NULL, departmentCode TEXT NOT NULL,
  latitude REAL, longitude REAL, phone TEXT NOT NULL, email TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE school_search USING fts4(text, tokenize=unicode61 "remove_diacritics=2", prefix="2,3");

CREATE TABLE network (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, departmentCode TEXT,
  leadName TEXT NOT NULL, leadFunction TEXT NOT NULL, leadEmail TEXT NOT NULL, leadPhone TEXT NOT NULL,
  notes TEXT NOT NULL,
  expectedOn TEXT, receivedOn TEXT, chasedOn TEXT, headcount INTEGER, text TEXT NOT NULL
) STRICT;

CREATE TABLE network_school (
  id TEXT PRIMARY KEY, networkId TEXT NOT NULL REFERENCES network(id) ON DELETE CASCADE,
  position INTEGER NOT NULL, name TEXT NOT NULL, uai TEXT NOT NULL, city TEXT NOT NULL
) STRICT;
CREATE INDEX network_school_network ON network_school(networkId);

CREATE TABLE meeting (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, level TEXT NOT NULL, territoryCode TEXT,
  networkId TEXT REFERENCES network(id) ON DELETE RESTRICT,
  state TEXT NOT NULL, date TEXT NOT NULL, startTime TEXT NOT NULL, endTime TEXT NOT NULL, zone TEXT NOT NULL,
  venueId TEXT REFERENCES venue(id) ON DELETE RESTRICT,
  link TEXT NOT NULL, contactName TEXT NOT NULL, notes TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;
CREATE INDEX meeting_network ON meeting(networkId);
CREATE INDEX meeting_venue ON meeting(venueId);

CREATE TABLE agenda_item (
  id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
  position INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,
  durationMinutes INTEGER NOT NULL, details TEXT NOT NULL
) STRICT;
CREATE INDEX agenda_item_meeting ON agenda_item(meetingId);

CREATE TABLE speaker (
  id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
  position INTEGER NOT NULL, agendaItemId TEXT REFERENCES agenda_item(id) ON DELETE SET NULL,
  name TEXT NOT NULL, function TEXT NOT NULL, organisation TEXT NOT NULL, role TEXT NOT NULL,
  byVideo INTEGER NOT NULL, representedByName TEXT NOT NULL, representedByFunction TEXT NOT NULL
) STRICT;
CREATE INDEX speaker_meeting ON speaker(meetingId);
CREATE INDEX speaker_item ON speaker(agendaItemId);

CREATE TABLE person (
  id TEXT PRIMARY KEY, civility TEXT NOT NULL, familyName TEXT NOT NULL, givenName TEXT NOT NULL,
  email TEXT NOT NULL, phone TEXT NOT NULL, category TEXT NOT NULL, function TEXT NOT NULL,
  mandate TEXT NOT NULL, organisation TEXT NOT NULL, uai TEXT NOT NULL, network TEXT NOT NULL,
  minor INTEGER NOT NULL, pmr INTEGER NOT NULL
) STRICT;
CREATE INDEX person_email ON person(email);
CREATE VIRTUAL TABLE person_search
  USING fts4(text, tokenize=unicode61 "remove_diacritics=2", prefix="1,2", matchinfo=fts3);
CREATE TRIGGER person_search_insert AFTER INSERT ON person BEGIN
  INSERT INTO person_search(docid, text)
  VALUES (new.rowid, new.familyName || ' ' || new.givenName || ' ' || new.organisation || ' ' || new.email);
END;
CREATE TRIGGER person_search_update AFTER UPDATE OF familyName, givenName, organisation, email ON person BEGIN
  UPDATE person_search
  SET text = new.familyName || ' ' || new.givenName || ' ' || new.organisation || ' ' || new.email
  WHERE docid = new.rowid;
END;
CREATE TRIGGER person_search_delete BEFORE DELETE ON person BEGIN
  DELETE FROM person_search WHERE docid = old.rowid;
END;

CREATE TABLE workshop (
  id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
  position INTEGER NOT NULL, title TEXT NOT NULL, themeId TEXT NOT NULL, subjectId TEXT,
  roomId TEXT REFERENCES room(id) ON DELETE SET NULL, capacity INTEGER,
  facilitator TEXT NOT NULL, rapporteur TEXT NOT NULL
) STRICT;
CREATE INDEX workshop_meeting ON workshop(meetingId);
CREATE INDEX workshop_room ON workshop(roomId);

CREATE TABLE registration (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  meetingId TEXT NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
  status TEXT NOT NULL, origin TEXT NOT NULL, remote INTEGER NOT NULL, registeredAt TEXT NOT NULL,
  attendance TEXT, attendanceAt TEXT, representedBy TEXT NOT NULL,
  workshopId TEXT REFERENCES workshop(id) ON DELETE SET NULL,
  UNIQUE (meetingId, personId)
) STRICT;
CREATE INDEX registration_person ON registration(personId);
CREATE INDEX registration_workshop ON registration(workshopId);

CREATE TABLE workshop_choice (
  id TEXT PRIMARY KEY, registrationId TEXT NOT NULL REFERENCES registration(id) ON DELETE CASCADE,
  workshopId TEXT NOT NULL REFERENCES workshop(id) ON DELETE CASCADE, rank INTEGER NOT NULL,
  UNIQUE (registrationId, workshopId)
) STRICT;
CREATE INDEX workshop_choice_workshop ON workshop_choice(workshopId);

CREATE TABLE workshop_sheet (
  id TEXT PRIMARY KEY REFERENCES workshop(id) ON DELETE CASCADE,
  findings TEXT NOT NULL, updatedAt TEXT NOT NULL, completedAt TEXT
) STRICT;

CREATE TABLE proposal (
  id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
  workshopId TEXT REFERENCES workshop(id) ON DELETE SET NULL, position INTEGER NOT NULL,
  title TEXT NOT NULL, body TEXT NOT NULL, themeId TEXT NOT NULL, subjectId TEXT,
  audience TEXT NOT NULL, votes INTEGER
) STRICT;
CREATE INDEX proposal_meeting ON proposal(meetingId);
CREATE INDEX proposal_workshop ON proposal(workshopId);

CREATE TABLE practice (
  id TEXT PRIMARY KEY, meetingId TEXT NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
  workshopId TEXT REFERENCES workshop(id) ON DELETE SET NULL, position INTEGER NOT NULL,
  kind TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, themeId TEXT NOT NULL, place TEXT NOT NULL
) STRICT;
CREATE INDEX practice_meeting ON practice(meetingId);
CREATE INDEX practice_workshop ON practice(workshopId);

CREATE TABLE attachment (
  id TEXT PRIMARY KEY, synthesisId TEXT NOT NULL REFERENCES synthesis(id) ON DELETE CASCADE,
  purpose TEXT NOT NULL, name TEXT NOT NULL, mediaType TEXT NOT NULL, size INTEGER NOT NULL, sha512 TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_synthesis ON attachment(synthesisId);

CREATE TABLE synthesis (
  id TEXT PRIMARY KEY, level TEXT NOT NULL, scopeId TEXT NOT NULL, version INTEGER NOT NULL,
  state TEXT NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL,
  signedByName TEXT, signedByFunction TEXT, signedOn TEXT, signedFileId TEXT, signedContent TEXT,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL,
  UNIQUE (level, scopeId, version)
) STRICT;

-- identifier is the package's External-Identifier, the same for each version of what a synthesis is about; its zip is
-- kept among the dossier's files under its SHA-512; confirmed is the JSON of what was confirmed to be no personal data.
CREATE TABLE package (
  id TEXT PRIMARY KEY, synthesisId TEXT NOT NULL UNIQUE REFERENCES synthesis(id) ON DELETE RESTRICT,
  identifier TEXT NOT NULL, version INTEGER NOT NULL, name TEXT NOT NULL,
  sha512 TEXT NOT NULL, size INTEGER NOT NULL, builtAt TEXT NOT NULL, confirmed TEXT NOT NULL,
  UNIQUE (identifier, version)
) STRICT;

CREATE TABLE space (
  id TEXT PRIMARY KEY, address TEXT NOT NULL UNIQUE, name TEXT NOT NULL, depositor TEXT NOT NULL,
  pinnedKeys TEXT NOT NULL, addedAt TEXT NOT NULL, removedAt TEXT
) STRICT;

CREATE TABLE deposit (
  id TEXT PRIMARY KEY, packageId TEXT NOT NULL REFERENCES package(id) ON DELETE RESTRICT,
  spaceId TEXT REFERENCES space(id) ON DELETE RESTRICT,
  state TEXT NOT NULL, uploadUrl TEXT, reasons TEXT NOT NULL, receipt TEXT,
  handedOverOn TEXT, handedOverTo TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL
) STRICT;
CREATE INDEX deposit_package ON deposit(packageId);
`;
