import { type HelpPage, heading, label, picture, points, say, see, steps, text } from '../blocks.ts';

export const importerUneListe: HelpPage = {
  title: 'Importer une liste de personnes',
  summary: 'D’un tableau reçu par messagerie aux inscrits d’une rencontre, sans doublon.',
  alsoSaid: 'excel csv tableur classeur fichier inscrits participants inscription doublons ajouter personne',
  blocks: [
    text(
      say`La liste est un classeur Excel (.xlsx) ou un fichier CSV\u00a0: une personne par ligne, un titre à chaque colonne. Rien n’est enregistré avant la dernière étape.`,
    ),
    steps(
      say`Ouvrez la rencontre, onglet ${label('Inscriptions')}, puis ${label('Importer une liste')}. Pour ajouter des personnes au dossier sans les inscrire, partez de l’écran ${label('Personnes')}.`,
      say`Choisissez le fichier, ou déposez-le sur l’écran.`,
      say`Vérifiez ce que donne chaque colonne\u00a0; laissez ${label('Ignorer cette colonne')} pour celles qui ne servent pas. Puis ${label('Voir ce que fera l’import')}.`,
      say`Lisez les onglets\u00a0: les personnes nouvelles, celles qui changent, celles qui ne sont plus dans la liste, les lignes à corriger.`,
      say`Si une personne nouvelle ressemble à quelqu’un du dossier, dites si c’est la même.`,
      say`Choisissez ${label('Importer')}.`,
    ),
    picture(
      'importer-verifier',
      'L’étape «\u00a0Vérifier avant d’importer\u00a0»\u00a0: un résumé compte les personnes nouvelles et les lignes à corriger\u00a0; quatre onglets les séparent, et un tableau donne la ligne, le nom, la fonction, l’établissement et la catégorie de chaque personne nouvelle.',
    ),
    text(
      say`La même liste revient, complétée\u00a0? Importez-la de nouveau\u00a0: les personnes déjà connues ne sont pas ajoutées une deuxième fois, seuls les changements sont montrés.`,
    ),
    heading('Si ça ne va pas'),
    points(
      say`Des lignes sont à corriger\u00a0: elles sont mises de côté, le reste est importé. ${label('Télécharger les lignes écartées')}, corrigez-les dans ce fichier, importez-le.`,
      say`Le fichier est refusé\u00a0: dans votre tableur, enregistrez-le au format .xlsx, sans mot de passe, puis recommencez. Le dossier n’a pas changé.`,
      say`Ce n’était pas la bonne liste\u00a0: ${label('Annuler l’import')}. Plus tard, l’écran ${label('Historique')} l’annule aussi.`,
      say`Une fonction inconnue range la personne dans celle que la campagne prévoit alors\u00a0: ouvrez la personne et changez sa ${label('Catégorie d’acteurs')}.`,
      say`Une seule personne à ajouter\u00a0: ${label('Inscrire quelqu’un')}. Le jour même, voyez ${see('jour-j', 'l’accueil')}.`,
    ),
  ],
};
