import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync, Visitor } from 'vite';

const PROJECT = resolve(import.meta.dirname, '../../..');

/** What each one needs of the others. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Which source files each source file of these folders imports, for their types only included; paths from the project’s. */
export function importsOf(folders: readonly string[]): Graph {
  const files = folders.flatMap((folder) =>
    globSync(`${folder}/**/*.{ts,tsx}`, { cwd: PROJECT }).map((file) => file.replaceAll('\\', '/')),
  );
  const known = new Set(files);
  return new Map(
    files.sort().map((file) => {
      const imported = importedBy(file, readFileSync(join(PROJECT, file), 'utf8'))
        .filter((name) => name.startsWith('.'))
        .map((name) => relative(PROJECT, resolve(PROJECT, dirname(file), name)).replaceAll('\\', '/'));
      // What is left out is no source: a style sheet, data.
      return [file, new Set(imported.filter((one) => known.has(one)))];
    }),
  );
}

/** What a file imports, as it is written there. */
export function importedBy(file: string, text: string): string[] {
  const found: string[] = [];
  const add = ({ source }: { source: { type: string; value?: unknown } | null }) => {
    if (typeof source?.value === 'string') found.push(source.value);
  };
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  new Visitor({
    ImportDeclaration: add,
    ExportNamedDeclaration: add,
    ExportAllDeclaration: add,
    ImportExpression: add,
    TSImportType: add,
  }).visit(program);
  return found;
}

/** The same between groups: what a file of one imports of another. A file in no group counts for none. */
export function between(imports: Graph, groupOf: (file: string) => string | undefined): Graph {
  const groups = new Map<string, Set<string>>();
  for (const [file, imported] of imports) {
    const group = groupOf(file);
    if (group === undefined) continue;
    const others = groups.get(group) ?? new Set();
    groups.set(group, others);
    for (const one of imported) {
      const other = groupOf(one);
      if (other !== undefined && other !== group) others.add(other);
    }
  }
  return groups;
}
