import { Link } from 'wouter';
import type { Deposit, Refusal } from '../../shared/publishing/contract.ts';
import { Alert } from '../components/alert.tsx';

const SCREENS: Readonly<Record<NonNullable<Refusal['target']>['kind'], (id: string) => string>> = {
  synthesis: (id) => `/syntheses/${id}`,
  proposal: (id) => `/propositions/${id}`,
  practice: (id) => `/pratiques/${id}`,
  meeting: (id) => `/rencontres/${id}`,
  settings: () => '/reglages',
};

/** What a space refused in a deposit, each point with the screen on which it is mended. */
export function Refusals({ deposit, synthesisId }: { deposit: Deposit; synthesisId: string }) {
  const { spaceName, refusals } = deposit;
  if (deposit.forFormatAlone) return <FormatRefusal deposit={deposit} />;
  const points =
    refusals.length === 1 ? 'Un point est à corriger' : `${refusals.length} points sont à corriger`;
  return (
    <>
      <Alert>
        «{'\u00a0'}
        {spaceName}
        {'\u00a0'}» a refusé l’envoi. {points}.
      </Alert>
      <ul className="publishing__findings">
        {refusals.map(({ sentence, target }) => (
          <li key={sentence}>
            <p className="fr-mb-0">{sentence}</p>
            {target && (
              <Link href={SCREENS[target.kind](target.id)} className="fr-link">
                Ouvrir {target.label}
              </Link>
            )}
          </li>
        ))}
      </ul>
      <p>
        Un envoi préparé ne change plus{'\u00a0'}: corrigez, puis préparez et faites viser une nouvelle
        version.{' '}
        <Link href={`/syntheses/${synthesisId}`} className="fr-link">
          Préparer une nouvelle version
        </Link>
      </p>
    </>
  );
}

/** Nothing is to be corrected in the synthesis. */
function FormatRefusal({ deposit: { spaceName, refusals } }: { deposit: Deposit }) {
  return (
    <>
      <Alert severity="warning">
        «{'\u00a0'}
        {spaceName}
        {'\u00a0'}» ne lit pas le format de cet envoi. La synthèse n’est pas en cause.
      </Alert>
      {refusals.map(({ sentence }) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>
        Envoyez de nouveau{'\u00a0'}: Cahiers prépare les mêmes pages dans un format que cet espace lit. Le
        visa reste valable.
      </p>
    </>
  );
}
