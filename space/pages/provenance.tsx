import { PAYLOAD_FILES } from '../../shared/packages/payload-files.ts';
import { quotation } from '../syntheses/citation.ts';
import type { ReadSynthesis } from '../syntheses/read.ts';
import { Day, DayOf, Moment } from './dates.tsx';
import { changesPath, citationPath, filePath, packageFilePath, receiptPath, synthesisPath } from './paths.ts';
import { date, Table, text } from './table.tsx';
import { fileSize } from './words.ts';

/** Where a synthesis comes from and what may be taken away of it. */

export interface OfferedFile {
  readonly path: string;
  readonly label: string;
  /** « PDF, 12,4 ko » */
  readonly detail: string;
}

/** What may be downloaded one by one: known files, then joined ones under the names their authors gave. */
export function offeredFiles({ document, files }: Pick<ReadSynthesis, 'document' | 'files'>): OfferedFile[] {
  const sizes = new Map(files.map(({ path, size }) => [path, size]));
  const offer = (path: string, label: string, format?: string): OfferedFile[] => {
    const size = sizes.get(path);
    if (size === undefined) return [];
    return [{ path, label, detail: format ? `${format}, ${fileSize(size)}` : fileSize(size) }];
  };
  return [
    ...PAYLOAD_FILES.flatMap(({ path, offered }) => (offered ? offer(path, ...offered) : [])),
    ...document.attachments.flatMap(({ file, name }) => offer(file, `Pièce jointe\u00a0: ${name}`)),
  ];
}

export function FilesSection({ synthesis }: { synthesis: ReadSynthesis }) {
  const { id, version } = synthesis.document.package;
  const { receipt } = synthesis;
  return (
    <>
      <ul className="downloads">
        {offeredFiles(synthesis).map(({ path, label, detail }) => (
          <li key={path}>
            <Download href={filePath(id, version, path)} label={label} detail={detail} />
          </li>
        ))}
        <li>
          <Download
            href={packageFilePath(id, version)}
            label="L’envoi complet"
            detail={`ZIP, ${fileSize(receipt.size)}`}
          />
        </li>
        <li>
          <Download href={receiptPath(id, version)} label="L’accusé de réception signé" detail="JSON" />
        </li>
      </ul>
      <p className="fr-text--sm">
        Envoi reçu et vérifié le <Moment at={new Date(receipt.acceptedAt)} />. Ces fichiers viennent du
        territoire.
      </p>
    </>
  );
}

function Download({ href, label, detail }: { href: string; label: string; detail: string }) {
  return (
    <a className="fr-link" href={href}>
      {label} ({detail})
    </a>
  );
}

export function VersionsSection({ synthesis: { document, versions } }: { synthesis: ReadSynthesis }) {
  const { id, version: shown } = document.package;
  return (
    <Table
      caption="Versions reçues, la plus récente d’abord"
      columns={[text('Version'), date('Validée le'), date('Reçue le'), text('Ce qui change')]}
      rows={versions.map(({ version, validatedOn, acceptedAt, withdrawnAt }, index) => ({
        key: String(version),
        cells: [
          version === shown ? (
            `Version\u00a0${version} (celle-ci)`
          ) : (
            <a key="version" href={synthesisPath(id, version)}>
              Version&nbsp;{version}
            </a>
          ),
          <Day key="validated" date={validatedOn} />,
          <DayOf key="received" moment={acceptedAt} />,
          <Changes
            key="changes"
            id={id}
            version={version}
            isReadable={withdrawnAt === null}
            earlier={versions.slice(index + 1).find((one) => one.withdrawnAt === null)?.version}
          />,
        ],
      }))}
    />
  );
}

function Changes({
  id,
  version,
  isReadable,
  earlier,
}: {
  id: string;
  version: number;
  isReadable: boolean;
  /** The readable version before it, if any. */
  earlier: number | undefined;
}) {
  if (!isReadable) return 'Retirée';
  if (earlier === undefined) return '—';
  return <a href={changesPath(id, version)}>Depuis la version&nbsp;{earlier}</a>;
}

export function QuoteSection({ synthesis, origin }: { synthesis: ReadSynthesis; origin: string }) {
  const { document } = synthesis;
  const { id, version } = document.package;
  return (
    <>
      <p className="quote">{quotation(document, `${origin}${synthesisPath(id, version)}`)}</p>
      <ul className="downloads">
        <li>
          <Download
            href={citationPath(id, version, 'bib')}
            label="Référence pour LaTeX et JabRef"
            detail="BibTeX"
          />
        </li>
        <li>
          <Download
            href={citationPath(id, version, 'json')}
            label="Référence pour Zotero"
            detail="CSL-JSON"
          />
        </li>
      </ul>
      <p className="fr-text--sm">
        Réutilisation selon la licence{' '}
        <a href={document.licence.url} rel="noopener noreferrer nofollow external">
          {document.licence.name}
        </a>
        .
      </p>
    </>
  );
}
