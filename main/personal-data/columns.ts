import { type DataKind, ERASED_NAME } from '../../shared/personal-data/kinds.ts';

/**
 * What a column may say of people: nothing; the name of a `place`, which a participant may bear too; anything that someone
 * writes (`mentions`); or what a kind of personal data is made of, and what is left in its place.
 */
export type Personal =
  | 'none'
  | 'place'
  | 'mentions'
  | { readonly kind: Exclude<DataKind, 'history'>; readonly erased: string | 0 };

const none = 'none';
const mentions = 'mentions';
const of = (kind: Exclude<DataKind, 'history'>, erased: string | 0 = ''): Personal => ({ kind, erased });

/** Every table and column of a dossier: a test compares them with the schema. */
export const COLUMNS: Readonly<Record<string, Readonly<Record<string, Personal>>>> = {
  person: {
    ...{
      id: none,
      civility: of('identity'),
      familyName: of('identity', ERASED_NAME),
      givenName: of('identity'),
    },
    ...{ email: of('contact'), phone: of('contact'), category: none, function: of('identity') },
    ...{
      mandate: of('identity'),
      organisation: of('identity'),
      uai: of('identity'),
      network: of('identity'),
    },
    ...{ minor: of('identity', 0), pmr: of('identity', 0) },
  },
  registration: {
    ...{ id: none, personId: none, meetingId: none, status: none, origin: none, remote: none },
    ...{ registeredAt: none, attendance: none, attendanceAt: none, workshopId: none },
    // Of whoever was represented, and of whoever came.
    representedBy: of('identity'),
  },
  workshop_choice: { id: none, registrationId: none, workshopId: none, rank: none },
  network: {
    ...{
      id: none,
      name: 'place',
      departmentCode: none,
      leadName: of('partners'),
      leadFunction: of('partners'),
    },
    ...{ leadEmail: of('partners'), leadPhone: of('partners'), notes: of('notes'), expectedOn: none },
    ...{ receivedOn: none, chasedOn: none, headcount: none, text: mentions },
  },
  network_school: { id: none, networkId: none, position: none, name: 'place', uai: none, city: 'place' },
  venue: {
    ...{
      id: none,
      name: 'place',
      uai: none,
      street: 'place',
      postcode: none,
      city: 'place',
      departmentCode: none,
    },
    ...{ latitude: none, longitude: none, contactName: of('partners'), contactEmail: of('partners') },
    ...{ contactPhone: of('partners'), notes: of('notes') },
  },
  room: { id: none, venueId: none, position: none, name: 'place', capacity: none, jauge: none, pmr: none },
  meeting: {
    ...{
      id: none,
      title: mentions,
      level: none,
      territoryCode: none,
      networkId: none,
      state: none,
      date: none,
    },
    ...{
      startTime: none,
      endTime: none,
      zone: none,
      venueId: none,
      link: mentions,
      contactName: of('notes'),
    },
    ...{ notes: of('notes'), revision: none },
  },
  agenda_item: {
    ...{ id: none, meetingId: none, position: none, kind: none, title: mentions, durationMinutes: none },
    details: mentions,
  },
  speaker: {
    ...{ id: none, meetingId: none, position: none, agendaItemId: none, name: of('roles', ERASED_NAME) },
    ...{ function: of('roles'), organisation: of('roles'), role: none, byVideo: none },
    ...{ representedByName: of('roles'), representedByFunction: of('roles') },
  },
  workshop: {
    ...{
      id: none,
      meetingId: none,
      position: none,
      title: mentions,
      themeId: none,
      subjectId: none,
      roomId: none,
    },
    ...{ capacity: none, facilitator: of('roles'), rapporteur: of('roles') },
  },
  workshop_sheet: { id: none, findings: mentions, updatedAt: none, completedAt: none },
  proposal: {
    ...{ id: none, meetingId: none, workshopId: none, position: none, title: mentions, body: mentions },
    ...{ themeId: none, subjectId: none, audience: mentions, votes: none },
  },
  practice: {
    ...{ id: none, meetingId: none, workshopId: none, position: none, kind: none, title: mentions },
    ...{ body: mentions, themeId: none, place: mentions },
  },
  synthesis: {
    ...{
      id: none,
      level: none,
      scopeId: none,
      version: none,
      state: none,
      title: mentions,
      content: mentions,
    },
    ...{ signedByName: mentions, signedByFunction: mentions, signedOn: none, signedFileId: none },
    ...{ signedContent: mentions, createdAt: none, updatedAt: none },
    ...{ frozen: mentions, frozenCode: none, frozenAt: none },
  },
  attachment: {
    ...{
      id: none,
      synthesisId: none,
      purpose: none,
      name: mentions,
      mediaType: none,
      size: none,
      sha512: none,
    },
  },
  package: {
    ...{
      id: none,
      synthesisId: none,
      identifier: none,
      version: none,
      name: mentions,
      sha512: none,
      size: none,
    },
    ...{ builtAt: none, confirmed: mentions },
  },
  space: {
    ...{ id: none, address: none, name: none, depositor: mentions, pinnedKeys: none, addedAt: none },
    ...{ removedAt: none, visibility: none, formats: none },
  },
  deposit: {
    ...{ id: none, packageId: none, spaceId: none, state: none, uploadUrl: none, reasons: mentions },
    ...{ receipt: mentions, handedOverOn: none, handedOverTo: mentions, createdAt: none, updatedAt: none },
  },
  dossier: {
    ...{ id: none, name: mentions, territoryLevel: none, territoryCode: none, campaign: none },
    ...{ networkLabel: 'place', referenceDate: none, createdAt: none },
  },
  function_category: { id: none, label: mentions, category: none },
  // What is being typed is read field by field, as what it will be; whoever types it stays.
  draft: { key: none, typedIn: none, author: none, at: none, size: none, value: none },
  // A public directory of schools.
  school: {
    ...{ id: none, uai: none, name: none, kind: none, street: none, postcode: none, city: none },
    ...{ departmentCode: none, latitude: none, longitude: none, phone: none, email: none },
  },
  retention: { kind: none, months: none },
  erasure: { number: none, at: none, counts: none, finishedAt: none },
  // Images and descriptions are rewritten by themselves; who did what is kept.
  history: {
    ...{ sequence: none, operation: none, author: none, at: none, description: none, undone: none },
    joins: none,
  },
  history_change: { id: none, sequence: none, tableName: none, rowId: none, before: none, after: none },
  migration: { number: none, name: none },
  dossier_state: { id: none, dossierId: none, lastSequence: none },
};

/** Columns of a table in which people may be named; what came with a later version may name anyone. */
export function namesIn(table: string, column: string): 'place' | 'mentions' | undefined {
  const personal = COLUMNS[table]?.[column] ?? 'mentions';
  if (personal === 'none') return undefined;
  return personal === 'place' ? 'place' : 'mentions';
}

/** The columns that a kind of personal data is made of in a table, and what is left in their place. */
export function columnsOfKind(table: string, kind: DataKind): [column: string, erased: string | 0][] {
  return Object.entries(COLUMNS[table] ?? {}).flatMap(([column, personal]) =>
    typeof personal === 'object' && personal.kind === kind ? [[column, personal.erased]] : [],
  );
}

/** The tables that hold something of a kind. */
export const tablesOfKind = (kind: DataKind): string[] =>
  Object.keys(COLUMNS).filter((table) => columnsOfKind(table, kind).length > 0);

/** The tables whose rows the history follows and in which someone may be named. */
export const FOLLOWED = Object.keys(COLUMNS).filter(
  (table) =>
    'id' in (COLUMNS[table] ?? {}) && Object.values(COLUMNS[table] ?? {}).some((one) => one !== none),
);
