import type { BrowserWindow } from 'electron';
import { ORIGIN } from './origin.ts';

/** Opens the system’s print dialog for a file that the application offers. Throws when the file cannot be shown. */
export async function printFile(Window: typeof BrowserWindow, fileId: string): Promise<void> {
  const window = new Window({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, plugins: true },
  });
  try {
    await window.loadURL(`${ORIGIN}/file/${encodeURIComponent(fileId)}`);
    await new Promise<void>((resolve, reject) => {
      window.webContents.print({}, (done, reason) => {
        // Someone who closes the dialog has not failed.
        if (done || /cancel/i.test(reason)) resolve();
        else reject(new Error(`printing failed: ${reason}`));
      });
    });
  } finally {
    window.destroy();
  }
}
