import { notFound } from '../../shared/errors.ts';
import type { ListedNetwork } from '../../shared/networks/contract.ts';
import type { Network, NetworkReturn } from '../../shared/networks/model.ts';
import { sqlBuilder } from '../dossier/sql.ts';
import type { Reader } from '../dossier/store.ts';
import type { NetworksTables } from './table.ts';

export const sql = sqlBuilder<NetworksTables>();

/** Every network with its schools and its return, in the order of a French reader. */
export function listNetworks(read: Reader): Network[] {
  const schools = Map.groupBy(
    read.all(sql.selectFrom('network_school').selectAll().orderBy('networkId').orderBy('position')),
    (school) => school.networkId,
  );
  const byName = new Intl.Collator('fr');
  return read
    .all(sql.selectFrom('network').selectAll())
    .map(({ expectedOn, receivedOn, chasedOn, headcount, text, ...network }) => ({
      ...network,
      schools: (schools.get(network.id) ?? []).map(({ name, uai, city }) => ({ name, uai, city })),
      return: { expectedOn, receivedOn, chasedOn, headcount, text },
    }))
    .sort((a, b) => byName.compare(a.name, b.name));
}

export function networkById(read: Reader, id: string): Network {
  const network = listNetworks(read).find((one) => one.id === id);
  if (!network) throw notFound('Ce réseau');
  return network;
}

/** Where a return stands on a day: late once its day has passed without anything received. */
export function returnStatus(
  { expectedOn, receivedOn }: NetworkReturn,
  today: string,
): ListedNetwork['status'] {
  if (receivedOn !== null) return 'received';
  if (expectedOn === null) return 'none';
  return expectedOn < today ? 'late' : 'expected';
}
