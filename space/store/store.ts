import type { DataStore } from '@tus/server';
import type { RandomAccessSource } from '../../shared/packages/port.ts';
import type { Receipt } from '../../shared/publishing/protocol.ts';

/**
 * Where a space keeps what it holds true: accepted packages with their receipts, and a few small documents. The
 * database is made from it. What a method has answered for is durable.
 */
export interface SpaceStore {
  readonly documents: Documents;
  readonly packages: Packages;
  readonly uploads: Uploads;
  /** Rejects when it cannot be reached. */
  check(): Promise<void>;
}

/** Small texts by name: the registry, the keys that sign receipts. Only the space reads them. */
export interface Documents {
  read(name: string): Promise<string | undefined>;
  /** Replaces it whole: whatever the crash, the old text or the new one is there. */
  write(name: string, text: string): Promise<void>;
  /** What an operator calls it: a path, an address. */
  describe(name: string): string;
}

export const REGISTRY_DOCUMENT = 'registry.json';
export const SIGNING_KEYS_DOCUMENT = 'signing-keys.json';

/** The accepted packages: `<package>/<version>/package.zip` and `receipt.json`. */
export interface Packages {
  /**
   * Keeps a complete upload with its receipt. The version is there once its receipt is; doing it again with the same
   * receipt finishes what a crash cut.
   */
  keep(uploadId: string, receipt: Receipt): Promise<void>;
  receipt(packageId: string, version: number): Promise<Receipt | undefined>;
  /** Undefined when the store lacks it; `close` it. */
  open(packageId: string, version: number): Promise<PackageSource | undefined>;
  /** Every version that has a receipt. */
  list(): AsyncIterable<KeptVersion>;
}

export interface KeptVersion {
  readonly packageId: string;
  readonly version: number;
}

export interface PackageSource extends RandomAccessSource {
  /** All its bytes, in order. */
  stream(): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** Uploads that are not finished, or not decided yet. */
export interface Uploads {
  /** What tus writes to. An upload that nobody goes on with expires after `lifetime` milliseconds. */
  tusStore(lifetime: number): DataStore;
  /** Whether all the bytes are here and durable; mends what a crash cut just before. */
  isComplete(id: string, size: number): Promise<boolean>;
  exists(id: string): Promise<boolean>;
  /** Keeps a text beside a complete upload until it is dropped, where the database may lose what it was told. */
  note(id: string, text: string): Promise<void>;
  /** Undefined when there is none. */
  noted(id: string): Promise<string | undefined>;
  /** A complete upload as a file to read, until it is released; undefined when there is none. */
  asFile(id: string, signal: AbortSignal): Promise<HeldFile | undefined>;
  /** Copies a file in, as a complete upload. */
  put(id: string, path: string): Promise<void>;
  /** Removes it; nothing happens when there is none. */
  drop(id: string): Promise<void>;
  list(): AsyncIterable<{ readonly id: string; readonly changedAt: Date }>;
  hasRoomFor(bytes: number): Promise<boolean>;
}

export interface HeldFile {
  readonly path: string;
  release(): Promise<void>;
}
