import type { FileSystem } from '../../main/engine/dossier/file-system.ts';
import { type FileCall, systemError } from './faulty-file-system.ts';
import type { SimulatedDisk } from './simulated-disk.ts';

/** A call on its way to the disk. */
interface Call {
  readonly name: FileCall;
  readonly arguments: readonly unknown[];
  /** Lets it reach the disk. */
  readonly proceed: () => unknown;
}

/** What goes wrong at a call, and at those after it: `late` counts them from 0. Lets through what it does not concern. */
export interface Fault {
  readonly name: string;
  /** Whether something goes wrong at all when the first one has this name. */
  readonly concerns: (call: FileCall) => boolean;
  readonly meet: (call: Call, late: number, disk: SimulatedDisk) => unknown;
}

/** A disk that is well until it is armed, and can be changed for another. */
export function ailing(first: SimulatedDisk) {
  let disk = first;
  let calls: FileCall[] | undefined;
  let armed: { readonly nth: number; readonly fault: Fault } | undefined;
  const meet = (call: Call): unknown => {
    calls?.push(call.name);
    const late = armed && calls ? calls.length - armed.nth : -1;
    return armed && late >= 0 ? armed.fault.meet(call, late, disk) : call.proceed();
  };
  const files = new Proxy<FileSystem>(disk, {
    get: (_, name: FileCall) => {
      return (...given: unknown[]) => {
        const real = disk[name].bind(disk) as (...all: unknown[]) => unknown;
        return meet({ name, arguments: given, proceed: () => real(...given) });
      };
    },
  });
  return {
    files,
    get now(): SimulatedDisk {
      return disk;
    },
    change: (other: SimulatedDisk) => {
      disk = other;
    },
    /** From now on calls are counted, and the `nth`, from 1, meets the fault. */
    arm: (nth = 0, fault?: Fault) => {
      calls = [];
      armed = fault && { nth, fault };
    },
    /** What was wrong is over. Answers every call made since it was armed, in order. */
    heal: (): readonly FileCall[] => {
      const made = calls ?? [];
      calls = undefined;
      armed = undefined;
      return made;
    },
  };
}

const WRITING: readonly FileCall[] = [
  ...(['write', 'truncate', 'sync', 'syncData', 'rename', 'remove', 'removeFolder'] as const),
  ...(['makeFolder', 'syncFolder'] as const),
];
const opensToWrite = ({ name, arguments: [, flags] }: Call) => name === 'open' && flags !== 'r';
const takesRoom = (call: Call) =>
  ['write', 'makeFolder'].includes(call.name) || (opensToWrite(call) && call.arguments[1] === 'wx');

/** A call that fails once. A file that refuses to be closed is closed all the same. */
const once = (code: string): Fault => ({
  name: code,
  concerns: (call) => call !== 'pause',
  meet: (call, late) => {
    if (late > 0) return call.proceed();
    if (call.name === 'close') call.proceed();
    throw systemError(code);
  },
});

/** From a call on, all those of a sort fail. */
const lasting = (name: string, code: string, fails: (call: Call) => boolean): Fault => ({
  name,
  concerns: (call) => call !== 'pause',
  meet: (call) => {
    if (!fails(call)) return call.proceed();
    if (call.name === 'close') call.proceed();
    throw systemError(code);
  },
});

const shortWrite = (name: string, then: (call: Call, late: number) => unknown): Fault => ({
  name,
  concerns: (call) => call === 'write',
  meet: (call, late, disk) => {
    if (late > 0) return then(call, late);
    const [file, bytes, position] = call.arguments as [number, Uint8Array, number];
    return disk.write(file, bytes.subarray(0, Math.max(1, bytes.length >> 1)), position);
  },
});

/** All that a disk may do to one who writes to it. */
export const FAULTS: readonly Fault[] = [
  ...['ENOSPC', 'EIO', 'EACCES', 'EROFS', 'EMFILE', 'EBUSY'].map(once),
  shortWrite('a short write', (call) => call.proceed()),
  shortWrite('a short write, then no room', (call, late) => {
    if (late === 1) throw systemError('ENOSPC');
    return call.proceed();
  }),
  {
    name: 'a failed sync that forgets',
    concerns: (call) => call === 'sync' || call === 'syncData',
    meet: (call, late, disk) => {
      if (late > 0) return call.proceed();
      disk.loseUnsynced(call.arguments[0] as number);
      throw systemError('EIO');
    },
  },
  {
    name: 'a rename held for a moment',
    concerns: (call) => call === 'rename',
    meet: (call, late) => {
      // Between two tries there is a pause.
      if (call.name === 'rename' && late < 6) throw systemError(late < 3 ? 'EPERM' : 'EBUSY');
      return call.proceed();
    },
  },
  lasting('a rename held for long', 'EPERM', ({ name }) => name === 'rename'),
  lasting('full from then on', 'ENOSPC', takesRoom),
  lasting('read-only from then on', 'EROFS', (call) => WRITING.includes(call.name) || opensToWrite(call)),
  lasting('pulled out', 'EIO', () => true),
];
