import { documentsContract } from './documents/contract.ts';
import { synthesesContract } from './syntheses/contract.ts';

/** Every operation of the application, feature by feature. The dispatcher refuses what is not named here. */
export const contract = { ...documentsContract, ...synthesesContract };
export type AppContract = typeof contract;
