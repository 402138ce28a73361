import { type HelpPage, heading, key, outside, points, say, text } from '../blocks.ts';

/**
 * What the law asks each public service to say (loi n°\u00a02005-102, article 47; décret n° 2019-768; the model of the RGAA 4).
 * No audit was made: until one is, a service is «\u00a0non conforme\u00a0», whatever was done.
 */
export const accessibilite: HelpPage = {
  title: 'Déclaration d’accessibilité',
  summary: 'Non conforme\u00a0: aucun audit n’a été mené. Ce qui est fait, ce qui manque, à qui écrire.',
  alsoSaid: 'rgaa handicap lecteur écran clavier zoom contraste conformité audit',
  blocks: [
    text(
      say`L’article 47 de la loi n°\u00a02005-102 du 11 février 2005 veut que les services numériques de l’administration soient accessibles à tous. Cette déclaration porte sur tous les écrans de Cahiers et sur les documents qu’il fait. L’administration qui vous remet Cahiers publie la sienne, et son schéma pluriannuel.`,
    ),
    heading('État de conformité'),
    text(
      say`Cahiers est non conforme au référentiel général d’amélioration de l’accessibilité (RGAA, version\u00a04)\u00a0: aucun audit de conformité n’a encore été mené. Aucun taux de conformité ne peut donc être annoncé.`,
    ),
    heading('Ce qui est fait'),
    points(
      say`Les écrans suivent le système de design de l’État.`,
      say`Chaque écran passe les règles automatiques d’axe, et se lit à 200\u00a0% sans défiler de côté.`,
      say`D’une liste reçue à la feuille imprimée, le chemin est éprouvé au clavier seul. ${key('F1')} ouvre cette aide sans rien ôter de ce que vous écrivez.`,
    ),
    heading('Contenus non accessibles'),
    points(
      say`Les documents PDF (feuilles d’émargement, synthèses) n’ont pas de balises\u00a0: un lecteur d’écran les lit mal. La même synthèse se lit à l’écran, et part aussi en page web.`,
      say`Les fichiers joints viennent des territoires\u00a0: ils sont ce que leurs auteurs en ont fait.`,
      say`Aucun essai n’a été mené avec un lecteur d’écran ni avec des personnes handicapées\u00a0: d’autres défauts existent sans doute. Aucune dérogation n’est invoquée.`,
    ),
    heading('Établissement de cette déclaration'),
    text(
      say`Établie le 30 novembre 2026, sans audit. Technologies\u00a0: HTML5, CSS, SVG, JavaScript, PDF. Vérifications automatiques de tous les écrans avec Chromium et axe-core.`,
    ),
    heading('Retour d’information et contact'),
    text(
      say`Un écran ou un document vous résiste\u00a0? Écrivez à la délégation académique au numérique qui vous a remis Cahiers\u00a0: une autre forme, ou une autre façon de faire, vous sera proposée.`,
    ),
    heading('Voies de recours'),
    text(
      say`Vous avez signalé un défaut qui vous empêche d’accéder à un contenu ou à un service, et n’avez pas obtenu de réponse satisfaisante\u00a0? Écrivez au ${outside('https://formulaire.defenseurdesdroits.fr/', 'Défenseur des droits')}, voyez son délégué dans votre région, ou envoyez un courrier, sans timbre\u00a0: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.`,
    ),
  ],
};
