import { Component, type ReactNode } from 'react';

/** When a screen fails to draw: what is safe, and a way on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="fr-container fr-py-6w">
        <h1 className="fr-h3">Cet écran n’a pas pu s’afficher</h1>
        <p>
          Ce qui était enregistré l’est toujours, et ce que vous étiez en train de saisir vous sera rendu.
          Rechargez l’écran pour continuer.
        </p>
        <button type="button" className="fr-btn" onClick={() => window.location.reload()}>
          Recharger
        </button>
      </main>
    );
  }
}
