import { z } from 'zod';
import { changesTo } from '../changes.ts';
import { Id } from '../fields.ts';
import { command, query } from '../operation.ts';
import { Network, NetworkReturn, NewNetwork } from './model.ts';

/** A network with where its return stands on the day of the dossier. */
export const ListedNetwork = Network.extend({
  status: z.enum(['none', 'expected', 'late', 'received']),
  meetings: z.number().int(),
});
export type ListedNetwork = z.infer<typeof ListedNetwork>;

export const networksContract = {
  'networks.list': query(z.null(), z.array(ListedNetwork)),
  'networks.get': query(z.object({ id: Id }), Network),
  'networks.create': command(NewNetwork, Network),
  'networks.update': command(changesTo(NewNetwork), Network),
  'networks.saveReturn': command(changesTo(NetworkReturn), Network),
  'networks.delete': command(z.object({ id: Id }), z.null()),
};
