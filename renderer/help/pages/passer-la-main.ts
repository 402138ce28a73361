import { type HelpPage, heading, label, note, picture, points, say, see, steps, text } from '../blocks.ts';

export const passerLaMain: HelpPage = {
  title: 'Passer la main',
  summary: 'Protéger le dossier, le confier à qui vous succède, et taper de nouveau la clé d’envoi.',
  alsoSaid:
    'successeur remplaçant collègue départ transmettre céder sécurité mot de passe chiffrer rgpd effacer purge',
  blocks: [
    heading('Protéger le dossier'),
    steps(
      say`À l’écran ${label('Réglages')}, choisissez ${label('Protéger par une phrase de passe')}.`,
      say`Écrivez deux fois une phrase d’au moins douze caractères\u00a0: quatre mots sans lien, par exemple. ${label('Continuer')}.`,
      say`${label('Imprimer la feuille')} du code de secours, ou recopiez-la, puis ${label('Le code est sur papier')}. Elle ouvre le dossier si la phrase est oubliée\u00a0: gardez-la loin de l’ordinateur.`,
      say`Recopiez deux groupes depuis le papier, puis ${label('Protéger le dossier')}.`,
    ),
    heading('Confier le dossier'),
    steps(
      say`À l’écran ${label('Sauvegardes')}, ${label('Copier')} le dossier sur une clé USB. Cette copie est le dossier même, historique et fichiers joints compris.`,
      say`Remettez la clé, et dites la phrase de passe de vive voix\u00a0: jamais sur la clé, ni dans un message.`,
      say`Sur son ordinateur, la personne copie le dossier de la clé sur le disque, puis l’ouvre par ${label('Ouvrir un autre dossier')}.`,
      say`À l’écran ${label('Réglages')}, elle donne ${label('Votre nom')} et choisit ${label('Changer la phrase de passe')}.`,
      say`Ensuite, ne travaillez plus dans votre exemplaire\u00a0: deux dossiers modifiés chacun de son côté ne se rejoignent pas.`,
    ),
    heading('Taper de nouveau la clé d’envoi'),
    text(
      say`La clé d’envoi reste sur l’ordinateur où elle a été tapée\u00a0: elle ne voyage pas avec le dossier. À l’écran ${label('Envois')}, choisissez ${label('Ajouter un espace')}, donnez la même adresse et la clé, puis ${label('Vérifier et ajouter')}. Les accusés de réception sont déjà dans le dossier.`,
    ),
    picture(
      'ajouter-un-espace',
      'La fenêtre «\u00a0Ajouter un espace\u00a0»\u00a0: l’adresse de l’espace, la clé d’envoi, qui reste sur cet ordinateur et hors du dossier, et le bouton «\u00a0Vérifier et ajouter\u00a0».',
    ),
    heading('Si ça ne va pas'),
    points(
      say`La feuille de secours est perdue ou a été vue\u00a0: ${label('Nouveau code de secours')}.`,
      say`Vous n’avez plus la clé d’envoi\u00a0: demandez-en une à l’équipe nationale.`,
      say`L’ancien ordinateur change de mains\u00a0: ôtez la clé d’envoi avec ${label('Retirer')}, à l’écran ${label('Envois')}, puis supprimez-y le dossier et ses copies.`,
    ),
    note(
      say`La consultation finie, l’écran ${label('Données personnelles')} dit ce qui est à effacer, cherche une personne, même sans fiche, et liste les textes qui nomment encore quelqu’un. Voyez aussi ${see('ordinateur-perdu', 'Ordinateur perdu, volé ou abîmé')}.`,
    ),
  ],
};
