import { call } from './call.ts';
import type { Running } from './fixtures.ts';

/** Opens a dossier that is not in the list, as one does: by the system’s dialog in the desktop, by its path in a browser. */
export async function openElsewhere({ page, desktop }: Running, path: string): Promise<void> {
  if (desktop) {
    desktop.answer('showOpenDialog', { canceled: false, filePaths: [path] });
    await page.getByRole('button', { name: 'Choisir son dossier…' }).click();
    return;
  }
  await page.getByLabel('Ouvrir un autre dossier').fill(path);
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
}

/** Says where a copy of the dossier is to go. */
export async function sayWhereToCopy({ page, desktop }: Running, path: string): Promise<void> {
  if (desktop) {
    desktop.answer('showOpenDialog', { canceled: false, filePaths: [path] });
    await page.getByRole('button', { name: /^Choisir un (autre )?emplacement…$/ }).click();
    await page.getByText(path, { exact: true }).waitFor();
    return;
  }
  await page.locator('input[name=folder]').fill(path);
}

/** What a call gives to name a folder: its path in a browser, what a dialog answered in the desktop. */
export async function placeOf({ page, desktop }: Running, folder: string): Promise<string> {
  if (!desktop) return folder;
  desktop.answer('showOpenDialog', { canceled: false, filePaths: [folder] });
  const chosen = await call(page, 'desktop.chooseFolder', { purpose: 'creation' });
  if (!chosen) throw new Error('nothing was chosen');
  return chosen.place;
}
