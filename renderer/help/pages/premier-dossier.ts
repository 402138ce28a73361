import {
  type HelpPage,
  heading,
  key,
  keys,
  label,
  picture,
  points,
  say,
  see,
  steps,
  text,
} from '../blocks.ts';

export const premierDossier: HelpPage = {
  title: 'Créer un premier dossier',
  summary: 'S’exercer sur un exemple, créer le dossier de son territoire, lire le tableau de bord.',
  alsoSaid: 'commencer débuter nouveau ouvrir fichier projet démarrer campagne accueil',
  blocks: [
    text(
      say`Un dossier réunit toute une consultation dans votre territoire\u00a0: rencontres, lieux, personnes, fiches d’atelier, synthèses. Il reste sur cet ordinateur, et tout ce que vous saisissez y est enregistré aussitôt.`,
    ),
    heading('S’exercer d’abord'),
    text(
      say`${label('Ouvrir le dossier d’exemple')} montre un dossier complet, dont toutes les personnes sont inventées. Essayez-y tout ce que vous voulez\u00a0: votre propre dossier n’en saura rien.`,
    ),
    heading('Créer votre dossier'),
    picture(
      'creer-un-dossier',
      'Le formulaire «\u00a0Créer un dossier\u00a0», rempli\u00a0: région académique Nouvelle-Aquitaine, académie de Poitiers, toute l’académie, campagne des États généraux du numérique, «\u00a0Une autre campagne\u00a0», et le nom de dossier proposé. En bas, le bouton «\u00a0Créer le dossier\u00a0».',
    ),
    steps(
      say`Sur le premier écran, choisissez ${label('Créer un dossier')}.`,
      say`Choisissez votre ${label('Région académique')}, puis votre ${label('Académie')} si le dossier est celui d’une académie.`,
      say`Une campagne reçue en fichier s’ouvre sous ${label('Une autre campagne')}.`,
      say`Relisez le ${label('Nom du dossier')}, que vous pouvez changer.`,
      say`Il va dans le dossier de Cahiers sur cet ordinateur, ou ailleurs si vous le dites sous ${label('Où le ranger')}.`,
      say`Choisissez ${label('Créer le dossier')}. Le ${label('Tableau de bord')} s’ouvre.`,
      say`La première fois, Cahiers demande ${label('Qui travaille ici')}\u00a0: c’est le nom que l’historique donnera à vos actions. Choisissez ${label('Retenir ce nom')}, ou continuez sans répondre.`,
    ),
    heading('Ensuite'),
    points(
      say`Le ${label('Tableau de bord')} dit ce qui vient, ce qu’il reste ${label('À faire')} et ce qui manque. Chaque ligne mène à l’écran où agir.`,
      say`À l’écran ${label('Réglages')}, ${label('Votre nom')} se change, ${label('Mettre à jour la campagne')} prend sa nouvelle version, et ${see('passer-la-main', 'le dossier se protège')}\u00a0: il contiendra des noms et des coordonnées.`,
      say`Puis ${see('preparer-une-rencontre', 'préparez une rencontre')}.`,
    ),
    heading('Si ça ne va pas'),
    points(
      say`Le dossier est introuvable\u00a0: il a été déplacé ou renommé. Désignez-le à son nouvel emplacement, sous ${label('Ouvrir un autre dossier')}.`,
      say`Il est déjà ouvert ailleurs\u00a0: l’écran dit par qui. Demandez à cette personne de le fermer. ${label('L’ouvrir tout de même')} ne sert que si son ordinateur s’est arrêté sans le fermer.`,
      say`Il est abîmé\u00a0: voyez ${see('ordinateur-perdu', 'Ordinateur perdu, volé ou abîmé')}.`,
    ),
    heading('Au clavier'),
    keys(
      [say`${key('F1')}`, 'cette aide, à la page de l’écran où vous êtes'],
      [say`${key('Ctrl')}+${key('K')}`, 'chercher une personne, une rencontre, un lieu'],
      [say`${key('Ctrl')}+${key('Z')}`, 'annuler la dernière action'],
    ),
  ],
};
