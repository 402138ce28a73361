import { dateInWords } from '../text/dates.ts';
import { counted } from '../text/numbers.ts';
import { listedChanges, valueChange } from './listed-changes.ts';
import type { Campaign, Subject } from './model.ts';
import { daysOffInWords, eventInWords, CAMPAIGN_FIELDS as FIELDS } from './words.ts';

export interface ChangeGroup {
  readonly title: string;
  readonly sentences: readonly string[];
}

const THEME = { what: 'Thème', gender: 'm', order: 'L’ordre des thèmes change.' } as const;
const SUBJECT = { what: 'Sujet', gender: 'm', order: 'L’ordre des sujets change.' } as const;
const STAKE = { what: 'Enjeu', gender: 'm', order: 'L’ordre des enjeux change.' } as const;
const CATEGORY = {
  what: 'Catégorie d’acteurs',
  gender: 'f',
  order: 'L’ordre des catégories d’acteurs change.',
} as const;

/** What one version of a campaign changes of another, in words; a group of which nothing changes is left out. */
export function campaignChanges(before: Campaign, after: Campaign): ChangeGroup[] {
  const groups: readonly ChangeGroup[] = [
    { title: 'Nom et dates', sentences: [...nameAndDates(before, after)] },
    { title: FIELDS.themes, sentences: themeChanges(before, after) },
    { title: 'Sujets', sentences: subjectChanges(before, after) },
    { title: FIELDS.stakes, sentences: listedChanges(STAKE, before.stakes, after.stakes) },
    { title: FIELDS.categories, sentences: categoryChanges(before, after) },
    { title: FIELDS.functions, sentences: functionChanges(before, after) },
    {
      title: 'Réseaux',
      sentences: valueChange(FIELDS.networkLabel, before.networkLabel, after.networkLabel),
    },
    { title: FIELDS.addresses, sentences: addressChanges(before, after) },
    { title: FIELDS.steps, sentences: lineChanges('Étape', before.steps, after.steps) },
    {
      title: FIELDS.daysOff,
      sentences: lineChanges('Zone', before.daysOff.map(daysOffInWords), after.daysOff.map(daysOffInWords)),
    },
    {
      title: FIELDS.publicDomains,
      sentences: lineChanges('Domaine', before.publicDomains, after.publicDomains),
    },
    { title: FIELDS.departmentalAgenda, sentences: agendaChanges(before, after) },
  ];
  return groups.filter(({ sentences }) => sentences.length > 0);
}

function nameAndDates(before: Campaign, after: Campaign): string[] {
  const day = (key: 'startsOn' | 'endsOn' | 'synthesisDeadline') =>
    valueChange(FIELDS[key], dateInWords(before[key]), dateInWords(after[key]));
  return [
    ...valueChange(FIELDS.name, before.name, after.name),
    ...valueChange(FIELDS.shortName, before.shortName, after.shortName),
    ...day('startsOn'),
    ...day('endsOn'),
    ...day('synthesisDeadline'),
    ...valueChange(
      FIELDS.nationalEvent,
      eventInWords(before.nationalEvent),
      eventInWords(after.nationalEvent),
    ),
  ];
}

function themeChanges(before: Campaign, after: Campaign): string[] {
  const then = new Map(before.themes.map((theme) => [theme.id, theme]));
  return [
    ...listedChanges(THEME, before.themes, after.themes),
    ...after.themes.flatMap(({ id, title, shortTitle, description }) => {
      const former = then.get(id);
      if (!former) return [];
      return [
        ...valueChange(`Titre court de «\u00a0${title}\u00a0»`, former.shortTitle, shortTitle),
        ...(former.description === description ? [] : [`Description de «\u00a0${title}\u00a0» modifiée.`]),
      ];
    }),
  ];
}

function subjectChanges(before: Campaign, after: Campaign): string[] {
  const themesOf = ({ themes }: Campaign) =>
    new Map(
      themes.flatMap(({ title, subjects, id }) => subjects.map((one) => [one.id, { id, title }] as const)),
    );
  const [then, now] = [themesOf(before), themesOf(after)];
  return [
    ...listedChanges(SUBJECT, subjectsOf(before), subjectsOf(after)),
    ...subjectsOf(after).flatMap(({ id, title }) => {
      const [from, to] = [then.get(id), now.get(id)];
      if (!from || !to || from.id === to.id) return [];
      return [
        `Sujet «\u00a0${title}\u00a0»\u00a0: passe du thème «\u00a0${from.title}\u00a0» à «\u00a0${to.title}\u00a0».`,
      ];
    }),
  ];
}

function categoryChanges(before: Campaign, after: Campaign): string[] {
  const nameOf = ({ categories, fallback }: Campaign) =>
    categories.find(({ id }) => id === fallback)?.plural ?? '';
  const plurals = new Map(before.categories.map(({ id, plural }) => [id, plural]));
  return [
    ...listedChanges(CATEGORY, before.categories, after.categories),
    ...after.categories.flatMap(({ id, title, plural }) => {
      const former = plurals.get(id);
      return former === undefined ? [] : valueChange(`Pluriel de «\u00a0${title}\u00a0»`, former, plural);
    }),
    ...valueChange(FIELDS.fallback, nameOf(before), nameOf(after)),
  ];
}

/** There are hundreds of them: they are counted. */
function functionChanges(before: Campaign, after: Campaign): string[] {
  const [then, now] = [before, after].map(
    ({ functions }) => new Map(functions.map(({ label, category }) => [label, category])),
  ) as [Map<string, string>, Map<string, string>];
  const added = [...now.keys()].filter((label) => !then.has(label)).length;
  const removed = [...then.keys()].filter((label) => !now.has(label)).length;
  const moved = [...now].filter(([label, category]) => (then.get(label) ?? category) !== category).length;
  const said = [
    ...(added > 0 ? [`${counted(added, 'fonction ajoutée', 'fonctions ajoutées')}.`] : []),
    ...(removed > 0 ? [`${counted(removed, 'fonction retirée', 'fonctions retirées')}.`] : []),
    ...(moved > 0
      ? [`${counted(moved, 'fonction change', 'fonctions changent')} de catégorie d’acteurs.`]
      : []),
  ];
  const isReordered = said.length === 0 && [...now.keys()].join('\n') !== [...then.keys()].join('\n');
  return isReordered ? ['L’ordre des fonctions change.'] : said;
}

function addressChanges(before: Campaign, after: Campaign): string[] {
  const pages = new Map(subjectsOf(before).map(({ id, address }) => [id, address]));
  return [
    ...valueChange('Questionnaire', before.addresses.questionnaire, after.addresses.questionnaire),
    ...valueChange('Plateforme', before.addresses.platform, after.addresses.platform),
    ...subjectsOf(after).flatMap(({ id, title, address }) =>
      valueChange(`Page de «\u00a0${title}\u00a0»`, pages.get(id) ?? '', address),
    ),
  ];
}

function lineChanges(what: string, before: readonly string[], after: readonly string[]): string[] {
  return Array.from({ length: Math.max(before.length, after.length) }).flatMap((_, at) =>
    valueChange(`${what} ${at + 1}`, before[at] ?? '', after[at] ?? ''),
  );
}

function agendaChanges(
  { departmentalAgenda: before }: Campaign,
  { departmentalAgenda: after }: Campaign,
): string[] {
  return JSON.stringify(before) === JSON.stringify(after)
    ? []
    : ['Le déroulé proposé aux rencontres change\u00a0; ceux qui sont faits restent comme ils sont.'];
}

const subjectsOf = ({ themes }: Campaign): Subject[] => themes.flatMap(({ subjects }) => subjects);
