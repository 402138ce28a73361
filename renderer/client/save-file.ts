import type { FileRef } from '../../shared/wire.ts';
import { fileUrl } from './call.ts';

/** Hands a file to the browser, which asks where to keep it or puts it among the downloads. */
export function saveFile(file: FileRef): void {
  const link = document.createElement('a');
  link.href = fileUrl(file, { download: true });
  link.download = file.name;
  link.click();
}
