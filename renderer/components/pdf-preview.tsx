import { useCallback, useRef } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { FileRef } from '../../shared/wire.ts';
import { fileUrl, runJob } from '../client/call.ts';
import { isDesktop } from '../client/transport.ts';
import { usePrintable } from './printable.ts';
import { notify } from './toasts.tsx';

/** A document to look at, save and print. */
export function PdfPreview({ file }: { file: FileRef }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const print = useCallback(() => {
    if (isDesktop) {
      void runJob('desktop.print', { fileId: file.id }).catch((error: AppError) => notify(error.message));
    } else {
      frame.current?.contentWindow?.print();
    }
  }, [file.id]);
  usePrintable(print);
  return (
    <section className="pdf-preview" aria-label={`Aperçu de ${file.name}`}>
      <div className="pdf-preview__actions">
        <a className="fr-btn" href={fileUrl(file, { download: true })} download={file.name}>
          Enregistrer
        </a>
        <button type="button" className="fr-btn fr-btn--secondary" onClick={print}>
          Imprimer
        </button>
      </div>
      <iframe ref={frame} title={file.name} src={fileUrl(file)} />
    </section>
  );
}
