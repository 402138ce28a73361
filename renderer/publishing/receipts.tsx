import { useEffect, useRef, useState } from 'react';
import type { Deposit, Sending } from '../../shared/publishing/contract.ts';
import type { Receipt } from '../../shared/publishing/protocol.ts';
import { readBeside } from '../../shared/publishing/read-beside.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { useJob } from '../client/hooks.ts';
import { saveFile } from '../client/save-file.ts';
import { JobStatus } from '../components/job-status.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import { Withdrawn } from './withdrawn.tsx';
import { momentInWords } from './words.ts';

interface ReceiptsProps {
  readonly sending: Sending;
  /** All that is on its way, other versions of this synthesis among them. */
  readonly sendings: readonly Sending[];
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
  sending: { synthesis },
  sendings,
  onAsk,
}: ReceiptsProps & { deposit: Deposit; receipt: Receipt }) {
  const save = useJob('publishing.saveReceipt');
  const [isWithdrawing, setWithdrawing] = useState(false);
  const view = useRef<HTMLElement>(null);
  const title = `receipt-${deposit.id}`;
  const { withdrawal } = deposit;
  const beside = readBeside(sendings, deposit.spaceId, receipt);
  const next = sendings.find((one) => isLater(one.synthesis, synthesis))?.synthesis;
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
        Accusé de réception
      </h2>
      <p>
        <strong>{deposit.spaceName}</strong> a reçu et vérifié la version {receipt.version} de cette synthèse{' '}
        <strong>{momentInWords(receipt.acceptedAt)}</strong>.
      </p>
      {withdrawal && (
        <Withdrawn withdrawal={withdrawal} beside={beside} synthesisId={synthesis.id} next={next} />
      )}
      <p>
        Cet accusé est signé par l’espace et sa signature a été contrôlée. Il prouve que le contenu reçu est
        exactement celui que votre dossier conserve, qu’il vient de votre territoire, et à quel moment il est
        arrivé.
      </p>
      <div className="publishing__receipt-actions">
        <button
          type="button"
          className="fr-btn fr-btn--secondary"
          disabled={save.running}
          onClick={() => void save.start({ depositId: deposit.id }).then(saveFile, () => undefined)}
        >
          Enregistrer l’accusé de réception
        </button>
        {!withdrawal && (
          <button type="button" className="fr-btn fr-btn--secondary" onClick={() => setWithdrawing(true)}>
            Retirer de l’espace…
          </button>
        )}
      </div>
      <JobStatus job={save} />
      {isWithdrawing && !withdrawal && (
        <WithdrawDialog
          deposit={deposit}
          receipt={receipt}
          beside={beside}
          onFailure={onAsk}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </section>
  );
}

function isLater(one: Sending['synthesis'], than: Sending['synthesis']): boolean {
  return one.scope.level === than.scope.level && one.scope.id === than.scope.id && one.version > than.version;
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
