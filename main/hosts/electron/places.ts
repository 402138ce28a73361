import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { App } from 'electron';

/** Beside the executable, it keeps on the stick what the user does there. The archive for sticks comes with it. */
export const STICK_FILE = 'cle-usb.txt';
/** What the installer leaves beside an installed application. Removing it removes the whole folder, dossiers included. */
const UNINSTALLER = 'Uninstall Cahiers.exe';

/** Where the application keeps what is the user’s. */
export interface Places {
  /** The dossiers made by default, and the preferences. */
  readonly dataFolder: string;
  /** What Chromium keeps for the window; undefined where the system says. */
  readonly userData: string | undefined;
}

export interface PlacesAsked {
  /** Path of the running executable. */
  readonly executable: string;
  /** The user’s own folder. */
  readonly home: string;
  /** `CAHIERS_DATA`, which wins. */
  readonly asked: string | undefined;
}

/** Beside the executable when it runs from a stick, else in the user’s own folder. */
export function placesOf({ executable, home, asked }: PlacesAsked): Places {
  const folder = dirname(executable);
  const onStick = existsSync(join(folder, STICK_FILE)) && !existsSync(join(folder, UNINSTALLER));
  const kept = onStick ? join(folder, 'Dossiers') : join(home, 'Cahiers');
  return {
    dataFolder: asked ? resolve(asked) : kept,
    userData: onStick ? join(kept, 'fenetre') : undefined,
  };
}

/** Has Chromium keep there what it keeps for the window. Must run before anything asks Electron where that is. */
export function keepUserData(app: Pick<App, 'setPath'>, { userData }: Places): void {
  if (userData === undefined) return;
  try {
    // Electron refuses a folder that does not exist.
    mkdirSync(userData, { recursive: true });
  } catch {
    // A stick that cannot be written to: the data folder, made next, is refused with its reason.
    return;
  }
  app.setPath('userData', userData);
}
