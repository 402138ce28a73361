import { useLocation } from 'wouter';
import type { OpenedDossier } from '../../shared/dossier/contract.ts';
import { useJob } from '../client/hooks.ts';
import { Button } from '../components/button.tsx';
import { refuse } from '../components/refusals.tsx';
import { openHelp } from '../help/open-help.ts';
import { SearchEverywhere } from '../search/search-everywhere.tsx';

/** Which dossier is open, and the way out of it. */
export function Header({ dossier }: { dossier: OpenedDossier | null }) {
  const close = useJob('dossier.close');
  const [, navigate] = useLocation();
  const leave = async () => {
    try {
      await close.start(null);
      navigate('/');
    } catch (error) {
      refuse(error);
    }
  };
  return (
    <header className="header">
      <p className="header__brand">Cahiers</p>
      {dossier && (
        <>
          <p className="header__dossier">
            <strong>{dossier.name}</strong>
            <span>
              {dossier.territory.name} · {dossier.campaign.shortName}
            </span>
          </p>
          <SearchEverywhere />
          <Button
            type="button"
            className="fr-btn fr-btn--sm fr-btn--tertiary"
            waiting={close.running}
            onClick={() => void leave()}
          >
            Fermer le dossier
          </Button>
        </>
      )}
      <button
        type="button"
        className="fr-btn fr-btn--sm fr-btn--tertiary header__help"
        aria-keyshortcuts="F1"
        onClick={openHelp}
      >
        Aide (F1)
      </button>
    </header>
  );
}
