import { type HelpPage, heading, label, note, picture, points, say, see, steps, text } from '../blocks.ts';

export const envoyer: HelpPage = {
  title: 'Envoyer la synthèse',
  summary: 'La préparer, l’envoyer à l’espace national, recevoir l’accusé de réception.',
  alsoSaid: 'déposer dépôt publier transmettre internet réseau connexion wifi proxy clé usb échec interrompu',
  blocks: [
    text(say`Il faut une synthèse visée et, pour l’envoi seul, un réseau.`),
    steps(
      say`À l’écran ${label('Envois')}, ouvrez la synthèse.`,
      say`Cahiers cherche les données personnelles. Une adresse électronique, un téléphone ou le nom d’un participant arrête tout\u00a0: corrigez dans une nouvelle version. Un nom de famille seul, ou celui d’un animateur, est à confirmer d’une coche.`,
      say`Choisissez ${label('Préparer l’envoi')}. Ce qui part est ce qui a été signé\u00a0; ce qui a changé depuis est dit à côté.`,
      say`La première fois, ${label('Ajouter un espace')}\u00a0: son adresse et votre ${label('Clé d’envoi')}, remises par l’équipe nationale, puis ${label('Vérifier et ajouter')}.`,
      say`Lisez qui pourra lire la synthèse\u00a0: tout le monde, ou les territoires qui s’identifient. Choisissez ${label('Envoyer à')} cet espace, et attendez l’${label('Accusé de réception')}\u00a0: c’est votre preuve. ${label('Enregistrer l’accusé de réception')} en fait une page à garder.`,
    ),
    picture(
      'envoyer',
      'Le bas de l’écran d’un envoi, titré «\u00a0Envoyer\u00a0»\u00a0: l’invitation à ajouter l’espace qui recevra la synthèse, le bouton «\u00a0Ajouter un espace\u00a0», puis, pour qui n’a pas de réseau, le bouton «\u00a0Noter une remise sur clé USB\u00a0».',
    ),
    heading('Sans réseau'),
    text(
      say`${label('Enregistrer l’envoi dans un dossier')}, sur une clé USB. Remettez-la à l’équipe de l’espace, puis ${label('Noter une remise sur clé USB')}.`,
    ),
    heading('Si ça ne va pas'),
    points(
      say`L’espace ne répond pas\u00a0: Cahiers attend et recommence seul pendant une minute.`,
      say`Le réseau se coupe, l’ordinateur s’éteint\u00a0: recommencez, l’envoi reprend où il s’est arrêté.`,
      say`L’espace est injoignable à l’hôtel ou au lycée\u00a0: ouvrez votre navigateur, identifiez-vous sur ce réseau, puis recommencez. Le partage de connexion d’un téléphone suffit.`,
      say`L’espace refuse l’envoi\u00a0: l’écran dit quoi corriger et où. Il faut une nouvelle version, ${see('faire-viser', 'visée')}.`,
      say`L’écran dit «\u00a0envoi 2 de la version 1\u00a0»\u00a0: mêmes pages, même visa, dans un format que l’espace lit.`,
      say`Vous êtes dans le dossier d’exemple\u00a0: ses synthèses, inventées, ne partent ni par le réseau ni sur clé.`,
      say`La clé d’envoi n’est pas sur cet ordinateur\u00a0: voyez ${see('passer-la-main', 'Passer la main')}.`,
      say`Une version reçue contient une erreur\u00a0: ${label('Retirer de l’espace…')} demande un motif, que tous liront.`,
    ),
    note(
      say`Ce qui part ne nomme aucun participant et ne donne aucune coordonnée\u00a0: Cahiers le vérifie, mais relisez les documents joints. Le document signé reste ici.`,
    ),
  ],
};
