import { useEffect } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { useAnswer } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { ScreenTitle } from '../components/page.tsx';
import { Toasts } from '../components/toasts.tsx';
import { AskedOpening } from '../dossier/asked-opening.tsx';
import { WelcomePage } from '../dossier/welcome-page.tsx';
import { WhoWorks } from '../dossier/who-works.tsx';
import { useDraftsOf } from '../drafts/window-drafts.ts';
import { AccessibilityMention } from '../help/accessibility-mention.tsx';
import { HelpPanel } from '../help/help-panel.tsx';
import { HelpScreen } from '../help/help-screen.tsx';
import { useHelpKey } from '../help/open-help.ts';
import { HELP_ADDRESS, isHelpAddress, useOpenedHelp } from '../help/opened.ts';
import { MenuCommands } from '../host/menu-commands.tsx';
import { DRAWN, NotFoundPage } from '../routes.tsx';
import { SCREEN_PATHS, screenAt } from '../screens.ts';
import { Banners } from './banners.tsx';
import { Header } from './header.tsx';
import { Navigation } from './navigation.tsx';
import { useUndoKeys } from './undo.ts';

/** The window: its header, the navigation of the open dossier, and the screen of the address. */
export function Shell() {
  const current = useAnswer('dossier.current', null);
  const [location, navigate] = useLocation();
  const dossier = current.data ?? null;
  const isInHelp = isHelpAddress(location);
  const hasHelpBeside = useOpenedHelp(({ page, isModal }) => page !== null && !isModal) && !isInHelp;
  useUndoKeys(dossier !== null);
  useHelpKey();
  const draftsAreThere = useDraftsOf(dossier?.id);
  useEffect(() => {
    if (current.data === null && location !== '/' && !isInHelp) navigate('/', { replace: true });
  }, [current.data, location, navigate, isInHelp]);

  if (current.error) {
    return (
      <main className="fr-container fr-py-6w">
        <h1 className="fr-h3">Cahiers</h1>
        <Alert>{current.error.message}</Alert>
      </main>
    );
  }
  if (current.data === undefined) return null;
  return (
    <>
      <div className="fr-skiplinks">
        <nav className="fr-container" aria-label="Accès rapide">
          <ul className="fr-skiplinks__list">
            <li>
              {/* biome-ignore lint/a11y/useValidAnchor: it leads to the content; the address after # is the screen’s. */}
              <a className="fr-link" href="#contenu" onClick={focusContent}>
                Contenu
              </a>
            </li>
          </ul>
        </nav>
      </div>
      <Header dossier={dossier} />
      <Banners dossier={dossier} />
      {dossier && !dossier.readOnly && <WhoWorks />}
      <AskedOpening />
      <MenuCommands hasDossier={dossier !== null} />
      <div className={`shell${dossier ? '' : ' shell--alone'}${hasHelpBeside ? ' shell--help' : ''}`}>
        {dossier && <Navigation />}
        <main id="contenu" className="shell__content" tabIndex={-1}>
          {(dossier ? draftsAreThere : isInHelp) && (
            <Switch>
              <Route path={`${HELP_ADDRESS}/:page?`}>
                {(parameters) => (
                  <HelpScreen {...parameters} home={dossier ? 'Tableau de bord' : 'Premier écran'} />
                )}
              </Route>
              {SCREEN_PATHS.map((path) => {
                const Screen = DRAWN[path];
                return (
                  // One key for a list and its items: the list keeps its place when an item opens beside it.
                  <Route key={path.split('/')[1]} path={path}>
                    {(parameters) => (
                      <ScreenTitle value={screenAt(path).title}>
                        <Screen {...(parameters as Record<string, string>)} />
                      </ScreenTitle>
                    )}
                  </Route>
                );
              })}
              <Route>
                <NotFoundPage />
              </Route>
            </Switch>
          )}
          {!dossier && !isInHelp && (
            <>
              <WelcomePage />
              <AccessibilityMention />
            </>
          )}
        </main>
        {!isInHelp && <HelpPanel />}
      </div>
      <Toasts />
    </>
  );
}

function focusContent(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById('contenu')?.focus();
}
