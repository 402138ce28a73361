import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Deposit, Sending } from '../../shared/publishing/contract.ts';
import type { Receipt } from '../../shared/publishing/protocol.ts';
import { readBeside } from '../../shared/publishing/read-beside.ts';
import { DEPOSIT_FIELDS, theSentInWords } from '../../shared/publishing/words.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { useJob } from '../client/hooks.ts';
import { saveFile } from '../client/save-file.ts';
import { Button } from '../components/button.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import { Withdrawn } from './withdrawn.tsx';
import { momentInWords } from './words.ts';

interface ReceiptsProps {
  readonly sending: Sending;
  /** All the versions of this synthesis that are signed off. */
  readonly versions: readonly Sending[];
  /** Asks the space what it says at this moment. */
  readonly onAsk: () => void;
}

/** The proofs that a synthesis has arrived, in plain words. */
export function Receipts(props: ReceiptsProps) {
  return props.sending.deposits.map((deposit) => {
    if (deposit.state === 'handed-over') return <HandedOver key={deposit.id} deposit={deposit} />;
    if (!deposit.receipt) return null;
    return <ReceiptView key={deposit.id} deposit={deposit} receipt={deposit.receipt} {...props} />;
  });
}

function ReceiptView({
  deposit,
  receipt,
  sending: { synthesis, packages },
  versions,
  onAsk,
}: ReceiptsProps & { deposit: Deposit; receipt: Receipt }) {
  const save = useJob('publishing.saveReceiptPage');
  const proof = useJob('publishing.saveReceipt');
  const [isWithdrawing, setWithdrawing] = useState(false);
  const view = useRef<HTMLElement>(null);
  const title = `receipt-${deposit.id}`;
  const { withdrawal } = deposit;
  const ordinal = packages.find(({ id }) => id === deposit.packageId)?.ordinal ?? 1;
  const beside = readBeside(versions, deposit.spaceId, receipt);
  const readNow = versions.find((one) => one.synthesis.version === beside.version);
  const next = versions.find((one) => one.synthesis.version > synthesis.version);
  useEffect(() => {
    if (!withdrawal || !isWithdrawing) return;
    // The button that had the focus is gone: it goes to what took its place.
    view.current?.focus();
    setWithdrawing(false);
  }, [withdrawal, isWithdrawing]);
  return (
    <section
      ref={view}
      tabIndex={-1}
      className={`publishing__receipt${withdrawal ? ' publishing__receipt--withdrawn' : ''}`}
      aria-labelledby={title}
    >
      <h2 className="fr-h5" id={title}>
        {DEPOSIT_FIELDS.receipt}
      </h2>
      <p>
        <strong>{deposit.spaceName}</strong> a reçu et vérifié {theSentInWords(synthesis.version, ordinal)} de
        cette synthèse <strong>{momentInWords(receipt.acceptedAt)}</strong>.
        {receipt.version !== synthesis.version &&
          ` L’espace l’affiche sous le numéro de version ${receipt.version}\u00a0; ses pages portent celui qui a été signé, ${synthesis.version}.`}
      </p>
      {withdrawal && (
        <Withdrawn version={synthesis.version} withdrawal={withdrawal} beside={beside} readNow={readNow} />
      )}
      <p>
        Cet accusé est signé par l’espace et sa signature a été contrôlée. Il prouve que le contenu reçu est
        exactement celui que votre dossier conserve, qu’il vient de votre territoire, et à quel moment il est
        arrivé.
      </p>
      <div className="publishing__receipt-actions">
        <Button
          type="button"
          className="fr-btn fr-btn--secondary"
          waiting={save.running}
          onClick={() => void save.start({ depositId: deposit.id }).then(saveFile, () => undefined)}
        >
          Enregistrer l’accusé de réception
        </Button>
        <Button
          type="button"
          className="fr-btn fr-btn--tertiary"
          waiting={proof.running}
          onClick={() => void proof.start({ depositId: deposit.id }).then(saveFile, () => undefined)}
        >
          Enregistrer la preuve signée
        </Button>
        {withdrawal ? (
          <NextVersion synthesisId={synthesis.id} next={next} />
        ) : (
          <button type="button" className="fr-btn fr-btn--secondary" onClick={() => setWithdrawing(true)}>
            Retirer de l’espace…
          </button>
        )}
      </div>
      <JobStatus job={save} />
      <JobStatus job={proof} />
      {isWithdrawing && !withdrawal && (
        <WithdrawDialog
          deposit={deposit}
          version={synthesis.version}
          beside={beside}
          onAsked={onAsk}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </section>
  );
}

/** How a withdrawn version is corrected; `next` is what was signed off since. */
function NextVersion({ synthesisId, next }: { synthesisId: string; next: Sending | undefined }) {
  return next ? (
    <Link href={`/envois/${next.synthesis.id}`} className="fr-btn fr-btn--secondary">
      Voir l’envoi de la version {next.synthesis.version}
    </Link>
  ) : (
    <Link href={`/syntheses/${synthesisId}`} className="fr-btn">
      Préparer une nouvelle version
    </Link>
  );
}

function HandedOver({ deposit: { handedOverOn, handedOverTo } }: { deposit: Deposit }) {
  return (
    <div className="publishing__receipt">
      <p className="fr-mb-0">
        Remis sur clé USB le {dateInWords(handedOverOn ?? '')}
        {handedOverTo && ` à ${handedOverTo}`}. Aucun accusé de réception n’est attaché à cette remise.
      </p>
    </div>
  );
}
