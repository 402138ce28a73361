import { day, done, instant, oneOf, text } from '../../shared/declared/in-words.ts';
import { latest } from '../../shared/declared/merge.ts';
import { type Declared, holds, MACHINE } from '../../shared/declared/table.ts';
import type { Deposit, Space } from '../../shared/publishing/contract.ts';
import { DEPOSIT_FIELDS, DEPOSIT_STATES, READERS, SPACE_FIELDS } from '../../shared/publishing/words.ts';

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
      address: { label: SPACE_FIELDS.address, as: text, personal: 'none' },
      name: { label: SPACE_FIELDS.name, as: text, personal: 'none' },
      depositor: { label: SPACE_FIELDS.depositor, as: text, personal: 'mentions' },
      visibility: { label: SPACE_FIELDS.visibility, as: oneOf(READERS), personal: 'none' },
      pinnedKeys: MACHINE,
      formats: MACHINE,
      addedAt: { label: SPACE_FIELDS.addedAt, as: instant, personal: 'none' },
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
        ...holds('package', DEPOSIT_FIELDS.packageId),
        refers: { to: 'package', and: 'holds', required: true },
      },
      spaceId: holds('space', DEPOSIT_FIELDS.spaceId),
      state: { label: DEPOSIT_FIELDS.state, as: oneOf(DEPOSIT_STATES), personal: 'none' },
      uploadUrl: MACHINE,
      reasons: { label: null, personal: 'mentions' },
      receipt: { label: DEPOSIT_FIELDS.receipt, as: done, personal: 'mentions' },
      handedOverOn: { label: DEPOSIT_FIELDS.handedOverOn, as: day, personal: 'none' },
      handedOverTo: { label: DEPOSIT_FIELDS.handedOverTo, as: text, personal: 'mentions' },
      createdAt: MACHINE,
      updatedAt: { ...MACHINE, merge: latest },
    },
  },
};
