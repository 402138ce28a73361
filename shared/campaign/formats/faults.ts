import type { z } from 'zod';
import { capitalised, uncapitalised } from '../../text/capitalised.ts';
import { CAMPAIGN_FIELDS } from '../words.ts';

/** What is read of any of them. */
type Issue = Pick<z.core.$ZodIssue, 'code' | 'path' | 'message'> & {
  readonly keys?: readonly string[];
  readonly expected?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
};

/** Lists, by what one of them is called: « thème 2, sujet 3 ». */
const ONE_OF: Readonly<Record<string, string>> = {
  stakes: 'enjeu',
  themes: 'thème',
  subjects: 'sujet',
  categories: 'catégorie d’acteurs',
  functions: 'fonction',
  steps: 'étape',
  daysOff: 'zone de jours non travaillés',
  academies: 'académie',
  periods: 'période',
  publicDomains: 'domaine',
  items: 'séquence',
};

/** What the parts are called in the file, and to whoever reads it. */
const NAMES: Readonly<Record<string, string>> = {
  ...CAMPAIGN_FIELDS,
  ...{ id: 'identifiant', title: 'titre', shortTitle: 'titre court', description: 'description' },
  ...{ plural: 'pluriel', label: 'libellé', category: 'catégorie d’acteurs', kind: 'nature' },
  ...{ place: 'lieu', zone: 'nom', address: 'adresse', subjects: 'sujets', items: 'séquences' },
  ...{ startTime: 'heure de début', durationMinutes: 'durée' },
  ...{ questionnaire: 'questionnaire', platform: 'plateforme' },
  ...{ academies: 'académies', periods: 'périodes', format: 'format', formatVersion: 'version du format' },
};

/** « Thème 2, sujet 3, titre : à indiquer. », once for each place where something is wrong in a file. */
export function sentencesOf(issues: readonly Issue[], said: unknown): string[] {
  const sentences = new Map<string, string>();
  for (const issue of issues) {
    const place = placeOf(issue.path);
    const sentence = sentenceOf(issue, valueAt(said, issue.path));
    if (sentences.has(place)) continue;
    sentences.set(place, place === '' ? capitalised(sentence) : `${capitalised(place)}\u00a0: ${sentence}`);
  }
  return [...sentences.values()];
}

function placeOf(path: readonly PropertyKey[]): string {
  const words: string[] = [];
  for (const [at, part] of path.entries()) {
    if (typeof part === 'number') words[words.length - 1] = `${own(ONE_OF, path[at - 1])} ${part + 1}`;
    else words.push(own(NAMES, part));
  }
  return words.join(', ');
}

const own = (words: Readonly<Record<string, string>>, key: PropertyKey | undefined): string =>
  typeof key === 'string' && Object.hasOwn(words, key) ? uncapitalised(words[key] ?? '') : String(key);

function sentenceOf(issue: Issue, value: unknown): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'unrecognized_keys') {
    const keys = (issue.keys ?? []).slice(0, 3).map((key) => `«\u00a0${shortened(key)}\u00a0»`);
    return `${keys.join(', ')}, que Cahiers ne connaît pas, est à retirer.`;
  }
  if (value === undefined) return 'à indiquer.';
  if (issue.code === 'too_big')
    return `c’est trop${OF_WHICH[typeOf(value)]}, ${String(issue.maximum)} au plus.`;
  if (issue.code === 'too_small') {
    return value === ''
      ? 'rien n’y est écrit.'
      : `c’est trop peu${OF_WHICH[typeOf(value)]}, ${String(issue.minimum)} au moins.`;
  }
  if (issue.code === 'invalid_type')
    return `${EXPECTED[String(issue.expected)] ?? 'autre chose est attendu'}.`;
  const last = issue.path.findLast((part) => typeof part === 'string');
  return `${FORMS[String(last)] ?? 'ce texte contient un caractère interdit, ou ne dit rien'}.`;
}

/** Each kind of value as a limit counts it. */
const OF_WHICH = { text: ' de caractères', list: ' d’éléments', other: '' } as const;

const typeOf = (value: unknown): keyof typeof OF_WHICH =>
  typeof value === 'string' ? 'text' : Array.isArray(value) ? 'list' : 'other';

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'un texte entre guillemets est attendu',
  array: 'une liste entre crochets est attendue',
  object: 'un ensemble entre accolades est attendu',
  number: 'un nombre est attendu',
  int: 'un nombre entier est attendu',
};

const DATE = 'une date s’écrit 2027-03-15';

/** How each part is written. */
const FORMS: Readonly<Record<string, string>> = {
  ...{ startsOn: DATE, endsOn: DATE, synthesisDeadline: DATE },
  startTime: 'une heure s’écrit 08:30',
  ...{ address: 'une adresse commence par https://', questionnaire: 'une adresse commence par https://' },
  platform: 'une adresse commence par https://',
  ...{ id: 'il s’écrit en lettres minuscules sans accent, chiffres et tirets' },
  fallback: 'il s’écrit en lettres minuscules sans accent, chiffres et tirets',
  category: 'il s’écrit en lettres minuscules sans accent, chiffres et tirets',
  academies: 'le code d’une académie a deux chiffres',
  publicDomains: 'un domaine s’écrit education.example ou ac-*.fr',
  kind: 'cette nature de séquence n’existe pas',
};

function valueAt(said: unknown, path: readonly PropertyKey[]): unknown {
  let value = said;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
