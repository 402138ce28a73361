import { z } from 'zod';

/** Kinds of personal data, each kept for its own time. */
export const DataKind = z.enum(['contact', 'identity', 'roles', 'partners', 'notes', 'history']);
export type DataKind = z.infer<typeof DataKind>;

interface KindOfData {
  readonly title: string;
  /** What goes, and what stays. */
  readonly description: string;
  /** What is counted, one and several. */
  readonly counted: readonly [one: string, many: string];
  /** Months after the last meeting. */
  readonly months: number;
}

export const DATA_KINDS: Readonly<Record<DataKind, KindOfData>> = {
  contact: {
    title: 'Coordonnées des personnes',
    description: 'L’adresse électronique et le téléphone. Le nom et les inscriptions restent.',
    counted: ['personne', 'personnes'],
    months: 3,
  },
  identity: {
    title: 'Identité des personnes',
    description:
      'Tout ce qui dit qui elles sont. Leurs inscriptions et leur présence restent comptées, sans nom, dans leur catégorie.',
    counted: ['personne', 'personnes'],
    months: 12,
  },
  roles: {
    title: 'Intervenants, animateurs et rapporteurs',
    description:
      'Leur nom et leur fonction, dans les rencontres et les ateliers. Ce qui est déjà visé ou envoyé reste tel quel.',
    counted: ['intervention ou atelier', 'interventions ou ateliers'],
    months: 24,
  },
  partners: {
    title: 'Contacts des lieux et des réseaux',
    description: 'Le nom et les coordonnées des contacts et des pilotes.',
    counted: ['contact', 'contacts'],
    months: 24,
  },
  notes: {
    title: 'Notes internes',
    description: 'Les notes des rencontres, des lieux et des réseaux, où des personnes peuvent être nommées.',
    counted: ['note', 'notes'],
    months: 24,
  },
  history: {
    title: 'Détail de l’historique',
    description:
      'Ce que chaque action a changé, et la corbeille. Reste ce qui a été fait, quand et par qui, sans nom de personne.',
    counted: ['action', 'actions'],
    months: 24,
  },
};

/** The name of someone whose data were erased, and who stays counted. */
export const ERASED_NAME = 'Personne effacée';
