import { count, day, text } from '../../shared/declared/in-words.ts';
import { type Declared, hangsOn, MACHINE } from '../../shared/declared/table.ts';
import type { MemberSchool, NetworkReturn, NewNetwork } from '../../shared/networks/model.ts';
import { MEMBER_FIELDS, NETWORK_FIELDS, RETURN_FIELDS } from '../../shared/networks/words.ts';
import { nameOfTerritory } from '../../shared/territory/reference.ts';

export interface NetworksTables {
  network: Omit<NewNetwork, 'schools'> & NetworkReturn & { id: string };
  network_school: MemberSchool & { id: string; networkId: string; position: number };
}

export const networksTables: Declared<NetworksTables> = {
  network: {
    says: { kind: 'network', what: 'Réseau', gender: 'm', hung: ['son réseau', 'réseaux'] },
    name: ({ name }) => name,
    inTrash: true,
    search: { by: 'name', words: ({ name, leadName }) => [name, leadName] },
    columns: {
      id: MACHINE,
      name: { label: NETWORK_FIELDS.name, as: text, personal: 'place' },
      departmentCode: {
        label: NETWORK_FIELDS.departmentCode,
        as: (value) => nameOfTerritory('department', value),
        personal: 'none',
      },
      leadName: {
        ...{ label: NETWORK_FIELDS.leadName, as: text, personal: 'partners' },
        naming: { email: 'leadEmail', phone: 'leadPhone' },
      },
      leadFunction: { label: NETWORK_FIELDS.leadFunction, as: text, personal: 'partners' },
      leadEmail: { label: NETWORK_FIELDS.leadEmail, as: text, personal: 'partners' },
      leadPhone: { label: NETWORK_FIELDS.leadPhone, as: text, personal: 'partners' },
      notes: { label: NETWORK_FIELDS.notes, as: text, personal: 'notes' },
      expectedOn: { label: RETURN_FIELDS.expectedOn, as: day, personal: 'none' },
      receivedOn: { label: RETURN_FIELDS.receivedOn, as: day, personal: 'none' },
      chasedOn: { label: RETURN_FIELDS.chasedOn, as: day, personal: 'none' },
      headcount: { label: RETURN_FIELDS.headcount, as: count, personal: 'none' },
      text: { label: RETURN_FIELDS.text, as: text, personal: 'mentions' },
    },
  },
  network_school: {
    says: {
      ...{ kind: 'network', what: 'Établissement du réseau', gender: 'm' },
      hung: ['son établissement', 'établissements'],
    },
    name: ({ name }) => name,
    order: { within: ['networkId'] },
    columns: {
      id: MACHINE,
      networkId: hangsOn('network', 'Réseau'),
      position: MACHINE,
      name: { label: MEMBER_FIELDS.name, as: text, personal: 'place' },
      uai: { label: MEMBER_FIELDS.uai, as: text, personal: 'none' },
      city: { label: MEMBER_FIELDS.city, as: text, personal: 'place' },
    },
  },
};
