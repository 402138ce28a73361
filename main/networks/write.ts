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
  { id, schools, ...network }: NewNetwork & { id: string },
): Network {
  networkById(context.read, id);
  context.write.run(sql.updateTable('network').set(network).where('id', '=', id));
  saveSchools(context, id, schools);
  context.describe(`Réseau modifié\u00a0: ${network.name}`);
  return networkById(context.read, id);
}

export function saveReturn(
  { read, write, describe }: CommandContext,
  { id, ...returned }: NetworkReturn & { id: string },
): Network {
  const { name } = networkById(read, id);
  write.run(sql.updateTable('network').set(returned).where('id', '=', id));
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

function saveSchools(
  { write, newId }: CommandContext,
  networkId: string,
  schools: readonly MemberSchool[],
): void {
  write.run(sql.deleteFrom('network_school').where('networkId', '=', networkId));
  for (const [position, school] of schools.entries()) {
    write.run(sql.insertInto('network_school').values({ ...school, id: newId(), networkId, position }));
  }
}
