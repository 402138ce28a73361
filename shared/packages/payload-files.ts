/** A file that a package holds beside what is joined to it. */
interface PayloadFile {
  /** In the bag. */
  readonly path: `data/${string}`;
  readonly mediaType: string;
  /** The format from which every package has it; null of what one may have. */
  readonly requiredSince: number | null;
  /** How it is read when a package is verified: whole, as text, or by its first bytes and, of an archive, by its list. */
  readonly read: 'text' | 'pdf' | 'archive' | 'bytes';
  /** How readers of the space know it, and its kind. */
  readonly offered?: readonly [label: string, kind: string];
}

/** In the order in which readers are offered them: what people look for comes first. What writes each is in `main/packages/build.ts`. */
export const PAYLOAD = {
  pdf: {
    ...{ path: 'data/synthesis.pdf', mediaType: 'application/pdf', requiredSince: 1, read: 'pdf' },
    offered: ['La synthèse à imprimer', 'PDF'],
  },
  docx: {
    ...{ path: 'data/synthesis.docx', requiredSince: null, read: 'archive' },
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    offered: ['La synthèse à modifier', 'DOCX'],
  },
  page: {
    ...{ path: 'data/synthesis.html', mediaType: 'text/html; charset=utf-8', requiredSince: 1, read: 'text' },
    offered: ['La synthèse accessible, à lire sans connexion', 'HTML'],
  },
  meetings: {
    ...{ path: 'data/meetings.csv', mediaType: 'text/csv; charset=utf-8', requiredSince: 1, read: 'text' },
    offered: ['Les rencontres, pour un tableur', 'CSV'],
  },
  calendar: {
    ...{
      path: 'data/meetings.ics',
      mediaType: 'text/calendar; charset=utf-8',
      requiredSince: 1,
      read: 'text',
    },
    offered: ['Les rencontres, pour un agenda', 'ICS'],
  },
  decidimXlsx: {
    ...{ path: 'data/proposals.decidim.xlsx', requiredSince: null, read: 'archive' },
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    offered: ['Les propositions, pour Decidim', 'XLSX'],
  },
  decidimCsv: {
    ...{ path: 'data/proposals.decidim.csv', requiredSince: 1, read: 'bytes' },
    mediaType: 'text/csv; charset=utf-8',
    offered: ['Les propositions, pour Decidim', 'CSV'],
  },
  decidimJson: {
    ...{
      path: 'data/proposals.decidim.json',
      mediaType: 'application/json',
      requiredSince: 1,
      read: 'bytes',
    },
    offered: ['Les propositions, pour Decidim', 'JSON'],
  },
  document: {
    ...{ path: 'data/synthesis.json', mediaType: 'application/json', requiredSince: 1, read: 'text' },
    offered: ['Toutes les données', 'JSON'],
  },
  crate: {
    ...{ path: 'data/ro-crate-metadata.json', requiredSince: null, read: 'bytes' },
    mediaType: 'application/ld+json',
  },
} as const satisfies Readonly<Record<string, PayloadFile>>;

/** Those that every package has, in the format that is written now. */
export type RequiredFile = {
  [Name in keyof typeof PAYLOAD]: (typeof PAYLOAD)[Name]['requiredSince'] extends null ? never : Name;
}[keyof typeof PAYLOAD];

export const PAYLOAD_FILES: readonly PayloadFile[] = Object.values(PAYLOAD);

/** What the file of a path is; undefined of what is joined, and of what belongs to no package. */
export const payloadFile = (path: string): PayloadFile | undefined =>
  PAYLOAD_FILES.find((file) => file.path === path);

/** Those that every package of a format has. */
export const requiredIn = (format: number): readonly PayloadFile[] =>
  PAYLOAD_FILES.filter(({ requiredSince }) => requiredSince !== null && requiredSince <= format);
