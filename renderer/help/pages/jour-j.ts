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

export const jourJ: HelpPage = {
  title: '8\u00a0h\u00a030\u00a0: accueillir les participants',
  summary: 'Trouver un nom, noter la présence, accueillir qui n’était pas attendu.',
  alsoSaid: 'pointage émargement présence présents absents arrivée porte file attente entrée',
  blocks: [
    text(
      say`Ouvrez la rencontre, onglet ${label('Jour J')}. Le curseur est déjà dans le champ de recherche.`,
    ),
    steps(
      say`Tapez les premières lettres du nom, sans vous soucier des accents\u00a0: «\u00a0arn\u00a0» suffit pour Arnaudeau.`,
      say`La bonne personne est surlignée\u00a0? ${key('Entrée')} la note présente. Sinon, ${key('↓')} descend dans la liste.`,
      say`Son nom s’affiche en grand, avec son atelier et sa salle à lui dire. Sans atelier, choisissez-en un là.`,
      say`La recherche est déjà vide, prête pour la personne suivante.`,
    ),
    picture(
      'accueil',
      'L’onglet «\u00a0Jour J\u00a0»\u00a0: «\u00a0arn\u00a0» est tapé dans la recherche. Dessous, les compteurs\u00a0: attendus, présents, à distance, excusés, absents, représentés, non pointés. La liste montre les personnes trouvées, avec leur atelier et les boutons Présent, À distance, Excusé, Absent, Représenté.',
    ),
    heading('Cette personne n’est pas dans la liste'),
    points(
      say`Le dossier la connaît d’une autre rencontre\u00a0: elle apparaît sous la liste. ${label('Inscrire et pointer présent')}.`,
      say`Elle est nouvelle\u00a0: ${label('Quelqu’un de nouveau')}. Un nom et une fonction suffisent.`,
    ),
    heading('Si ça ne va pas'),
    points(
      say`Vous avez noté la mauvaise personne\u00a0: ${label('Annuler ce pointage')}, ou ${key('Ctrl')}+${key('Z')}.`,
      say`Quelqu’un vient à la place d’un autre\u00a0: ${label('Représenté')}, puis le nom de la personne présente. Elle compte une fois, comme présente.`,
      say`L’ordinateur s’éteint\u00a0: chaque pointage était déjà enregistré. Rallumez, rouvrez le dossier, continuez.`,
      say`Deux personnes du même nom\u00a0: ${key('Entrée')} s’arrête et demande laquelle est là. La fonction, l’établissement ou l’adresse les distinguent.`,
    ),
    text(
      say`Une fois la porte fermée, notez en une fois l’absence de toutes les personnes non pointées, avec le bouton sous la liste. Puis voyez ${see('le-soir', 'Le soir')}.`,
    ),
    heading('Au clavier, dans la liste'),
    keys(
      [
        say`${key('P')}, ${key('D')}, ${key('E')}, ${key('A')}, ${key('R')}`,
        'présent, à distance, excusé, absent, représenté',
      ],
      [say`${key('Suppr')}`, 'retirer le pointage'],
      [say`${key('Échap')}`, 'revenir à la recherche'],
    ),
  ],
};
