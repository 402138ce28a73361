import { useLocation } from 'wouter';
import type { OpenedDossier } from '../../shared/dossier/contract.ts';
import type { AppError } from '../../shared/errors.ts';
import { useJob } from '../client/hooks.ts';
import { notify } from '../components/toasts.tsx';
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
      notify((error as AppError).message);
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
          <button
            type="button"
            className="fr-btn fr-btn--sm fr-btn--tertiary"
            disabled={close.running}
            onClick={() => void leave()}
          >
            Fermer le dossier
          </button>
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
