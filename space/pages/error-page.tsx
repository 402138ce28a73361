import type { SpaceSettings } from '../configuration.ts';
import type { Refusal } from '../refusal.ts';
import { Page } from './page.tsx';

const TITLES: Readonly<Record<number, string>> = {
  401: 'Accès réservé',
  403: 'Accès réservé',
  404: 'Page introuvable',
  410: 'Page retirée',
  429: 'Trop de demandes',
};

export function ErrorPage({ space, refusal }: { space: SpaceSettings; refusal: Refusal }) {
  const title =
    TITLES[refusal.status] ?? (refusal.status < 500 ? 'Demande non comprise' : 'Page indisponible');
  const advice =
    refusal.status === 404
      ? 'Vérifiez l’adresse, cherchez quelques mots dans la barre ci-dessus, ou repartez de l’accueil.'
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
