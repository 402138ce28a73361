import { type HelpPage, heading, key, keys, label, picture, points, say, see, steps } from '../blocks.ts';

export const leSoir: HelpPage = {
  title: 'Le soir\u00a0: saisir les fiches d’atelier',
  summary: 'Noter la rencontre comme tenue, saisir constats, propositions et pratiques, mettre à l’abri.',
  alsoSaid: 'notes rapporteur compte rendu restitution votes idées après ranger sauvegarder',
  blocks: [
    steps(
      say`Ouvrez la rencontre et choisissez ${label('Noter comme tenue')}.`,
      say`Onglet ${label('Fiches d’atelier')}\u00a0: la première fiche à saisir est ouverte.`,
      say`Écrivez les ${label('Constats')}\u00a0: ce que l’atelier a dit de son thème.`,
      say`Pour chaque proposition, un ${label('Titre')}, un ${label('Texte')}, pour qui, ses ${label('Enjeux')}, et ses ${label('Votes')} s’il y en a eu. Les trois premières sont mises en avant.`,
      say`Une expérience à faire connaître\u00a0: ${label('Ajouter une pratique')}.`,
      say`La fiche est finie\u00a0: ${label('Fiche complète')}, puis ${label('Fiche suivante')}.`,
    ),
    picture(
      'fiche-d-atelier',
      'Une fiche d’atelier\u00a0: les boutons «\u00a0Fiche précédente\u00a0» et «\u00a0Fiche suivante\u00a0», les constats dans une zone de texte avec ses boutons de mise en forme, puis la première proposition, mise en avant, avec son titre et son texte.',
    ),
    heading('Avant de fermer l’ordinateur'),
    points(
      say`Rien à enregistrer\u00a0: tout l’est à mesure, et l’écran le dit sous chaque texte.`,
      say`À l’écran ${label('Sauvegardes')}, copiez le dossier sur une clé USB, et rangez-la ailleurs que l’ordinateur. Voyez ${see('ordinateur-perdu', 'Ordinateur perdu, volé ou abîmé')}.`,
      say`Rangez les feuilles signées\u00a0: elles portent des noms et des signatures.`,
    ),
    heading('Si ça ne va pas'),
    points(
      say`«\u00a0Votre texte n’est pas encore enregistré\u00a0»\u00a0: il reste à l’écran. Lisez la raison, corrigez, puis ${label('Enregistrer de nouveau')}.`,
      say`La même chose a été changée dans une autre fenêtre\u00a0: les deux textes sont montrés côte à côte, et rien n’est remplacé. Choisissez ${label('Enregistrer ma saisie')} ou ${label('Garder ce qui est enregistré')}.`,
      say`Une fiche a été déclarée complète trop tôt\u00a0: ${label('Rouvrir la fiche')}.`,
      say`Une proposition a été supprimée par erreur\u00a0: écran ${label('Corbeille')}, ${label('Ramener')}.`,
      say`Un nom est dans le texte\u00a0: ôtez-le maintenant. Un participant ne doit pas être nommé dans ce qui partira.`,
      say`Pas d’atelier dans la liste\u00a0: créez-les d’abord, onglet ${label('Ateliers')}.`,
    ),
    heading('Au clavier'),
    keys(
      [say`${key('Ctrl')}+${key('Entrée')}`, 'passer à la proposition suivante'],
      [say`${key('Alt')}+${key('↑')} ou ${key('↓')}`, 'changer l’ordre des propositions'],
      [say`${key('Alt')}+${key('Page suiv.')}`, 'ouvrir la fiche suivante'],
    ),
  ],
};
