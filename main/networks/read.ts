import { notFound } from '../../shared/errors.ts';
import type { ListedNetwork } from '../../shared/networks/contract.ts';
import type { Network, NetworkReturn } from '../../shared/networks/model.ts';
import { openDossier, todayOf } from '../engine/dossier/read.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { usesOf } from '../engine/dossier/uses.ts';
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

/** The same, with where the return of each stands at `now` (UTC, ISO 8601) and how many meetings it has. */
export function listedNetworks(read: Reader, now: string): ListedNetwork[] {
  const today = todayOf(openDossier(read), now);
  const meetings = meetingsByNetwork(read);
  return listNetworks(read).map((network) => ({
    ...network,
    status: returnStatus(network.return, today),
    meetings: meetings.get(network.id) ?? 0,
  }));
}

/** How many meetings each network has, by the network’s identifier. */
export const meetingsByNetwork = (read: Reader): Map<string, number> => usesOf(read, 'network', 'meeting');

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
