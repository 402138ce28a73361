import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import type { Receipt } from '../../shared/publishing/protocol.ts';
import type { SpaceSettings } from '../../space/configuration.ts';
import type * as start from '../../space/start.ts';
import { type SampleAttachment, samplePackage } from '../factories/packages.ts';

export interface E2eSpace extends start.RunningSpace {
  /** Publishes a synthesis as one that came on a USB stick. */
  publish(document: SynthesisDocument, attachments?: readonly SampleAttachment[]): Promise<Receipt>;
}

/** A national space as built, over a folder that goes with it. */
export async function openSpace(
  settings: Partial<SpaceSettings> = {},
  options: Partial<start.StartOptions> = {},
): Promise<E2eSpace & AsyncDisposable> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'cahiers-e2e-space-'));
  const space = await startBuiltSpace({ ...options, dataFolder, port: 0, settings });
  return {
    ...space,
    publish: async (document, attachments = []) => {
      const path = join(dataFolder, 'envoi.zip');
      await writeFile(path, await samplePackage(document, attachments));
      return space.ingest(path);
    },
    [Symbol.asyncDispose]: async () => {
      await space.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The space from `out`, since Playwright’s own compilation of React is not the one that pages need. */
async function startBuiltSpace(options: start.StartOptions): Promise<start.RunningSpace> {
  const built = join(import.meta.dirname, '..', '..', 'out', 'space', 'start.js');
  const { startSpace } = (await import(pathToFileURL(built).href)) as typeof start;
  return startSpace(options);
}
