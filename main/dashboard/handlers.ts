import type { dashboardContract } from '../../shared/dashboard/contract.ts';
import type { Handlers } from '../engine/operations.ts';
import { dashboard } from './read.ts';

export const dashboardHandlers: Handlers<typeof dashboardContract> = {
  'dashboard.get': ({ read, now }) => dashboard(read, now()),
};
