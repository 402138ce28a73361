import type { z } from 'zod';
import { ACADEMIES } from '../../territory/data.ts';
import { folded } from '../../text/folded.ts';
import type { Campaign } from '../model.ts';

type Path = readonly (string | number)[];
/** What is wrong, and where. */
type Fault = readonly [path: Path, sentence: string];

interface Dated {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** What no single value tells: identifiers that are given once and are known, dates in their order. */
export function coherence(campaign: Campaign, { addIssue }: z.RefinementCtx): void {
  for (const [path, message] of faultsOf(campaign)) addIssue({ code: 'custom', path: [...path], message });
}

function faultsOf(campaign: Campaign): Fault[] {
  const { themes, categories, stakes, functions, daysOff } = campaign;
  const known = new Set(categories.map(({ id }) => id));
  const subjects = themes.flatMap((theme, at) =>
    theme.subjects.map(({ id }, within) => [['themes', at, 'subjects', within, 'id'], id] as const),
  );
  const of = (list: string, key: string, values: readonly string[]) =>
    values.map((value, at) => [[list, at, key], value] as const);
  return [
    ...repeated(of('stakes', 'id', idsOf(stakes))),
    ...repeated(of('themes', 'id', idsOf(themes))),
    ...repeated(subjects),
    ...repeated(of('categories', 'id', idsOf(categories))),
    ...['title', 'shortTitle'].flatMap((key) =>
      repeated(
        of(
          'themes',
          key,
          themes.map((theme) => folded(key === 'title' ? theme.title : theme.shortTitle)),
        ),
      ),
    ),
    ...repeated(
      of(
        'categories',
        'title',
        categories.map(({ title }) => folded(title)),
      ),
    ),
    ...contradictory(functions),
    ...categories.flatMap(({ title, plural }, at) => [
      ...wordless(['categories', at, 'title'], title),
      ...wordless(['categories', at, 'plural'], plural),
    ]),
    ...functions.flatMap(({ label, category }, at) => [
      ...wordless(['functions', at, 'label'], label),
      ...unknown(['functions', at, 'category'], category, known),
    ]),
    ...unknown(['fallback'], campaign.fallback, known),
    ...disordered([], campaign),
    ...(campaign.synthesisDeadline < campaign.startsOn
      ? [[['synthesisDeadline'], 'elle précède le début de la campagne.'] as const]
      : []),
    ...(campaign.nationalEvent ? disordered(['nationalEvent'], campaign.nationalEvent) : []),
    ...daysOff.flatMap(({ academies, periods }, at) => [
      ...periods.flatMap((period, within) => disordered(['daysOff', at, 'periods', within], period)),
      ...academies.flatMap((code, within): Fault[] =>
        ACADEMIES.some((academy) => academy.code === code)
          ? []
          : [[['daysOff', at, 'academies', within], `aucune académie n’a le code «\u00a0${code}\u00a0».`]],
      ),
    ]),
  ];
}

const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

function repeated(values: readonly (readonly [path: Path, value: string])[]): Fault[] {
  const seen = new Set<string>();
  return values.flatMap(([path, value]): Fault[] => {
    if (seen.has(value)) return [[path, `«\u00a0${value}\u00a0» est donné deux fois.`]];
    seen.add(value);
    return [];
  });
}

/** Functions that read alike must go to one category; the same one twice does no harm. */
function contradictory(functions: Campaign['functions']): Fault[] {
  const categories = new Map<string, string>();
  return functions.flatMap(({ label, category }, at): Fault[] => {
    const before = categories.get(folded(label));
    categories.set(folded(label), category);
    if (before === undefined || before === category) return [];
    return [[['functions', at, 'label'], `«\u00a0${label}\u00a0» a déjà une autre catégorie d’acteurs.`]];
  });
}

const wordless = (path: Path, text: string): Fault[] =>
  folded(text) === '' ? [[path, 'il y faut au moins une lettre ou un chiffre.']] : [];

const unknown = (path: Path, id: string, known: ReadonlySet<string>): Fault[] =>
  known.has(id) ? [] : [[path, `aucune catégorie d’acteurs n’a l’identifiant «\u00a0${id}\u00a0».`]];

const disordered = (path: Path, { startsOn, endsOn }: Dated): Fault[] =>
  endsOn < startsOn ? [[[...path, 'endsOn'], 'elle précède le début.']] : [];
