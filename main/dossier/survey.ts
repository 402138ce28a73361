import type { OpenedDossier } from '../../shared/dossier/contract.ts';
import { attachmentIsThere } from './attachments.ts';
import { attachedTo } from './copy.ts';
import type { FileSystem } from './file-system.ts';
import type { OpenStore } from './open-store.ts';
import { placeOf, unlessRefused } from './place.ts';

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
