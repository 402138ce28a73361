/** Every operation of the application, feature by feature. The dispatcher refuses what is not named here. */
export const contract = {};
export type AppContract = typeof contract;
