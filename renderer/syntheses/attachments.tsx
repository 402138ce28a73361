import { useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { HeldFile } from '../../shared/syntheses/model.ts';
import { sizeInWords } from '../../shared/text/numbers.ts';
import { fileUrl, runJob, sendFile } from '../client/call.ts';
import { useCommand, useJob } from '../client/hooks.ts';
import { FileInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { notify } from '../components/toasts.tsx';

interface AttachmentsProps {
  readonly synthesisId: string;
  readonly attachments: readonly HeldFile[];
  readonly readOnly: boolean;
}

/** Files that leave with the synthesis, and the signed file that stays in the dossier. */
export function Attachments({ synthesisId, attachments, readOnly }: AttachmentsProps) {
  const [failure, setFailure] = useState<string | undefined>();
  const [added, setAdded] = useState(0);
  const attach = useJob('syntheses.attach');
  const detach = useCommand('syntheses.detach');
  const joined = attachments.filter(({ purpose }) => purpose === 'joined');
  const evidence = attachments.filter(({ purpose }) => purpose === 'sign-off');

  const attempt = async (work: () => Promise<unknown>) => {
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      setFailure((error as AppError).message);
    }
  };
  const add = (file: File | null) =>
    attempt(async () => {
      if (!file) return;
      await attach.start({ id: synthesisId, file: await sendFile(file) });
      notify(`Document joint\u00a0: ${file.name}`);
      setAdded(added + 1);
    });
  const remove = ({ id, name }: HeldFile) =>
    attempt(async () => {
      if (id === null) return;
      await detach.run({ attachmentId: id });
      notify(`Document retiré\u00a0: ${name}`);
    });

  return (
    <section aria-labelledby="attachments" className="fr-mt-4w">
      <h2 className="fr-h5" id="attachments">
        Documents joints
      </h2>
      {joined.length === 0 && <p className="fr-text--sm">Aucun document n’est joint à cette version.</p>}
      <ul className="attachments">
        {joined.map((one) => (
          <li key={one.id ?? one.name}>
            <OpenAttachment synthesisId={synthesisId} attachment={one} attempt={attempt} />
            {!readOnly && (
              <button
                type="button"
                className="fr-btn fr-btn--sm fr-btn--tertiary"
                aria-label={`Retirer ${one.name}`}
                onClick={() => void remove(one)}
              >
                Retirer
              </button>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <FileInput
          key={added}
          label="Joindre un document"
          hint="Il partira avec la synthèse. 100 Mo au plus."
          error={failure}
          value={null}
          onChange={(file: File | null) => void add(file)}
        />
      )}
      {readOnly && failure && <p className="fr-error-text">{failure}</p>}
      {attach.running && <JobStatus job={attach} />}
      {evidence.length > 0 && (
        <>
          <h3 className="fr-h6 fr-mt-2w">Preuve du visa</h3>
          <p className="fr-text--sm">Ce document reste dans le dossier{'\u00a0'}: il n’est pas envoyé.</p>
          <ul className="attachments">
            {evidence.map((one) => (
              <li key={one.id}>
                <OpenAttachment synthesisId={synthesisId} attachment={one} attempt={attempt} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function OpenAttachment({
  synthesisId,
  attachment,
  attempt,
}: {
  synthesisId: string;
  attachment: HeldFile;
  attempt: (work: () => Promise<unknown>) => Promise<void>;
}) {
  const open = () =>
    attempt(async () => {
      const { name, sha512 } = attachment;
      const file = await runJob('syntheses.openAttachment', { id: synthesisId, name, sha512 });
      const link = document.createElement('a');
      link.href = fileUrl(file, { download: true });
      link.download = file.name;
      link.click();
    });
  return (
    <button type="button" className="fr-link fr-link--download" onClick={() => void open()}>
      {attachment.name} <span className="fr-link__detail">{sizeInWords(attachment.size)}</span>
    </button>
  );
}
