import { type HelpPage, heading, label, picture, points, say, see, steps, text } from '../blocks.ts';

export const ordinateurPerdu: HelpPage = {
  title: 'Ordinateur perdu, volé ou abîmé',
  summary: 'Se préparer par une copie, retrouver son dossier ailleurs, réparer, revenir en arrière.',
  alsoSaid:
    'panne vol casse crash bug restaurer récupérer sauvegarder mot de passe oublié clé usb erreur supprimé',
  blocks: [
    heading('S’y préparer, chaque soir'),
    steps(
      say`À l’écran ${label('Sauvegardes')}, branchez une clé USB\u00a0: elle apparaît sous ${label('Copier sur une clé USB')}.`,
      say`Choisissez ${label('Copier')}. La copie est complète, et relue avant que l’écran ne dise qu’elle est faite.`,
      say`Rangez la clé loin de l’ordinateur.`,
    ),
    picture(
      'copier-sur-une-cle',
      'La partie «\u00a0Copier sur une clé USB\u00a0» de l’écran «\u00a0Sauvegardes\u00a0»\u00a0: une clé est branchée, avec la place qui y est libre\u00a0; un autre emplacement peut être choisi\u00a0; dessous, le bouton «\u00a0Copier\u00a0».',
    ),
    heading('L’ordinateur est perdu ou ne démarre plus'),
    steps(
      say`Sur un autre ordinateur où Cahiers est installé, branchez la clé et copiez-en le dossier sur le disque.`,
      say`Sur le premier écran, désignez cette copie sous ${label('Ouvrir un autre dossier')}.`,
      say`Donnez la phrase de passe si le dossier est protégé, puis ${see('passer-la-main', 'tapez de nouveau la clé d’envoi')}.`,
    ),
    text(
      say`Volé ou perdu\u00a0: prévenez le jour même votre délégué à la protection des données, et demandez à l’équipe nationale une nouvelle clé d’envoi. Protégé par une phrase de passe, le dossier est illisible pour qui l’a pris.`,
    ),
    heading('L’écran s’arrête, ou l’ordinateur'),
    text(
      say`Ce qui est enregistré l’est toujours, et ce que vous étiez en train de taper est gardé aussi, à une seconde près. Rechargez l’écran ou relancez Cahiers, puis revenez où vous étiez\u00a0: la saisie vous attend.`,
    ),
    heading('Le dossier ne s’ouvre plus'),
    text(
      say`Choisissez ${label('Réparer avec une sauvegarde')}\u00a0: l’écran dit ce que chacune ferait perdre. Puis ${label('Repartir de celle-ci')}. Les fichiers abîmés sont gardés à part.`,
    ),
    text(
      say`Supprimé, débranché ou remplacé pendant que vous y travailliez\u00a0: un bandeau dit dans quel nouvel emplacement Cahiers a tout réécrit. Travaillez désormais sur celui-là\u00a0: l’ancien, si vous l’ouvrez, le rappelle, et ${label('Données personnelles')} le nomme jusqu’à ce que vous l’ayez supprimé.`,
    ),
    heading('Revenir en arrière'),
    points(
      say`Une action de trop\u00a0: écran ${label('Historique')}, ${label('Annuler la dernière action')}.`,
      say`Quelque chose de supprimé\u00a0: écran ${label('Corbeille')}, ${label('Ramener')}.`,
      say`Tout un après-midi\u00a0: écran ${label('Sauvegardes')}, ouvrez-en une, ${label('Reprendre cette sauvegarde')}. L’état actuel est sauvegardé d’abord.`,
    ),
    heading('Phrase de passe oubliée'),
    text(
      say`${label('J’ai oublié la phrase de passe')}, puis le code de secours de la feuille imprimée. Sans la phrase ni le code, personne ne peut plus ouvrir le dossier.`,
    ),
  ],
};
