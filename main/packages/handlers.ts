import type { packagesContract } from '../../shared/packages/contract.ts';
import type { DossierStore, Reader } from '../engine/dossier/store.ts';
import type { Handlers } from '../engine/operations.ts';
import type { Renderer } from '../engine/render.ts';
import { buildSynthesisPackage } from './build.ts';
import { checkSynthesis } from './check.ts';
import { listPackages, packageById } from './read.ts';

interface Parts {
  readonly renderer: Renderer;
  /** The open dossier; throws `no-dossier` when none is. */
  readonly dossier: () => DossierStore;
  /** The formats of packages that each space of a dossier reads, of those that told. */
  readonly readers: (read: Reader) => readonly (readonly number[])[];
}

export function packagesHandlers({ renderer, dossier, readers }: Parts): Handlers<typeof packagesContract> {
  return {
    'packages.check': ({ read }, { synthesisId }) =>
      checkSynthesis(read, synthesisId, (sha512) => dossier().readFile(sha512)),
    'packages.build': (context, input) =>
      buildSynthesisPackage(context, { renderer, readers: readers(context.read) }, input),
    'packages.list': ({ read }) => listPackages(read),
    'packages.save': async ({ read, dossier: open, files }, { packageId }) => {
      const { sha512, name } = packageById(read, packageId);
      return files.offer(open.readFile(sha512), `${name}.zip`, 'application/zip');
    },
  };
}
