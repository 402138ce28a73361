import type { TerritoryRef } from '../../shared/publishing/protocol.ts';

/** Addresses of the pages. */

const LEVEL_WORDS = { region: 'region', academy: 'academie', department: 'departement' } as const;
type Level = keyof typeof LEVEL_WORDS;

/** `academy:13` → `/territoires/academie-13` */
export function territoryPath(ref: TerritoryRef): string {
  const [level = '', code = ''] = ref.split(':');
  return `/territoires/${LEVEL_WORDS[level as Level]}-${code}`;
}

/** The territory that the last part of its address names; undefined when it names none. */
export function territoryOfPath(part: string): TerritoryRef | undefined {
  const [, word, code] = /^(region|academie|departement)-([0-9A-Za-z]{1,10})$/.exec(part) ?? [];
  const level = Object.entries(LEVEL_WORDS).find(([, french]) => french === word)?.[0];
  return level && `${level}:${code}`;
}

/** The page of one version, or of whichever is the newest. */
export function synthesisPath(packageId: string, version?: number): string {
  return `/syntheses/${packageId}${version === undefined ? '' : `/versions/${version}`}`;
}

/** A file of a version, by its path in the package. */
export function filePath(packageId: string, version: number, path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return `${synthesisPath(packageId, version)}/fichiers/${encoded}`;
}

export const packageFilePath = (packageId: string, version: number): string =>
  `${synthesisPath(packageId, version)}/envoi.zip`;

export const receiptPath = (packageId: string, version: number): string =>
  `${synthesisPath(packageId, version)}/accuse-de-reception.json`;
