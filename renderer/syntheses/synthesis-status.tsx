import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { AppError } from '../../shared/errors.ts';
import type { SynthesisDetail } from '../../shared/syntheses/contract.ts';
import { isSigned, supersededBy } from '../../shared/syntheses/superseded.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { useCommand } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { notify } from '../components/toasts.tsx';
import { useStillShown } from '../components/use-still-shown.ts';
import { useHelpSubject } from '../help/opened.ts';
import { SignOffDialog } from './sign-off-dialog.tsx';
import { StateBadge } from './state-badge.tsx';
import { Superseded } from './superseded.tsx';
import { ToSign } from './to-sign.tsx';
import { useLevelWord } from './use-level-word.ts';

const HELP = {
  draft: 'ecrire-la-synthese',
  review: 'faire-viser',
  'to-sign': 'faire-viser',
  signed: 'envoyer',
  sent: 'envoyer',
} as const;

/** Where a synthesis stands, and the one thing to do next. `flush` saves what is being written before going on. */
export function SynthesisStatus({
  detail,
  flush,
}: {
  detail: SynthesisDetail;
  flush: () => Promise<boolean>;
}) {
  const { synthesis, versions, frozen } = detail;
  useHelpSubject(HELP[synthesis.state]);
  const levelWord = useLevelWord();
  const [signing, setSigning] = useState(false);
  const [, navigate] = useLocation();
  const isStillShown = useStillShown();
  const setState = useCommand('syntheses.setState');
  const putToSign = useCommand('syntheses.putToSign');
  const newVersion = useCommand('syntheses.newVersion');
  const remove = useCommand('syntheses.delete');
  const isLatest = versions[0]?.id === synthesis.id;
  const written = synthesis.state === 'draft' || synthesis.state === 'review';
  const signed = isSigned(synthesis);
  const replacing = versions.find(
    ({ version }) => version === supersededBy(synthesis, versions) && synthesis.state === 'signed',
  );

  const [refusal, setRefusal] = useState('');
  /** What is refused stays said until the next try. */
  const attempt = (work: () => Promise<void>) => async () => {
    setRefusal('');
    try {
      await work();
    } catch (error) {
      setRefusal((error as AppError).message);
    }
  };
  const hand = (state: 'draft' | 'review') =>
    attempt(async () => {
      if (await flush()) await setState.run({ id: synthesis.id, state });
    });
  const freeze = attempt(async () => {
    if (!(await flush())) return;
    await putToSign.run({ id: synthesis.id });
    notify('Le document est figé\u00a0: faites-le signer.');
  });
  const prepare = attempt(async () => {
    const next = await newVersion.run({ id: synthesis.id });
    notify(`Version ${next.version} prête à modifier.`);
    if (isStillShown()) navigate(`/syntheses/${next.id}`);
  });
  const discard = attempt(async () => {
    await remove.run({ id: synthesis.id });
    notify('Synthèse supprimée.');
    if (isStillShown()) navigate('/syntheses');
  });

  return (
    <div className="synthesis__status">
      <p className="fr-mb-0">
        <StateBadge state={synthesis.state} isSuperseded={replacing !== undefined} />{' '}
        {levelWord(synthesis.scope.level)}, version {synthesis.version}
        {frozen?.code && (
          <>
            , code <strong className="synthesis__code">{frozen.code}</strong>
          </>
        )}
        {synthesis.signOff &&
          ` – visée le ${dateInWords(synthesis.signOff.date)} par ${synthesis.signOff.name}, ${synthesis.signOff.function}`}
      </p>
      {replacing && (
        <Superseded by={replacing.version}>
          <Link href={`/syntheses/${replacing.id}`} className="fr-link">
            l’ouvrir
          </Link>
        </Superseded>
      )}
      {refusal !== '' && <Alert>{refusal}</Alert>}
      <div className="synthesis__actions">
        {synthesis.state === 'draft' && (
          <Button
            type="button"
            className="fr-btn"
            waiting={setState.pending}
            onClick={() => void hand('review')()}
          >
            Passer en relecture
          </Button>
        )}
        {synthesis.state === 'review' && (
          <>
            <Button
              type="button"
              className="fr-btn"
              waiting={putToSign.pending}
              onClick={() => void freeze()}
            >
              Mettre à la signature
            </Button>
            <Button
              type="button"
              className="fr-btn fr-btn--tertiary"
              waiting={setState.pending}
              onClick={() => void hand('draft')()}
            >
              Reprendre le brouillon
            </Button>
          </>
        )}
        {synthesis.state === 'to-sign' && <ToSign detail={detail} onSign={() => setSigning(true)} />}
        {signed && !replacing && (
          <Link href={`/envois/${synthesis.id}`} className="fr-btn">
            {synthesis.state === 'sent' ? 'Voir l’envoi' : 'Préparer l’envoi'}
          </Link>
        )}
        {signed && isLatest && (
          <Button
            type="button"
            className="fr-btn fr-btn--secondary"
            waiting={newVersion.pending}
            onClick={() => void prepare()}
          >
            Préparer la version {synthesis.version + 1}
          </Button>
        )}
        {written && (
          <ConfirmButton
            title="Supprimer cette version de la synthèse&nbsp;?"
            question="Le texte écrit dans cette version sera retiré du dossier. Les fiches d’atelier ne changent pas."
            confirm="Supprimer"
            onConfirm={discard}
          >
            Supprimer
          </ConfirmButton>
        )}
      </div>
      {versions.length > 1 && (
        <nav aria-label="Versions de la synthèse">
          <ul className="synthesis__versions">
            {versions.map((one) => (
              <li key={one.id}>
                <a
                  href={`#/syntheses/${one.id}`}
                  className="fr-link fr-link--sm"
                  aria-current={one.id === synthesis.id ? 'page' : undefined}
                >
                  Version {one.version}
                </a>{' '}
                <StateBadge state={one.state} isSuperseded={supersededBy(one, versions) !== null} />
              </li>
            ))}
          </ul>
        </nav>
      )}
      {signing && <SignOffDialog detail={detail} onClose={() => setSigning(false)} />}
    </div>
  );
}
