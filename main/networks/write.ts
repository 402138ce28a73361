import type { ChangesTo } from '../../shared/changes.ts';
import { AppError } from '../../shared/errors.ts';
import type { MemberSchool, Network, NetworkReturn, NewNetwork } from '../../shared/networks/model.ts';
import type { CommandContext } from '../engine/operations.ts';
import { meetingsByNetwork, networkById, sql } from './read.ts';

const NOTHING_RETURNED = { expectedOn: null, receivedOn: null, chasedOn: null, headcount: null, text: '' };

export function createNetwork(context: CommandContext, { schools, ...network }: NewNetwork): Network {
  const id = context.newId();
  context.write.run(sql.insertInto('network').values({ id, ...network, ...NOTHING_RETURNED }));
  saveSchools(context, id, schools);
  context.describe(`Réseau ajouté\u00a0: ${network.name}`);
  return networkById(context.read, id);
}

export function updateNetwork(
  context: CommandContext,
  { id, schools, ...changes }: ChangesTo<NewNetwork>,
): Network {
  const { schools: _, return: __, ...before } = networkById(context.read, id);
  context.write.run(
    sql
      .updateTable('network')
      .set({ ...before, ...changes })
      .where('id', '=', id),
  );
  if (schools) saveSchools(context, id, schools);
  const network = networkById(context.read, id);
  context.describe(`Réseau modifié\u00a0: ${network.name}`);
  return network;
}

export function saveReturn(
  { read, write, describe }: CommandContext,
  { id, ...changes }: ChangesTo<NetworkReturn>,
): Network {
  const { name, return: before } = networkById(read, id);
  write.run(
    sql
      .updateTable('network')
      .set({ ...before, ...changes })
      .where('id', '=', id),
  );
  describe(`Retour du réseau noté\u00a0: ${name}`);
  return networkById(read, id);
}

/** Throws `network-in-use` while it has a meeting. */
export function deleteNetwork({ read, write, describe }: CommandContext, { id }: { id: string }): null {
  const { name } = networkById(read, id);
  if ((meetingsByNetwork(read).get(id) ?? 0) > 0) {
    throw new AppError('network-in-use', `${name} a une rencontre\u00a0: supprimez-la d’abord.`);
  }
  write.run(sql.deleteFrom('network').where('id', '=', id));
  describe(`Réseau supprimé\u00a0: ${name}`);
  return null;
}

/** Makes the schools of a network these, in their order; one that was there already keeps its row. */
function saveSchools(
  { read, write, newId }: CommandContext,
  networkId: string,
  schools: readonly MemberSchool[],
): void {
  const before = read.all(sql.selectFrom('network_school').selectAll().where('networkId', '=', networkId));
  const left = new Set(before);
  for (const [position, { name, uai, city }] of schools.entries()) {
    const known = before.find(
      (row) => left.has(row) && row.name === name && row.uai === uai && row.city === city,
    );
    if (!known) {
      write.run(
        sql.insertInto('network_school').values({ id: newId(), networkId, name, uai, city, position }),
      );
      continue;
    }
    left.delete(known);
    if (known.position !== position)
      write.run(sql.updateTable('network_school').set({ position }).where('id', '=', known.id));
  }
  for (const { id } of left) write.run(sql.deleteFrom('network_school').where('id', '=', id));
}
