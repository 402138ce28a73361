import { basename, dirname } from 'node:path';
import type { FileSystem } from '../../main/engine/dossier/file-system.ts';
import { systemError } from './faulty-file-system.ts';

/** What a disk writes whole or not at all, in bytes. */
const SECTOR = 512;

interface FileNode {
  readonly kind: 'file';
  readonly inode: string;
  /** What a process reads. */
  current: Uint8Array;
  /** What a power cut leaves for certain. */
  durable: Uint8Array;
  /** What was done since the last sync, in order. */
  pending: Pending[];
  modified: bigint;
}
type Pending = { readonly at: number; readonly bytes: Uint8Array } | { readonly size: number };

interface FolderNode {
  readonly kind: 'folder';
  readonly inode: string;
  current: Map<string, Node>;
  durable: Map<string, Node>;
}
type Node = FileNode | FolderNode;

/** A change of names that no sync has made durable: all of it survives a power cut, or none. */
type Renaming = readonly { readonly folder: FolderNode; readonly name: string; readonly node?: Node }[];

/**
 * A disk in memory that knows what it would lose if the power went: bytes that no sync followed, names whose folder was not
 * synced. It is as harsh as POSIX allows: a synced file is lost when its name was not. Paths are those of this system.
 */
export class SimulatedDisk implements FileSystem {
  readonly #root: FolderNode = { kind: 'folder', inode: '0', current: new Map(), durable: new Map() };
  readonly #open = new Map<number, FileNode>();
  #renamings: Renaming[] = [];
  #next = 1;
  /** Bytes of all its files together, beyond which it is full. */
  capacity = Number.POSITIVE_INFINITY;

  /** Files that someone has not closed. */
  get openFiles(): number {
    return this.#open.size;
  }

  /** Bytes that it takes still. */
  get free(): number {
    if (this.capacity === Number.POSITIVE_INFINITY) return this.capacity;
    const used = this.files().reduce((sum, path) => sum + this.#file(path).current.length, 0);
    return Math.max(0, this.capacity - used);
  }

  open(path: string, flags: 'r' | 'r+' | 'wx'): number {
    const found = this.#find(path);
    if (flags === 'wx') {
      if (found) throw systemError('EEXIST');
      this.#rename([{ folder: this.#folder(dirname(path)), name: basename(path), node: this.#newFile() }]);
    } else if (found?.kind === 'folder') throw systemError('EISDIR');
    const file = this.#next++;
    this.#open.set(file, this.#file(path));
    return file;
  }

  read(file: number, into: Uint8Array, position: number): number {
    const bytes = this.#opened(file).current.subarray(position, position + into.length);
    into.set(bytes);
    return bytes.length;
  }

  write(file: number, bytes: Uint8Array, position: number): number {
    const node = this.#opened(file);
    const fits = Math.max(0, node.current.length + this.free - position);
    if (fits === 0 && bytes.length > 0) throw systemError('ENOSPC');
    const done: Pending = { at: position, bytes: Uint8Array.from(bytes.subarray(0, fits)) };
    node.current = applied(node.current, done);
    node.pending.push(done);
    node.modified = later();
    return done.bytes.length;
  }

  size(file: number): number {
    return this.#opened(file).current.length;
  }

  truncate(file: number, size: number): void {
    const node = this.#opened(file);
    node.current = applied(node.current, { size });
    node.modified = later();
    node.pending.push({ size });
  }

  sync(file: number): void {
    const node = this.#opened(file);
    // Not what a process reads: what a failed sync lost is not written by the next one.
    node.durable = node.pending.reduce(applied, node.durable);
    node.pending = [];
  }

  /** Promises nothing of what lies beyond the size that was synced. */
  syncData(file: number): void {
    const node = this.#opened(file);
    const size = node.durable.length;
    const beyond = node.pending.filter((done) => 'size' in done || done.at + done.bytes.length > size);
    node.durable = node.pending
      .filter((done) => !('size' in done))
      .reduce(applied, node.durable)
      .slice(0, size);
    node.pending = beyond;
  }

  /** What a failed sync does: the system takes for written what it never wrote. */
  loseUnsynced(file: number): void {
    this.#opened(file).pending = [];
  }

  close(file: number): void {
    this.#opened(file);
    this.#open.delete(file);
  }

  rename(from: string, to: string): void {
    const node = this.#node(from);
    const there = this.#find(to);
    if (there && (there.kind !== node.kind || there.kind === 'folder')) throw systemError('ENOTEMPTY');
    this.#rename([
      { folder: this.#folder(dirname(from)), name: basename(from) },
      { folder: this.#folder(dirname(to)), name: basename(to), node },
    ]);
  }

  remove(path: string): void {
    this.#file(path);
    this.#rename([{ folder: this.#folder(dirname(path)), name: basename(path) }]);
  }

  removeFolder(path: string): void {
    if (this.#folder(path).current.size > 0) throw systemError('ENOTEMPTY');
    this.#rename([{ folder: this.#folder(dirname(path)), name: basename(path) }]);
  }

  list(folder: string): string[] {
    return [...this.#folder(folder).current.keys()].sort();
  }

  entries(folder: string) {
    return [...this.#folder(folder).current].map(([name, { kind }]) => ({ name, kind }));
  }

  makeFolder(path: string): void {
    if (this.#find(path)?.kind === 'folder') return;
    this.makeFolder(dirname(path));
    const node: FolderNode = { kind: 'folder', inode: this.#inode(), current: new Map(), durable: new Map() };
    this.#rename([{ folder: this.#folder(dirname(path)), name: basename(path), node }]);
  }

  syncFolder(path: string): void {
    this.#settle(this.#renamings.map((change) => change.some(({ folder }) => folder === this.#folder(path))));
  }

  realPath(path: string): string {
    this.#node(path);
    return path;
  }

  status(path: string) {
    const node = this.#find(path);
    if (!node) return undefined;
    const size = node.kind === 'file' ? node.current.length : 0;
    return { kind: node.kind, size, inode: node.inode, writable: true };
  }

  standing(path: string) {
    const node = this.#find(path);
    return node && standingOf(node);
  }

  standingOf(file: number) {
    return standingOf(this.#opened(file));
  }

  pause(): void {
    // What is waited for has already come.
  }

  /** The content of a file, and every file there is, by its path. */
  content(path: string): Uint8Array {
    return Uint8Array.from(this.#file(path).current);
  }

  files(folder = '/'): string[] {
    return this.list(folder).flatMap((name) => {
      const path = folder === '/' ? `/${name}` : `${folder}/${name}`;
      return this.#find(path)?.kind === 'folder' ? this.files(path) : [path];
    });
  }

  /** Gives a file another content, safely on the disk, as nothing of the application does. */
  put(path: string, bytes: Uint8Array): void {
    if (!this.#find(path)) {
      this.makeFolder(dirname(path));
      this.close(this.open(path, 'wx'));
    }
    const node = this.#file(path);
    node.current = Uint8Array.from(bytes);
    node.durable = node.current;
    node.pending = [];
    node.modified = later();
    this.#settle(this.#renamings.map(() => true));
  }

  /** The same files, which another process finds: what a killed one leaves. */
  copy(): SimulatedDisk {
    return this.#leave(
      (folder) => folder.current,
      (file) => file.current,
    );
  }

  /** What a power cut leaves: all that was synced, and of the rest what `survives` says, nothing when it is not given. */
  afterPowerCut(survives: () => boolean = () => false): SimulatedDisk {
    const before = new Map(this.#folders().map((folder) => [folder, new Map(folder.durable)]));
    const renamings = this.#renamings;
    this.#settle(renamings.map(() => survives()));
    const left = this.#leave(
      (folder) => folder.durable,
      (file) => file.pending.reduce((bytes, done) => torn(bytes, done, survives), file.durable),
    );
    for (const [folder, durable] of before) folder.durable = durable;
    this.#renamings = renamings;
    return left;
  }

  #leave(namesOf: (folder: FolderNode) => Map<string, Node>, bytesOf: (file: FileNode) => Uint8Array) {
    const disk = new SimulatedDisk();
    const copied = new Map<Node, Node>();
    const copy = (node: Node): Node => {
      const known = copied.get(node);
      if (known) return known;
      if (node.kind === 'folder') {
        const folder: FolderNode = {
          kind: 'folder',
          inode: disk.#inode(),
          current: new Map(),
          durable: new Map(),
        };
        copied.set(node, folder);
        fill(folder, node);
        return folder;
      }
      // Nobody changes bytes in place: both disks may share them.
      const bytes = bytesOf(node);
      const file: FileNode = {
        kind: 'file',
        inode: disk.#inode(),
        current: bytes,
        durable: bytes,
        pending: [],
        modified: node.modified,
      };
      copied.set(node, file);
      return file;
    };
    const fill = (to: FolderNode, from: FolderNode) => {
      for (const [name, node] of namesOf(from)) to.current.set(name, copy(node));
      to.durable = new Map(to.current);
    };
    fill(disk.#root, this.#root);
    return disk;
  }

  /** Makes changes of names durable, and with each those before it in the same folders. */
  #settle(chosen: readonly boolean[]): void {
    const folders = new Set<FolderNode>();
    const settled = this.#renamings.map(() => false);
    for (let index = this.#renamings.length - 1; index >= 0; index--) {
      const change = this.#renamings[index] ?? [];
      if (!chosen[index] && !change.some(({ folder }) => folders.has(folder))) continue;
      settled[index] = true;
      for (const { folder } of change) folders.add(folder);
    }
    for (const [index, change] of this.#renamings.entries()) {
      if (settled[index]) for (const one of change) setName(one.folder.durable, one);
    }
    this.#renamings = this.#renamings.filter((_, index) => !settled[index]);
  }

  #rename(change: Renaming): void {
    for (const one of change) setName(one.folder.current, one);
    this.#renamings.push(change);
  }

  #folders(): FolderNode[] {
    const found = new Set<FolderNode>([this.#root]);
    for (const folder of found) {
      for (const node of [...folder.current.values(), ...folder.durable.values()]) {
        if (node.kind === 'folder') found.add(node);
      }
    }
    for (const change of this.#renamings) for (const { folder } of change) found.add(folder);
    return [...found];
  }

  #find(path: string): Node | undefined {
    let node: Node | undefined = this.#root;
    for (const name of path.split('/').filter((part) => part !== '')) {
      node = node?.kind === 'folder' ? node.current.get(name) : undefined;
    }
    return node;
  }

  #node(path: string): Node {
    const node = this.#find(path);
    if (!node) throw systemError('ENOENT');
    return node;
  }

  #file(path: string): FileNode {
    const node = this.#node(path);
    if (node.kind !== 'file') throw systemError('EISDIR');
    return node;
  }

  #folder(path: string): FolderNode {
    const node = this.#node(path);
    if (node.kind !== 'folder') throw systemError('ENOTDIR');
    return node;
  }

  #opened(file: number): FileNode {
    const node = this.#open.get(file);
    if (!node) throw systemError('EBADF');
    return node;
  }

  #newFile(): FileNode {
    const none = new Uint8Array();
    return {
      ...{ kind: 'file', inode: this.#inode(), modified: later() },
      ...{ current: none, durable: none, pending: [] },
    };
  }

  /** Never one that another disk has given: a lock that is copied with its folder holds nothing. */
  #inode(): string {
    return `${++inodes}`;
  }
}

let inodes = 0;
let moments = 0n;

const later = (): bigint => ++moments;

function standingOf(node: Node) {
  const isFile = node.kind === 'file';
  return {
    kind: node.kind,
    inode: node.inode,
    size: isFile ? node.current.length : 0,
    modified: isFile ? node.modified : 0n,
  };
}

function setName(names: Map<string, Node>, { name, node }: Renaming[number]): void {
  if (node) names.set(name, node);
  else names.delete(name);
}

function applied(bytes: Uint8Array, done: Pending): Uint8Array {
  if ('size' in done) {
    const cut = new Uint8Array(done.size);
    cut.set(bytes.subarray(0, done.size));
    return cut;
  }
  const next = new Uint8Array(Math.max(bytes.length, done.at + done.bytes.length));
  next.set(bytes);
  next.set(done.bytes, done.at);
  return next;
}

/** A write of which only some sectors reached the disk. */
function torn(bytes: Uint8Array, done: Pending, survives: () => boolean): Uint8Array {
  if ('size' in done) return survives() ? applied(bytes, done) : bytes;
  let left = bytes;
  for (let from = done.at; from < done.at + done.bytes.length; ) {
    const to = Math.min((Math.floor(from / SECTOR) + 1) * SECTOR, done.at + done.bytes.length);
    if (survives())
      left = applied(left, { at: from, bytes: done.bytes.subarray(from - done.at, to - done.at) });
    from = to;
  }
  return left;
}
