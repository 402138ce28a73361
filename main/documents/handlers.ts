import type { documentsContract } from '../../shared/documents/contract.ts';
import type { DrawnSynthesis } from '../../shared/syntheses/frozen.ts';
import { slug } from '../../shared/text/file-names.ts';
import type { Handlers, NamesOf } from '../engine/operations.ts';
import type { Renderer } from '../engine/render.ts';
import { notToSign } from '../syntheses/errors.ts';
import { frozenOf } from '../syntheses/freeze.ts';
import { synthesisById } from '../syntheses/read.ts';
import { signInDocument } from './sheet-data.ts';

type Contract = typeof documentsContract;

export const documentsHandlers: Pick<Handlers<Contract>, NamesOf<Contract, 'query'>> = {
  'documents.signInSheetSummary': ({ read }, request) => {
    const { sheets } = signInDocument(read, { ...request, blankRows: 0 });
    return {
      sheets: sheets.length,
      people: sheets.reduce((total, { rows }) => total + rows.length, 0),
      fromAfar: sheets.reduce((total, { rows }) => total + rows.filter((row) => row.fromAfar).length, 0),
    };
  },
};

/** Documents are drawn by the renderer that the host gives. */
export function drawingHandlers({
  renderer,
}: {
  renderer: Renderer;
}): Pick<Handlers<Contract>, NamesOf<Contract, 'job'>> {
  return {
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
    'documents.synthesisToSign': async ({ read, files, signal, progress }, { synthesisId }) => {
      const frozen = frozenOf(read, synthesisId);
      if (!frozen || synthesisById(read, synthesisId).state !== 'to-sign') throw notToSign();
      const { document, code } = frozen;
      const drawn: DrawnSynthesis = { ...document, code, signOff: null };
      const file = files.newFile();
      await renderer.render('synthesis-to-sign', drawn, file.path, {
        signal,
        seal: file.seal,
        onPage: (done, total) => progress({ done, total, label: `Page ${done} sur ${total}` }),
      });
      return files.offer(
        file,
        `${slug(document.title).slice(0, 80)}-v${document.version}-${code}.pdf`,
        'application/pdf',
      );
    },
  };
}
