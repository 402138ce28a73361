interface KindOfDraft {
  /** « Fiche d’une personne » */
  readonly title: string;
  /** A person’s own fields say who they are. */
  readonly about?: 'person';
}

/** What a draft can be of. Identifiers follow in its key: of what is edited, or of what it hangs on. */
export const DRAFT_KINDS = {
  findings: { title: 'Constats d’un atelier' },
  proposal: { title: 'Proposition d’un atelier' },
  practice: { title: 'Pratique d’un atelier' },
  synthesis: { title: 'Texte d’une synthèse' },
  'sign-off': { title: 'Visa d’une synthèse' },
  withdrawal: { title: 'Retrait d’une synthèse' },
  meeting: { title: 'Rencontre' },
  speaker: { title: 'Intervenant' },
  workshop: { title: 'Atelier' },
  registration: { title: 'Inscription d’une personne', about: 'person' },
  person: { title: 'Fiche d’une personne', about: 'person' },
  venue: { title: 'Lieu' },
  network: { title: 'Réseau' },
  'network-return': { title: 'Retour d’un réseau' },
  'proposal-form': { title: 'Proposition' },
  'practice-form': { title: 'Pratique' },
  settings: { title: 'Réglages du dossier' },
} as const satisfies Readonly<Record<string, KindOfDraft>>;

export type DraftKind = keyof typeof DRAFT_KINDS;

/** In the place of the identifier of what does not exist yet. */
export const NEW = 'new';

/** The key of a draft: `person:0175…`, `speaker:0175…:new`. Something new has no identifier. */
export function draftKey(kind: DraftKind, ...ids: readonly (string | undefined)[]): string {
  return [kind, ...ids.map((id) => id ?? NEW)].join(':');
}

/** What a draft is of; undefined for another text. */
export function kindOfDraft(key: string): KindOfDraft | undefined {
  const [kind = ''] = key.split(':');
  return Object.hasOwn(DRAFT_KINDS, kind) ? DRAFT_KINDS[kind as DraftKind] : undefined;
}
