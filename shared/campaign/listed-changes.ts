const quoted = (text: string): string => `«\u00a0${text}\u00a0»`;

/** What is said of one kind of things, agreed: « Thème ajouté », « Catégorie d’acteurs retirée ». */
interface Kind {
  readonly what: string;
  readonly gender: 'm' | 'f';
  /** « L’ordre des thèmes change. » */
  readonly order: string;
}

interface Named {
  readonly id: string;
  readonly title: string;
}

/** What happened to the things of a list, known by their identifiers: added, removed, renamed, in another order. */
export function listedChanges(
  { what, gender, order }: Kind,
  before: readonly Named[],
  after: readonly Named[],
): string[] {
  const e = gender === 'f' ? 'e' : '';
  const then = new Map(before.map((one) => [one.id, one]));
  const now = new Map(after.map((one) => [one.id, one]));
  const kept = (list: readonly Named[], others: ReadonlyMap<string, Named>) =>
    list.flatMap(({ id }) => (others.has(id) ? [id] : [])).join();
  return [
    ...after.flatMap(({ id, title }) => {
      const former = then.get(id);
      if (!former) return [`${what} ajouté${e}\u00a0: ${quoted(title)}.`];
      return former.title === title ? [] : [`${what} ${quoted(former.title)} renommé${e} ${quoted(title)}.`];
    }),
    ...before.flatMap(({ id, title }) =>
      now.has(id) ? [] : [`${what} retiré${e}\u00a0: ${quoted(title)}.`],
    ),
    ...(kept(before, now) === kept(after, then) ? [] : [order]),
  ];
}

/** « Échéance des synthèses : 16 avril 2027, au lieu de : 9 avril 2027. »; nothing when nothing changed. */
export function valueChange(label: string, before: string, after: string): string[] {
  if (before === after) return [];
  return [`${label}\u00a0: ${after || 'plus rien'}${before === '' ? '' : `, au lieu de ${quoted(before)}`}.`];
}
