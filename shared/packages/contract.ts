import { z } from 'zod';
import { Id, Instant } from '../fields.ts';
import { job, query } from '../operation.ts';
import { FileRef } from '../wire.ts';
import { Finding } from './personal-data.ts';

/** What will leave but could not be read: it must be confirmed by someone who looked at it. */
export const UnreadFile = z.object({ key: z.string(), name: z.string(), reason: z.string() });
export type UnreadFile = z.infer<typeof UnreadFile>;

/** Personal data found in what is about to leave, and what nobody could look for it in. */
export const PackageCheck = z.object({ findings: z.array(Finding), unread: z.array(UnreadFile) });
export type PackageCheck = z.infer<typeof PackageCheck>;

/** A package built once and kept. A version of a synthesis has another one when a space does not read the format of the first. */
export const PackageSummary = z.object({
  id: Id,
  synthesisId: Id,
  /** External-Identifier, the same for every version. */
  identifier: Id,
  /** Its own number, by which a space tells it from the others of its synthesis; not always the version that was signed. */
  version: z.number().int(),
  /** Which one it is of those of its version, from 1. */
  ordinal: z.number().int(),
  /** Name of its folder. */
  name: z.string(),
  sha512: z.string(),
  /** Bytes. */
  size: z.number().int(),
  builtAt: Instant,
});
export type PackageSummary = z.infer<typeof PackageSummary>;

export const packagesContract = {
  'packages.check': query(z.object({ synthesisId: Id }), PackageCheck),
  /** Builds the package of a signed synthesis, once; `confirmed` are the keys of what was looked at and lets pass. */
  'packages.build': job(
    z.object({ synthesisId: Id, confirmed: z.array(z.string().max(2000)).max(10_000) }),
    PackageSummary,
  ),
  'packages.list': query(z.null(), z.array(PackageSummary)),
  /** Offers the zip as a file. */
  'packages.save': job(z.object({ packageId: Id }), FileRef),
};
