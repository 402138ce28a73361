import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserWindow, WebContents } from 'electron';
import { AppError } from '../../../shared/errors.ts';
import { ORIGIN } from './origin.ts';

/** Milliseconds after which a document that is not drawn will not be. */
const PATIENCE = 30_000;
/** Milliseconds between two looks. */
const PAUSE = 50;

/** Opens the system’s print dialog for a file that the application offers. Throws `not-printed`. */
export async function printFile(
  Window: typeof BrowserWindow,
  fileId: string,
  signal: AbortSignal,
): Promise<void> {
  const window = new Window({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, plugins: true },
  });
  const address = `${ORIGIN}/file/${encodeURIComponent(fileId)}`;
  try {
    await window.loadURL(address);
    await drawn(window.webContents, address, signal);
    await new Promise<void>((resolve, reject) => {
      window.webContents.print({}, (done, reason) => {
        // Someone who closes the dialog has not failed.
        if (done || /cancel/i.test(reason)) resolve();
        else reject(new Error(`printing failed: ${reason}`));
      });
    });
  } catch (cause) {
    signal.throwIfAborted();
    throw new AppError(
      'not-printed',
      'L’impression n’a pas pu commencer. Enregistrez le document, puis imprimez-le.',
      {},
      { cause },
    );
  } finally {
    window.destroy();
  }
}

/**
 * Waits until a PDF is drawn: its address is then twice among the frames, that of the page and that of the viewer’s
 * content (electron/electron, spec/chromium.spec.ts, « PDF Viewer »). Printed before, it comes out blank.
 */
async function drawn({ mainFrame }: WebContents, address: string, signal: AbortSignal): Promise<void> {
  const end = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
  while (mainFrame.framesInSubtree.filter(({ url }) => url === address).length < 2) {
    await delay(PAUSE, undefined, { signal: end });
  }
}
