import { type HelpPage, heading, label, note, picture, points, say, see, steps, text } from '../blocks.ts';

export const faireViser: HelpPage = {
  title: 'Faire viser la synthèse',
  summary: 'La relecture du cabinet, le visa du recteur ou de la rectrice, et ce qu’il fige.',
  alsoSaid:
    'figer code signer signature valider validation recteur rectrice cabinet accord approuver version',
  blocks: [
    text(
      say`Le visa dit que la personne responsable a lu la synthèse et accepte qu’elle parte. Sans lui, rien ne peut être envoyé.`,
    ),
    steps(
      say`Ouvrez la synthèse. Si elle est encore en brouillon, ${label('Passer en relecture')}.`,
      say`Faites-la lire, sur cet ordinateur ou autrement, et corrigez\u00a0: le texte se modifie encore.`,
      say`Choisissez ${label('Mettre à la signature')}. Texte, présences, rencontres, lieux, propositions et documents joints sont figés ensemble, sous un code court.`,
      say`${label('Enregistrer le document à signer')}\u00a0: la version et le code sont en bas de chaque page. Faites-le signer, à la main ou électroniquement.`,
      say`Choisissez ${label('Viser la synthèse')}. Donnez le ${label('Nom de la personne qui vise')}, sa fonction et la ${label('Date du visa')}, joignez le ${label('Document signé')} et recopiez le ${label('Code lu en bas des pages')}.`,
      say`Choisissez ${label('Enregistrer le visa')}. La synthèse est visée\u00a0: vous pouvez ${see('envoyer', 'l’envoyer')}.`,
    ),
    picture(
      'synthese-a-viser',
      'Le haut d’une synthèse en relecture\u00a0: son état, son niveau et sa version, puis trois boutons\u00a0: «\u00a0Mettre à la signature\u00a0», «\u00a0Reprendre le brouillon\u00a0», «\u00a0Supprimer\u00a0».',
    ),
    note(
      say`Ce qui part est exactement ce qui a été signé. Si le dossier change ensuite, l’écran dit ce qui a changé, et la synthèse n’en tient pas compte. Le document signé reste dans le dossier, il n’est pas envoyé.`,
    ),
    heading('Si ça ne va pas'),
    points(
      say`Le cabinet demande des changements\u00a0: ${label('Reprendre la rédaction')}, corrigez, remettez à la signature. Le document déjà imprimé ne vaut plus\u00a0: le nouveau porte un autre code.`,
      say`Le code n’est pas celui de cette version\u00a0: ce n’est pas elle qui a été signée. Cherchez le bon fichier.`,
      say`Une erreur est vue après le visa\u00a0: ouvrez la synthèse et préparez la version suivante. Elle part du texte visé et devra être visée à son tour. Celle qui l’est déjà reste telle quelle.`,
      say`Le fichier signé est trop lourd\u00a0: 100\u00a0Mo au plus. Numérisez-le en noir et blanc.`,
      say`La personne responsable est absente\u00a0: le ${label('Tableau de bord')} rappelle les synthèses qui attendent un visa et les jours qui restent.`,
    ),
  ],
};
