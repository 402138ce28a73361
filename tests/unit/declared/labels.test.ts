import { expect, it } from 'vitest';
import { TABLES } from '../../../main/tables.ts';
import { type Node, propertiesOf, ROOT, sourcesOf, textsOf } from './sources.ts';

const SOURCES = sourcesOf(['renderer', 'main', 'shared', 'space'], /\.tsx?$/u);
const inLowerCase = (text: string) => text.toLocaleLowerCase('fr');

/** How the history names each column. */
const LABELS = new Set(
  Object.values(TABLES).flatMap(({ columns }) =>
    Object.values(columns).flatMap(({ label }) => (label === null ? [] : [inLowerCase(label)])),
  ),
);

/** These say something else than the column of that name. */
const OTHER_THINGS = [
  // Of a backup: what it takes of the disk, and whether it is sound.
  'renderer/backups/backups-page.tsx: Place',
  'renderer/backups/backups-page.tsx: État',
  // Whom sheets are printed for, and whom a meeting is for: a proposal has an audience of that name.
  'renderer/documents/meeting-documents.tsx: Pour qui',
  'renderer/meetings/scope-select.tsx: Pour qui',
  // Of an action of the history: whether it is in effect.
  'renderer/history/history-page.tsx: État',
  // Above the name of what each row is, and opens.
  'renderer/meetings/meetings-page.tsx: Rencontre',
  'renderer/publishing/sendings-page.tsx: Synthèse',
  'renderer/workshops/meeting-workshops.tsx: Atelier',
  // Of anything that was deleted.
  'renderer/trash/trash-page.tsx: Nature',
  'renderer/trash/trash-page.tsx: Nature',
  'renderer/trash/trash-page.tsx: Nom',
];

const LABELLING_ATTRIBUTES: readonly unknown[] = ['label', 'aria-label'];
const LABELLING_ELEMENTS: readonly unknown[] = ['th', 'dt', 'legend', 'label'];

const isWritten = (child: Node) => child.type !== 'JSXText' || textsOf(child).join('') !== '';

/** What a node writes above a column of a list, or beside a field. */
function labelsWrittenBy(node: Node): string[] {
  switch (node.type) {
    case 'JSXAttribute':
      return LABELLING_ATTRIBUTES.includes((node.name as Node).name) ? textsOf(node.value) : [];
    case 'JSXElement': {
      const { name } = (node.openingElement as Node).name as Node;
      const children = (node.children as readonly Node[]).filter(isWritten);
      return LABELLING_ELEMENTS.includes(name) && children.length === 1 ? textsOf(children[0]) : [];
    }
    default: {
      const column = propertiesOf(node);
      return column.has('cell') ? textsOf(column.get('title')) : [];
    }
  }
}

it('a screen names a column as the history does, by its constant', () => {
  const written = SOURCES.filter(({ path }) => path.startsWith('renderer/')).flatMap(({ path, nodes }) =>
    nodes
      .flatMap(labelsWrittenBy)
      .filter((label) => LABELS.has(inLowerCase(label)))
      .map((label) => `${path}: ${label}`),
  );
  expect(written.toSorted()).toEqual(OTHER_THINGS.toSorted());
});

const LIST_FILES = SOURCES.map(({ path }) => path).filter((path) =>
  /^shared\/[a-z-]+\/(?:words|attendance|things|kinds)\.ts$/u.test(path),
);
const modules = await Promise.all(
  LIST_FILES.map((path): Promise<object> => import(/* @vite-ignore */ `${ROOT}/${path}`)),
);
/** Lists of words, by their names: of states, of roles, of fields. */
const LISTS = modules
  .flatMap((module): [string, unknown][] => Object.entries(module))
  .filter((entry): entry is [string, object] => typeof entry[1] === 'object');

/** A word of a list, alone or as what is said of one: `{ one: 'Présent', many: 'présents' }`. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  const { one, many, title } = (value ?? {}) as Record<string, unknown>;
  return [one, many, title].filter((word) => typeof word === 'string');
}
const wordsWrittenIn = (value: unknown): string[] => [
  ...textsOf(value),
  ...[...propertiesOf(value)].flatMap(([, one]) => textsOf(one)),
];

/** Of two keys at least: one word may be the same by chance. */
const isListAgain = (written: ReadonlyMap<string, unknown>, list: object): boolean =>
  Object.entries(list).filter(([key, value]) => {
    const known = wordsIn(value).map(inLowerCase);
    return wordsWrittenIn(written.get(key)).some((word) => known.includes(inLowerCase(word)));
  }).length >= 2;

it('no list of words stands twice', () => {
  const twice = SOURCES.filter(({ path }) => !LIST_FILES.includes(path)).flatMap(({ path, nodes }) =>
    nodes
      .map(propertiesOf)
      .filter((written) => written.size >= 2)
      .flatMap((written) =>
        LISTS.filter(([, list]) => isListAgain(written, list)).map(([name]) => `${path}: ${name}`),
      ),
  );
  expect(LISTS.length).toBeGreaterThan(20);
  expect(twice).toEqual([]);
});
