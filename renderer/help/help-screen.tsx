import { useEffect, useState } from 'react';
import { Page } from '../components/page.tsx';
import { About } from './about.tsx';
import { HelpBlocks } from './help-article.tsx';
import { HelpContents, HelpSearch } from './help-search.tsx';
import { HELP_PAGES, isHelpSlug } from './pages.ts';
import './help.css';

/** `/aide` and `/aide/:page`, whether a dossier is open or not. */
export function HelpScreen({ page, home }: { page?: string; home: string }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is read from its beginning.
  useEffect(() => {
    document.getElementById('contenu')?.focus({ preventScroll: true });
    window.scrollTo({ top: 0, behavior: 'instant' });
  }, [page]);
  if (page === undefined || !isHelpSlug(page)) {
    return (
      <Page
        title="Aide"
        intro="Ce qu’il y a à faire, moment par moment. F1, sur n’importe quel écran, ouvre à côté la page qui en parle."
        back={{ href: '/', label: home }}
      >
        <HelpSearch>
          <HelpContents />
        </HelpSearch>
        <AboutButton />
      </Page>
    );
  }
  const { title, summary } = HELP_PAGES[page];
  return (
    <Page key={page} title={title} intro={summary} back={{ href: '/aide', label: 'Aide' }}>
      <div className="help__full">
        <HelpBlocks page={page} level={2} />
      </div>
    </Page>
  );
}

/** In a browser there is no menu that leads there. */
function AboutButton() {
  const [shown, setShown] = useState(false);
  return (
    <>
      <button type="button" className="fr-btn fr-btn--tertiary fr-mt-4w" onClick={() => setShown(true)}>
        À propos de Cahiers
      </button>
      {shown && <About onClose={() => setShown(false)} />}
    </>
  );
}
