import type { MemberSchool, NetworkReturn, NewNetwork } from '../../shared/networks/model.ts';

export interface NetworksTables {
  network: Omit<NewNetwork, 'schools'> & NetworkReturn & { id: string };
  network_school: MemberSchool & { id: string; networkId: string; position: number };
}
