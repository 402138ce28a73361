import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base } from 'playwright/test';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import type { Receipt } from '../../shared/publishing/protocol.ts';
import type * as start from '../../space/start.ts';
import { type SampleAttachment, samplePackage } from '../factories/packages.ts';

export interface E2eSpace extends start.RunningSpace {
  /** Publishes a synthesis as one that came on a USB stick. */
  publish(document: SynthesisDocument, attachments?: readonly SampleAttachment[]): Promise<Receipt>;
}

/** A national space as built, shared by the tests of one worker: making its database takes seconds. */
export const spaceTest = base.extend<object, { space: E2eSpace }>({
  space: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures asked for from this pattern.
    async ({}, use) => {
      const dataFolder = await mkdtemp(join(tmpdir(), 'cahiers-e2e-space-'));
      const space = await startBuiltSpace(dataFolder);
      const publish: E2eSpace['publish'] = async (document, attachments = []) => {
        const path = join(dataFolder, 'envoi.zip');
        await writeFile(path, await samplePackage(document, attachments));
        return space.ingest(path);
      };
      await use({ ...space, publish });
      await space.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

/** The space from `out`, since Playwright’s own compilation of React is not the one that pages need. */
export async function startBuiltSpace(dataFolder: string): Promise<start.RunningSpace> {
  const built = join(import.meta.dirname, '..', '..', 'out', 'space', 'start.js');
  const { startSpace } = (await import(pathToFileURL(built).href)) as typeof start;
  return startSpace({ dataFolder, port: 0 });
}
