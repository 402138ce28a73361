import { count, instant, text } from '../../shared/declared/in-words.ts';
import { type Declared, holds, MACHINE } from '../../shared/declared/table.ts';
import type { PackageSummary } from '../../shared/packages/contract.ts';

export interface PackagesTables {
  /** `confirmed` is the JSON of the keys that were confirmed when it was built. */
  package: Omit<PackageSummary, 'ordinal'> & { confirmed: string };
}

export const packagesTables: Declared<PackagesTables> = {
  package: {
    says: { kind: 'sending', what: 'Envoi préparé', gender: 'm', hung: ['son envoi', 'envois'] },
    name: ({ name }) => name,
    knownOutside: true,
    columns: {
      id: MACHINE,
      synthesisId: {
        ...holds('synthesis', 'Synthèse'),
        refers: { to: 'synthesis', and: 'holds', required: true },
      },
      identifier: MACHINE,
      version: { label: 'Version', as: text, personal: 'none' },
      name: { label: 'Nom du fichier', as: text, personal: 'mentions' },
      sha512: { ...MACHINE, keptFile: 'built' },
      size: { label: 'Taille en octets', as: count, personal: 'none' },
      builtAt: { label: 'Préparé le', as: instant, personal: 'none' },
      confirmed: { label: null, personal: 'mentions' },
    },
  },
};
