import { type HelpPage, heading, key, label, picture, points, say, see, steps, text } from '../blocks.ts';

export const ecrireLaSynthese: HelpPage = {
  title: 'Écrire la synthèse',
  summary: 'D’une rencontre, d’un réseau, d’un département ou du territoire, à partir des fiches.',
  alsoSaid: 'rédiger rédaction rapport texte compte rendu restituer bilan propositions retenues',
  blocks: [
    text(
      say`Une rencontre, un réseau, un département, l’académie ont chacun leur synthèse. L’écran ${label('Synthèses')} les liste toutes et dit où en est chacune.`,
    ),
    steps(
      say`Finissez d’abord ${see('le-soir', 'les fiches d’atelier')}\u00a0: la synthèse est préremplie avec elles, une fois, quand vous la commencez.`,
      say`À l’écran ${label('Synthèses')}, choisissez ${label('Commencer')}\u00a0; ou, dans une rencontre, onglet ${label('Synthèse')}, ${label('Commencer la synthèse')}.`,
      say`Relisez le ${label('Contexte')}\u00a0: dates et participation y sont déjà.`,
      say`Thème par thème, réécrivez les constats, puis choisissez les propositions\u00a0: les flèches changent leur ordre, ${label('Laisser de côté')} en retire une sans la supprimer.`,
      say`Écrivez la ${label('Conclusion')}. Joignez au besoin un document\u00a0: il partira avec la synthèse.`,
      say`Quand un autre regard peut la lire, ${label('Passer en relecture')}, puis ${see('faire-viser', 'faites-la viser')}.`,
    ),
    picture(
      'synthese-theme',
      'Un thème dans une synthèse\u00a0: son titre, les constats dans une zone de texte avec ses boutons de mise en forme, puis les propositions retenues, chacune avec des flèches pour monter ou descendre et le bouton «\u00a0Laisser de côté\u00a0».',
    ),
    text(
      say`Tout s’enregistre pendant que vous écrivez. Dans ce qui sera envoyé, les catégories de moins de cinq personnes sont regroupées.`,
    ),
    heading('Si ça ne va pas'),
    points(
      say`La synthèse est préremplie trop tôt\u00a0: tant qu’elle n’est pas visée, ${label('Supprimer')}, puis recommencez. Les fiches ne changent pas.`,
      say`Une proposition manque\u00a0: elle est peut-être sous «\u00a0Laissées de côté\u00a0». ${label('Retenir')} la ramène.`,
      say`Un collage depuis un traitement de texte a perdu sa mise en forme\u00a0: seuls titres, listes, gras, italique et liens sont gardés.`,
      say`Vous avez effacé un passage\u00a0: ${key('Ctrl')}+${key('Z')} dans le texte\u00a0; plus tard, écran ${label('Historique')}, ${label('Annuler la dernière action')}. Une saisie suivie s’y annule d’un coup, et l’historique dit de combien de minutes.`,
    ),
  ],
};
