import type { PackageSummary } from '../../shared/packages/contract.ts';

export interface PackagesTables {
  /** `confirmed` is the JSON of the keys that were confirmed when it was built. */
  package: Omit<PackageSummary, 'ordinal'> & { confirmed: string };
}
