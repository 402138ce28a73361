import type { SpaceSettings } from '../configuration.ts';
import { Contact } from './contact.tsx';
import { Page } from './page.tsx';

const COOKIES = {
  public: 'ne dépose aucun cookie',
  restricted: 'ne dépose que les cookies de votre connexion, pour douze heures au plus',
} as const;

export function PersonalDataPage({ space }: { space: SpaceSettings }) {
  return (
    <Page space={space} title="Données personnelles" trail={[]}>
      <div className="measure">
        <h1>Données personnelles</h1>
        <h2>Quand vous lisez ces pages</h2>
        <p>
          Ce site {COOKIES[space.visibility]}, ne contient aucun script et ne mesure pas votre visite. Il
          n’appelle aucun autre site. Son journal technique garde l’heure, l’adresse demandée et la durée de
          la réponse, jamais l’adresse de votre ordinateur ni ce que vous cherchez.
        </p>
        <h2>Ce que disent les synthèses</h2>
        <p>
          Une synthèse ne porte aucune donnée personnelle d’un participant&nbsp;: les présences y sont des
          nombres, par catégorie d’acteurs, et les effectifs inférieurs à cinq sont regroupés. L’application
          qui la prépare le vérifie avant l’envoi.
        </p>
        <p>
          Elle porte le nom et la fonction de la personne qui l’a visée, et peut nommer ceux qui se sont
          exprimés à titre public. Ces données sont publiées pour la mission d’intérêt public que sert la
          consultation (RGPD, article 6-1 e).
        </p>
        <h2>Vos droits</h2>
        <p>
          Pour faire corriger ou retirer ce qui vous concerne, adressez-vous au territoire qui a publié la
          synthèse, ou <Contact space={space} />. Une version retirée n’est plus lisible&nbsp;; à sa place
          figure le motif du retrait. Vous pouvez aussi saisir la{' '}
          <a href="https://www.cnil.fr/fr/plaintes" rel="noopener noreferrer external">
            CNIL
          </a>
          .
        </p>
      </div>
    </Page>
  );
}
