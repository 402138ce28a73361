import type { PracticeKind } from '../../shared/proposals/model.ts';
import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { Area } from '../syntheses/area.ts';

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

/** Of a network, whose identifier is its territory’s own: `/territoires/academie-13/reseaux/…`. */
export function networkPath(sender: TerritoryRef, id: string): string {
  return `${territoryPath(sender)}/reseaux/${encodeURIComponent(id)}`;
}

export function areaPath(area: Area): string {
  return area.level === 'network'
    ? networkPath(area.sender, area.id)
    : territoryPath(`${area.level}:${area.code}`);
}

/** Stands in the address for what names no subject. */
export const NO_SUBJECT = '-';

export function themePath(theme: string, subject?: string): string {
  const end = subject === undefined ? '' : `/${encodeURIComponent(subject || NO_SUBJECT)}`;
  return `/themes/${encodeURIComponent(theme)}${end}`;
}

/** What the pages of themes list; their addresses name it in French. */
export type Listed = 'proposals' | 'practices';

/** The list of a theme or subject, of all territories or of one. */
export function themeListPath(
  path: string,
  asked: {
    readonly listed: Listed;
    readonly territory?: string | undefined;
    readonly page?: number | undefined;
  },
): string {
  const { listed, territory: territoire, page } = asked;
  return `${withQuery(path, { liste: listed === 'practices' ? 'pratiques' : undefined, territoire, page })}#liste`;
}

const PRACTICE_WORDS = { inspiring: 'inspirantes', feedback: 'retours', innovation: 'innovations' } as const;

export function practicesPath(kind?: PracticeKind): string {
  return kind ? `/pratiques/${PRACTICE_WORDS[kind]}` : '/pratiques';
}

export function practiceKindOfPath(part: string): PracticeKind | undefined {
  const entry = Object.entries(PRACTICE_WORDS).find(([, word]) => word === part);
  return entry?.[0] as PracticeKind | undefined;
}

/** An address with what it asks; what is empty or undefined is left out. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const entries = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  const text = new URLSearchParams(entries).toString();
  return text === '' ? path : `${path}?${text}`;
}

export const feedPath = (territory?: TerritoryRef): string =>
  `${territory === undefined ? '' : territoryPath(territory)}/atom.xml`;

/** The page of one version, or of whichever is shown. */
export function synthesisPath(packageId: string, version?: number): string {
  return `/syntheses/${packageId}${version === undefined ? '' : `/versions/${version}`}`;
}

/** Leads to a proposal or practice of a synthesis, on whichever of its pages it is read. */
const itemPath = (packageId: string, item: string): string => `${synthesisPath(packageId)}/elements/${item}`;

/** Where readers get a passage: on the one page of its synthesis, or on whichever of the pages of a long one. */
export function passagePath({
  packageId,
  item,
  anchor,
  isOfLong,
}: {
  packageId: string;
  /** Empty for a text, which every page of its synthesis leads to. */
  item: string;
  anchor: string;
  isOfLong: boolean;
}): string {
  return isOfLong && item !== '' ? itemPath(packageId, item) : `${synthesisPath(packageId)}#${anchor}`;
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

/** What changed in a version since an earlier one, the one before it when none is named. */
export const changesPath = (packageId: string, version: number, since?: number): string =>
  withQuery(`${synthesisPath(packageId, version)}/changements`, { depuis: since });

/** All that one theme of a long synthesis says. `theme` counts from 1. */
export const themeOfSynthesisPath = (packageId: string, version: number, theme: number): string =>
  `${synthesisPath(packageId, version)}/themes/${theme}`;

export const citationPath = (packageId: string, version: number, format: 'bib' | 'json'): string =>
  `${synthesisPath(packageId, version)}/citation.${format}`;
