/** Held by who changes which versions of a synthesis there are. */
export const packageLock = (packageId: string): string => `package:${packageId}`;
