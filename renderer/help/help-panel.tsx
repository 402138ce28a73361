import { Link } from 'wouter';
import { Dialog } from '../components/dialog.tsx';
import { SidePanel } from '../components/side-panel.tsx';
import type { HelpSlug } from './blocks.ts';
import { HelpArticle } from './help-article.tsx';
import { HelpContents, HelpSearch } from './help-search.tsx';
import { closeHelp, HELP_ADDRESS, useOpenedHelp } from './opened.ts';
import './help.css';

/** The help that F1 opens: beside the screen, or over what cannot be read beside it. The screen stays as it is. */
export function HelpPanel() {
  const { page, isModal } = useOpenedHelp();
  if (page === null) return null;
  return isModal ? (
    <Dialog title="Aide" onClose={closeHelp}>
      <Reader page={page} />
    </Dialog>
  ) : (
    <div className="help">
      <SidePanel title="Aide" onClose={closeHelp}>
        <Reader page={page} />
        <Link href={`${HELP_ADDRESS}/${page}`} className="fr-link fr-link--sm" onClick={() => closeHelp()}>
          Quitter cet écran pour lire l’aide en grand
        </Link>
      </SidePanel>
    </div>
  );
}

/** A page opened from what was found ends the search. */
function Reader({ page }: { page: HelpSlug }) {
  return (
    <HelpSearch key={page}>
      <HelpArticle page={page} />
      <nav className="help__others" aria-labelledby="autres-pages">
        <h3 className="fr-h6" id="autres-pages">
          Toute l’aide
        </h3>
        <HelpContents isShort />
      </nav>
    </HelpSearch>
  );
}
