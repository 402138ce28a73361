import { backupsContract } from './backups/contract.ts';
import { campaignContract } from './campaign/contract.ts';
import { dashboardContract } from './dashboard/contract.ts';
import { documentsContract } from './documents/contract.ts';
import { dossierContract } from './dossier/contract.ts';
import { draftsContract } from './drafts/contract.ts';
import { historyContract } from './history/contract.ts';
import type { HostContract } from './host/contract.ts';
import { listsContract } from './lists/contract.ts';
import { meetingsContract } from './meetings/contract.ts';
import { networksContract } from './networks/contract.ts';
import { packagesContract } from './packages/contract.ts';
import { peopleContract } from './people/contract.ts';
import { personalDataContract } from './personal-data/contract.ts';
import { proposalsContract } from './proposals/contract.ts';
import { protectionContract } from './protection/contract.ts';
import { publishingContract } from './publishing/contract.ts';
import { registrationsContract } from './registrations/contract.ts';
import { scheduleContract } from './schedule/contract.ts';
import { searchContract } from './search/contract.ts';
import { synthesesContract } from './syntheses/contract.ts';
import { trashContract } from './trash/contract.ts';
import { venuesContract } from './venues/contract.ts';
import { workshopsContract } from './workshops/contract.ts';

/** Every operation of the application, feature by feature. The dispatcher refuses what is not named here. */
export const contract = {
  ...dossierContract,
  ...campaignContract,
  ...protectionContract,
  ...backupsContract,
  ...personalDataContract,
  ...dashboardContract,
  ...historyContract,
  ...trashContract,
  ...searchContract,
  ...venuesContract,
  ...networksContract,
  ...meetingsContract,
  ...peopleContract,
  ...registrationsContract,
  ...workshopsContract,
  ...scheduleContract,
  ...listsContract,
  ...proposalsContract,
  ...documentsContract,
  ...synthesesContract,
  ...draftsContract,
  ...packagesContract,
  ...publishingContract,
};
export type AppContract = typeof contract;

/** Every operation that a window may ask for; its host answers those of the host. */
export type WindowContract = AppContract & HostContract;
