import { category, text, yesNo } from '../../shared/declared/in-words.ts';
import { type Declared, MACHINE, type RowOf } from '../../shared/declared/table.ts';
import type { Person } from '../../shared/people/model.ts';
import { PERSON_FIELDS as FIELDS } from '../../shared/people/words.ts';
import { ERASED_NAME } from '../../shared/personal-data/kinds.ts';

export interface PeopleTables {
  person: RowOf<Person>;
}

export const peopleTables: Declared<PeopleTables> = {
  person: {
    says: { kind: 'person', what: 'Personne', gender: 'f', hung: ['sa personne', 'personnes'] },
    name: ({ givenName, familyName }) => [givenName, familyName].filter(Boolean).join(' '),
    inTrash: true,
    counted: true,
    columns: {
      id: MACHINE,
      civility: { label: FIELDS.civility, as: text, personal: 'identity' },
      familyName: { label: FIELDS.familyName, as: text, personal: 'identity', erased: ERASED_NAME },
      givenName: { label: FIELDS.givenName, as: text, personal: 'identity' },
      email: { label: FIELDS.email, as: text, personal: 'contact' },
      phone: { label: FIELDS.phone, as: text, personal: 'contact' },
      category: { label: FIELDS.category, as: category, personal: 'none' },
      function: { label: FIELDS.function, as: text, personal: 'identity' },
      mandate: { label: FIELDS.mandate, as: text, personal: 'identity' },
      organisation: { label: FIELDS.organisation, as: text, personal: 'identity' },
      uai: { label: FIELDS.uai, as: text, personal: 'identity' },
      network: { label: FIELDS.network, as: text, personal: 'identity' },
      minor: { label: FIELDS.minor, as: yesNo, personal: 'identity', erased: 0 },
      pmr: { label: FIELDS.pmr, as: yesNo, personal: 'identity', erased: 0 },
    },
  },
};
