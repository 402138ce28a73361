import type { SpaceSettings } from '../configuration.ts';
import { Contact } from './contact.tsx';
import { Page } from './page.tsx';

/** What the law asks each public site to say (décret n° 2019-768, arrêté du 20 septembre 2019). */
export function AccessibilityPage({ space }: { space: SpaceSettings }) {
  return (
    <Page space={space} title="Déclaration d’accessibilité" trail={[]}>
      <div className="measure">
        <h1>Déclaration d’accessibilité</h1>
        <p>
          {space.name} s’engage à rendre son service accessible, conformément à l’article 47 de la loi
          n°&nbsp;2005-102 du 11 février 2005. Cette déclaration s’applique à toutes les pages de ce site.
        </p>
        <h2>État de conformité</h2>
        <p>
          Ce site est <strong>non conforme</strong> au référentiel général d’amélioration de l’accessibilité
          (RGAA, version&nbsp;4), au sens du référentiel&nbsp;: aucun audit de conformité n’a encore été mené.
        </p>
        <h2>Ce qui est fait</h2>
        <ul>
          <li>Les pages suivent le système de design de l’État et sont vérifiées automatiquement (axe).</li>
          <li>Tout est accessible au clavier, sans script, à partir de 320 pixels de large.</li>
          <li>La carte des régions académiques est doublée d’un tableau qui dit la même chose.</li>
        </ul>
        <h2>Contenus non accessibles</h2>
        <p>
          Les fichiers à télécharger viennent des territoires. La synthèse accessible est la page elle-même et
          son fichier HTML&nbsp;; le PDF et les pièces jointes peuvent ne pas l’être.
        </p>
        <h2>Établissement de cette déclaration</h2>
        <p>
          Technologies&nbsp;: HTML5, CSS, SVG. Vérifications faites avec Chromium, au clavier, avec axe-core.
        </p>
        <h2>Retour d’information</h2>
        <p>
          Si un contenu ou une page vous résiste, signalez-le <Contact space={space} /> ou à la délégation
          académique au numérique de votre académie&nbsp;: une autre forme vous sera proposée.
        </p>
        <h2>Voies de recours</h2>
        <p>
          Si vous signalez un défaut d’accessibilité qui vous empêche d’accéder à un contenu et n’obtenez pas
          de réponse, vous pouvez écrire au{' '}
          <a href="https://formulaire.defenseurdesdroits.fr/" rel="noopener noreferrer external">
            Défenseur des droits
          </a>{' '}
          ou contacter son délégué dans votre région.
        </p>
      </div>
    </Page>
  );
}
