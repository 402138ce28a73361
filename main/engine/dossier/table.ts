import { category, day, instant, text } from '../../../shared/declared/in-words.ts';
import { type Declared, MACHINE, type Unfollowed } from '../../../shared/declared/table.ts';
import { DOSSIER_FIELDS } from '../../../shared/dossier/words.ts';
import type { TerritoryLevel } from '../../../shared/territory/model.ts';

export interface DossierTables {
  /** One row. `campaign` is the JSON of the campaign, in any of its formats (`shared/campaign/formats`), which the dossier carries with it. */
  dossier: {
    id: string;
    name: string;
    territoryLevel: Exclude<TerritoryLevel, 'network'>;
    territoryCode: string;
    campaign: string;
    networkLabel: string;
    referenceDate: string | null;
    createdAt: string;
  };
}

/** Of no use any more; the dossiers of former times have it. */
interface FormerTables {
  function_category: { id: string; label: string; category: string };
}

export const dossierTables: Declared<DossierTables & FormerTables> = {
  dossier: {
    says: { kind: 'dossier', what: 'Dossier', gender: 'm', hung: ['son dossier', 'dossiers'] },
    name: ({ name }) => name,
    columns: {
      id: MACHINE,
      name: { label: DOSSIER_FIELDS.name, as: text, personal: 'mentions' },
      territoryLevel: MACHINE,
      territoryCode: MACHINE,
      campaign: MACHINE,
      networkLabel: { label: DOSSIER_FIELDS.networkLabel, as: text, personal: 'place' },
      referenceDate: { label: 'Date du dossier', as: day, personal: 'none' },
      createdAt: { label: 'Créé le', as: instant, personal: 'none' },
    },
  },
  function_category: {
    says: {
      ...{ kind: 'dossier', what: 'Catégorie d’une fonction', gender: 'f' },
      hung: ['sa catégorie', 'catégories'],
    },
    name: ({ label }) => label,
    columns: {
      id: MACHINE,
      label: { label: 'Fonction', as: text, personal: 'mentions' },
      category: { label: 'Catégorie', as: category, personal: 'none' },
    },
  },
};

export interface EngineTables {
  history: {
    sequence: number;
    operation: string;
    author: string;
    at: string;
    description: string;
    /** 0 while it is in effect; else the sequence of the command that undid it, or 1 in the dossiers of former times. */
    undone: number;
    /** Null for an entry; for a save of what was typed that joined one, the sequence of that entry. */
    joins: number | null;
  };
  /** Images are the JSON of the row; no `before` when it was added, no `after` when it was deleted. */
  history_change: {
    id: number;
    sequence: number;
    tableName: string;
    rowId: string;
    before: string | null;
    after: string | null;
  };
  migration: { number: number; name: string };
  dossier_state: { id: number; dossierId: string; lastSequence: number };
}

/** Images and descriptions are rewritten by themselves; who did what is kept. */
export const engineTables: Unfollowed<EngineTables> = {
  history: {
    ...{ sequence: 'none', operation: 'none', author: 'none', at: 'none' },
    ...{ description: 'none', undone: 'none', joins: 'none' },
  },
  history_change: {
    ...{ id: 'none', sequence: 'none', tableName: 'none', rowId: 'none', before: 'none', after: 'none' },
  },
  migration: { number: 'none', name: 'none' },
  dossier_state: { id: 'none', dossierId: 'none', lastSequence: 'none' },
};
