import { Link } from 'wouter';
import type { Sending } from '../../shared/publishing/contract.ts';
import type { Withdrawal } from '../../shared/publishing/protocol.ts';
import type { ReadBeside } from '../../shared/publishing/read-beside.ts';
import { Alert } from '../components/alert.tsx';
import { carriedInWords, momentInWords } from './words.ts';

/** What stands in the place of a withdrawn version, and what is left to look at. */
export function Withdrawn({
  version,
  withdrawal: { at, by, reason },
  beside,
  readNow,
}: {
  version: number;
  withdrawal: Withdrawal;
  beside: ReadBeside;
  /** The version that readers get now. */
  readNow: Sending | undefined;
}) {
  return (
    <>
      <Alert severity="warning">
        Cette version a été retirée de l’espace {momentInWords(at)}{' '}
        {by === 'territory' ? 'par votre territoire' : 'par l’équipe de l’espace'}. L’accusé de réception
        reste valable. Motif public{'\u00a0'}: «{'\u00a0'}
        {reason}
        {'\u00a0'}»
      </Alert>
      <p>
        {readNow ? (
          <>
            Les lecteurs lisent{' '}
            <Link href={`/envois/${readNow.synthesis.id}`} className="fr-link">
              la version {readNow.synthesis.version}
            </Link>
            {readNow.synthesis.version < version &&
              '\u00a0: si l’erreur s’y trouve aussi, retirez-la de même'}
            .
          </>
        ) : (
          'Les lecteurs ne lisent plus rien de cette synthèse.'
        )}
        {carriedInWords(beside.carried)} Si une autre synthèse envoyée reprend le passage en cause, retirez-la
        aussi. Si une donnée personnelle a été lue, prévenez le délégué à la protection des données.
      </p>
    </>
  );
}
