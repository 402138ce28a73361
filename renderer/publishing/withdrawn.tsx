import { Link } from 'wouter';
import type { Sending } from '../../shared/publishing/contract.ts';
import type { Withdrawal } from '../../shared/publishing/protocol.ts';
import type { ReadBeside } from '../../shared/publishing/read-beside.ts';
import { Alert } from '../components/alert.tsx';
import { carriedInWords, momentInWords } from './words.ts';

/** What stands in the place of a withdrawn version, what readers get beside it, and the next step. */
export function Withdrawn({
  withdrawal: { at, by, reason },
  beside: { version, carried },
  synthesisId,
  next,
}: {
  withdrawal: Withdrawal;
  beside: ReadBeside;
  synthesisId: string;
  /** A later version that is signed off. */
  next: Sending['synthesis'] | undefined;
}) {
  return (
    <>
      <Alert severity="warning">
        Cette version a été retirée de l’espace {momentInWords(at)}{' '}
        {by === 'territory' ? 'par votre territoire' : 'par l’équipe de l’espace'}. Motif public{'\u00a0'}: «
        {'\u00a0'}
        {reason}
        {'\u00a0'}». L’accusé de réception reste valable.
      </Alert>
      <p>
        {version === null
          ? 'Les lecteurs ne lisent plus rien de cette synthèse.'
          : `Les lecteurs lisent la version ${version}.`}
        {carriedInWords(carried)}
      </p>
      {next ? (
        <p>
          <Link href={`/envois/${next.id}`} className="fr-link">
            Voir l’envoi de la version {next.version}
          </Link>
        </p>
      ) : (
        <p>
          Si une donnée personnelle a été lue, prévenez aussi le délégué à la protection des données.{' '}
          <Link href={`/syntheses/${synthesisId}`} className="fr-link">
            Préparer une nouvelle version
          </Link>
        </p>
      )}
    </>
  );
}
