import type { SpaceSettings } from '../configuration.ts';
import type { Refusal } from '../refusal.ts';
import { Page } from './page.tsx';

export function ErrorPage({ space, refusal }: { space: SpaceSettings; refusal: Refusal }) {
  const title = refusal.status === 404 ? 'Page introuvable' : 'Page indisponible';
  const advice =
    refusal.status === 404
      ? 'Vérifiez l’adresse, ou repartez de l’accueil, qui mène à tous les territoires.'
      : 'Vous pouvez revenir à l’accueil et recommencer.';
  return (
    <Page space={space} title={title} trail={[]}>
      <h1>{title}</h1>
      <p className="fr-text--lead">{refusal.message}</p>
      <p>{advice}</p>
      <p>
        <a className="fr-btn" href="/">
          Aller à l’accueil
        </a>
      </p>
    </Page>
  );
}
