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

export const preparerUneRencontre: HelpPage = {
  title: 'Préparer une rencontre',
  summary: 'Le lieu et ses salles, la date, le déroulé, les ateliers, les retours des réseaux.',
  alsoSaid: 'réunion calendrier agenda réserver salle établissement horaire programme planning ECLORE bassin',
  blocks: [
    heading('Le lieu'),
    steps(
      say`À l’écran ${label('Lieux')}, choisissez ${label('Ajouter un lieu')}.`,
      say`Tapez quelques lettres dans ${label('Chercher un établissement')}\u00a0: le reste se remplit. Si rien n’apparaît, ${label('Importer l’annuaire')} d’abord.`,
      say`${label('Ajouter une salle')} pour chaque salle d’atelier, avec sa ${label('Jauge')}, puis enregistrez.`,
    ),
    heading('La rencontre'),
    picture(
      'deroule',
      'L’onglet «\u00a0Déroulé\u00a0» d’une rencontre\u00a0: «\u00a0Le déroulé finit à 13\u00a0h, comme prévu.\u00a0» Dessous, un tableau donne pour chaque séquence son horaire, son titre, sa nature et sa durée en minutes, avec des flèches pour la déplacer et un bouton pour la supprimer.',
    ),
    steps(
      say`À l’écran ${label('Rencontres')}, choisissez ${label('Ajouter une rencontre')}. Un titre, une date et un territoire suffisent\u00a0; gardez ${label('Partir du déroulé type')}.`,
      say`Onglet ${label('Déroulé')}\u00a0: changez une durée, les heures qui suivent se décalent. Notez qui parle avec ${label('Ajouter un intervenant')}.`,
      say`Onglet ${label('Ateliers')}\u00a0: ${label('Un atelier par thème')}, puis ouvrez chacun pour lui donner sa salle, son animateur, son rapporteur.`,
      say`Onglet ${label('Inscriptions')}\u00a0: ${see('importer-une-liste', 'importez la liste reçue')}.`,
      say`Onglet ${label('Ateliers')}, sous ${label('Répartition')}\u00a0: choisissez des personnes, puis leur atelier.`,
      say`Quand le lieu est sûr, ${label('Confirmer')}.`,
    ),
    heading('Les réseaux'),
    text(
      say`À l’écran ${label('Réseaux et retours')}, donnez à chaque réseau la date à laquelle vous attendez son retour. ${label('Copier les adresses à relancer')} prépare votre message à ceux qui sont en retard. Un simple nombre de participants est déjà un retour\u00a0: ${label('Enregistrer le retour')}.`,
    ),
    heading('Si ça ne va pas'),
    points(
      say`Deux rencontres au même lieu à la même heure\u00a0: la liste nomme l’autre. Changez l’heure ou le lieu de l’une.`,
      say`Une personne à deux ateliers à la même heure\u00a0: l’onglet ${label('Ateliers')} la nomme, et la liste des rencontres quand l’autre atelier est ailleurs. Trouvez quelqu’un d’autre pour l’un d’eux.`,
      say`La date tombe\u00a0: ${label('Reporter')}. La nouvelle connue, ${label('Modifier')}, puis ${label('Confirmer')}. Rien de ce qui est préparé n’est perdu.`,
      say`Un atelier est plein\u00a0: la colonne ${label('Places restantes')} le dit. Donnez-lui une autre salle, ou déplacez des personnes.`,
    ),
    heading('Au clavier'),
    keys(
      [say`${key('Alt')}+${key('↑')} ou ${key('↓')}`, 'déplacer une séquence du déroulé'],
      [
        say`${key('Espace')} puis ${key('1')} à ${key('9')}`,
        'choisir une personne, lui donner l’atelier de ce numéro',
      ],
    ),
  ],
};
