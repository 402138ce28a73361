import type { Deposit } from '../../shared/publishing/contract.ts';
import type { Receipt } from '../../shared/publishing/protocol.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { useJob } from '../client/hooks.ts';
import { saveFile } from '../client/save-file.ts';
import { Alert } from '../components/alert.tsx';
import { JobStatus } from '../components/job-status.tsx';

/** The proofs that a synthesis has arrived, in plain words. */
export function Receipts({ deposits }: { deposits: readonly Deposit[] }) {
  return deposits.map((deposit) => {
    if (deposit.state === 'handed-over') return <HandedOver key={deposit.id} deposit={deposit} />;
    if (!deposit.receipt) return null;
    return <ReceiptView key={deposit.id} deposit={deposit} receipt={deposit.receipt} />;
  });
}

function ReceiptView({ deposit, receipt }: { deposit: Deposit; receipt: Receipt }) {
  const save = useJob('publishing.saveReceipt');
  const title = `receipt-${deposit.id}`;
  const { withdrawal } = deposit;
  return (
    <section
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
        <Alert severity="warning">
          Cette version a été retirée de l’espace {momentInWords(withdrawal.at)}{' '}
          {withdrawal.by === 'territory' ? 'par votre territoire' : 'par l’équipe de l’espace'}. Motif public
          {'\u00a0'}: «{'\u00a0'}
          {withdrawal.reason}
          {'\u00a0'}». L’accusé de réception reste valable.
        </Alert>
      )}
      <p>
        Cet accusé est signé par l’espace et sa signature a été contrôlée. Il prouve que le contenu reçu est
        exactement celui que votre dossier conserve, qu’il vient de votre territoire, et à quel moment il est
        arrivé.
      </p>
      <button
        type="button"
        className="fr-btn fr-btn--secondary"
        disabled={save.running}
        onClick={() => void save.start({ depositId: deposit.id }).then(saveFile, () => undefined)}
      >
        Enregistrer l’accusé de réception
      </button>
      <JobStatus job={save} />
    </section>
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

/** A recorded instant, in the reader’s own time: « le 16 octobre 2020 à 15 h 04 ». */
function momentInWords(instant: string): string {
  const time = new Date(instant);
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(time);
  const minutes = String(time.getMinutes()).padStart(2, '0');
  return `le ${dateInWords(day)} à ${time.getHours()}\u00a0h\u00a0${minutes}`;
}
