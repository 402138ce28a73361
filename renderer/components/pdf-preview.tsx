import { useRef } from 'react';
import type { FileRef } from '../../shared/wire.ts';
import { fileUrl } from '../client/call.ts';
import { bridge } from '../client/transport.ts';
import { notify } from './toasts.tsx';

/** A document to look at, save and print. */
export function PdfPreview({ file }: { file: FileRef }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const print = async () => {
    if (!bridge.print) {
      frame.current?.contentWindow?.print();
      return;
    }
    try {
      await bridge.print(file.id);
    } catch {
      notify('L’impression n’a pas pu commencer. Enregistrez le document, puis imprimez-le.');
    }
  };
  return (
    <section className="pdf-preview" aria-label={`Aperçu de ${file.name}`}>
      <div className="pdf-preview__actions">
        <a className="fr-btn" href={fileUrl(file, { download: true })} download={file.name}>
          Enregistrer
        </a>
        <button type="button" className="fr-btn fr-btn--secondary" onClick={() => void print()}>
          Imprimer
        </button>
      </div>
      <iframe ref={frame} title={file.name} src={fileUrl(file)} />
    </section>
  );
}
