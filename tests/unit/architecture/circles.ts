import type { Graph } from './imports.ts';

/** Those who need one another, directly or through others, by circle: Tarjan’s strongly connected components. */
export function circlesIn(graph: Graph): string[][] {
  const found: string[][] = [];
  /** In the order in which each was met. */
  const met = new Map<string, number>();
  /** The first met that each one leads back to. */
  const back = new Map<string, number>();
  const open: string[] = [];

  function visit(one: string): void {
    const place = met.size;
    met.set(one, place);
    open.push(one);
    let first = place;
    for (const other of graph.get(one) ?? []) {
      if (!met.has(other)) visit(other);
      if (open.includes(other)) first = Math.min(first, back.get(other) ?? met.get(other) ?? first);
    }
    back.set(one, first);
    if (first !== place) return;
    const circle = open.splice(open.indexOf(one));
    if (circle.length > 1 || graph.get(one)?.has(one)) found.push(circle.sort());
  }

  for (const one of graph.keys()) if (!met.has(one)) visit(one);
  return found;
}

/** Each circle in words: who is in it, and by which files. */
export function inWords(
  circles: readonly (readonly string[])[],
  imports: Graph,
  groupOf: (file: string) => string | undefined = (file) => file,
): string[] {
  return circles.map((circle) => {
    const within = (file: string) => circle.includes(groupOf(file) ?? '');
    const files = [...imports].flatMap(([file, imported]) =>
      [...imported]
        .filter(
          (other) => within(file) && within(other) && (file === other || groupOf(file) !== groupOf(other)),
        )
        .map((other) => `  ${file} imports ${other}`),
    );
    return [`A circle of ${circle.join(', ')}:`, ...files].join('\n');
  });
}
