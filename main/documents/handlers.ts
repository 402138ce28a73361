import type { documentsContract } from '../../shared/documents/contract.ts';
import { slug } from '../../shared/packages/names.ts';
import type { Handlers } from '../operations.ts';
import type { Renderer } from '../render.ts';
import { signInDocument } from './sheet-data.ts';

/** Documents are drawn by the renderer that the host gives. */
export function documentsHandlers({ renderer }: { renderer: Renderer }): Handlers<typeof documentsContract> {
  return {
    'documents.signInSheetSummary': ({ read }, request) => {
      const { sheets } = signInDocument(read, { ...request, blankRows: 0 });
      return { sheets: sheets.length, people: sheets.reduce((total, { rows }) => total + rows.length, 0) };
    },
    'documents.signInSheets': async ({ read, files, signal, progress }, request) => {
      progress({ done: 0, total: null, label: 'Préparation des feuilles' });
      const document = signInDocument(read, request);
      const file = files.newFile();
      try {
        await renderer.render('sign-in-sheets', document, file.path, {
          signal,
          seal: file.seal,
          onPage: (done, total) => progress({ done, total, label: `Page ${done} sur ${total}` }),
        });
      } catch (error) {
        await file.remove();
        throw error;
      }
      return files.offer(file, `${slug(document.title)}.pdf`, 'application/pdf');
    },
  };
}
