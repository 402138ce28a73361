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
