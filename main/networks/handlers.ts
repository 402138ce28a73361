import { AppError } from '../../shared/errors.ts';
import type { networksContract } from '../../shared/networks/contract.ts';
import type { MemberSchool } from '../../shared/networks/model.ts';
import { openDossier, todayOf } from '../dossier/read.ts';
import { meetingsByNetwork } from '../meetings/usage.ts';
import type { CommandContext, Handlers } from '../operations.ts';
import { listNetworks, networkById, returnStatus, sql } from './read.ts';

const NOTHING_RETURNED = { expectedOn: null, receivedOn: null, chasedOn: null, headcount: null, text: '' };

export const networksHandlers: Handlers<typeof networksContract> = {
  'networks.list': ({ read, now }) => {
    const today = todayOf(openDossier(read), now());
    const meetings = meetingsByNetwork(read);
    return listNetworks(read).map((network) => ({
      ...network,
      status: returnStatus(network.return, today),
      meetings: meetings.get(network.id) ?? 0,
    }));
  },
  'networks.get': ({ read }, { id }) => networkById(read, id),
  'networks.create': (context, { schools, ...network }) => {
    const id = context.newId();
    context.write.run(sql.insertInto('network').values({ id, ...network, ...NOTHING_RETURNED }));
    saveSchools(context, id, schools);
    context.describe(`Réseau ajouté\u00a0: ${network.name}`);
    return networkById(context.read, id);
  },
  'networks.update': (context, { id, schools, ...network }) => {
    networkById(context.read, id);
    context.write.run(sql.updateTable('network').set(network).where('id', '=', id));
    saveSchools(context, id, schools);
    context.describe(`Réseau modifié\u00a0: ${network.name}`);
    return networkById(context.read, id);
  },
  'networks.saveReturn': (context, { id, ...returned }) => {
    const { name } = networkById(context.read, id);
    context.write.run(sql.updateTable('network').set(returned).where('id', '=', id));
    context.describe(`Retour du réseau noté\u00a0: ${name}`);
    return networkById(context.read, id);
  },
  'networks.delete': (context, { id }) => {
    const { name } = networkById(context.read, id);
    if ((meetingsByNetwork(context.read).get(id) ?? 0) > 0) {
      throw new AppError('network-in-use', `${name} a une rencontre\u00a0: supprimez-la d’abord.`);
    }
    context.write.run(sql.deleteFrom('network').where('id', '=', id));
    context.describe(`Réseau supprimé\u00a0: ${name}`);
    return null;
  },
};

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
