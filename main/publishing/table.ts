import { day, done, instant, oneOf, text } from '../../shared/declared/in-words.ts';
import { type Declared, holds, MACHINE } from '../../shared/declared/table.ts';
import type { Deposit, Space } from '../../shared/publishing/contract.ts';
import { DEPOSIT_STATES, READERS } from '../../shared/publishing/words.ts';

export interface PublishingTables {
  /**
   * `pinnedKeys` is the JSON of the keys known since its address was entered, which a removed space keeps; `formats` that of
   * the formats of packages that it reads, as it last said, null when it did not.
   */
  space: Space & { pinnedKeys: string; formats: string | null; removedAt: string | null };
  /** `reasons` (what the space said, said.ts) and `receipt` are JSON; `uploadUrl` is where an upload goes on. */
  deposit: Omit<Deposit, 'spaceName' | 'refusals' | 'forFormatAlone' | 'withdrawal' | 'receipt'> & {
    reasons: string;
    receipt: string | null;
    uploadUrl: string | null;
  };
}

export const publishingTables: Declared<PublishingTables> = {
  space: {
    says: { kind: 'sending', what: 'Espace national', gender: 'm', hung: ['son espace', 'espaces'] },
    name: ({ name }) => name,
    knownOutside: true,
    columns: {
      id: MACHINE,
      address: { label: 'Adresse', as: text, personal: 'none' },
      name: { label: 'Nom', as: text, personal: 'none' },
      depositor: { label: 'Déposant', as: text, personal: 'mentions' },
      visibility: { label: 'Lecteurs', as: oneOf(READERS), personal: 'none' },
      pinnedKeys: MACHINE,
      formats: MACHINE,
      addedAt: { label: 'Ajouté le', as: instant, personal: 'none' },
      removedAt: { label: 'Retiré le', as: instant, personal: 'none' },
    },
  },
  deposit: {
    says: { kind: 'sending', what: 'Envoi', gender: 'm', hung: ['son envoi', 'envois'] },
    name: ({ packageId }, speech) => speech.nameOf('package', packageId),
    knownOutside: true,
    columns: {
      id: MACHINE,
      packageId: {
        ...holds('package', 'Contenu'),
        refers: { to: 'package', and: 'holds', required: true },
      },
      spaceId: holds('space', 'Destination'),
      state: { label: 'État', as: oneOf(DEPOSIT_STATES), personal: 'none' },
      uploadUrl: MACHINE,
      reasons: { label: null, personal: 'mentions' },
      receipt: { label: 'Accusé de réception', as: done, personal: 'mentions' },
      handedOverOn: { label: 'Remis le', as: day, personal: 'none' },
      handedOverTo: { label: 'Remis à', as: text, personal: 'mentions' },
      createdAt: MACHINE,
      updatedAt: MACHINE,
    },
  },
};
