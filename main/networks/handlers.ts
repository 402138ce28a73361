import type { networksContract } from '../../shared/networks/contract.ts';
import type { Handlers } from '../engine/operations.ts';
import { listedNetworks, networkById } from './read.ts';
import { createNetwork, deleteNetwork, saveReturn, updateNetwork } from './write.ts';

export const networksHandlers: Handlers<typeof networksContract> = {
  'networks.list': ({ read, now }) => listedNetworks(read, now()),
  'networks.get': ({ read }, { id }) => networkById(read, id),
  'networks.create': createNetwork,
  'networks.update': updateNetwork,
  'networks.saveReturn': saveReturn,
  'networks.delete': deleteNetwork,
};
