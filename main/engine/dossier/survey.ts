import type { OpenedDossier } from '../../../shared/dossier/contract.ts';
import { attachmentIsThere } from './attachments.ts';
import { attachedTo } from './copy.ts';
import type { FileSystem } from './file-system.ts';
import type { OpenStore } from './open-store.ts';
import { placeOf, unlessRefused } from './place.ts';
import { openDossier } from './read.ts';
import type { Reader } from './store.ts';

/** What is seen around an open dossier, as of the moment when one looks. */
export type Survey = Pick<OpenedDossier, 'place' | 'missingFiles'>;

export function surveyOf(files: FileSystem, store: OpenStore): Survey {
  const { folder, vault } = store;
  const isMissing = (sha512: string) => !attachmentIsThere({ files, folder, vault }, sha512);
  return {
    place: placeOf(files, folder),
    missingFiles: unlessRefused(() => [...attachedTo(store)].filter(isMissing).length, 0),
  };
}

/** What an open dossier is, as a window shows it; `warnings`: what is to be said besides what the dossier says of itself. */
export function openedAs(
  store: OpenStore,
  survey: Survey,
  warnings: readonly string[],
  read: Reader = store,
): OpenedDossier {
  const { folder, readOnly, vault } = store;
  return {
    ...openDossier(read),
    folder,
    readOnly,
    isProtected: vault.isSealed,
    warnings: [...store.warnings, ...warnings],
    ...survey,
  };
}
