import { type HelpPage, heading, label, note, picture, points, say, see, steps, text } from '../blocks.ts';

export const imprimer: HelpPage = {
  title: 'Imprimer les feuilles d’émargement',
  summary: 'Une feuille à signer par rencontre ou par atelier, imprimée ici ou ailleurs.',
  alsoSaid: 'pdf papier imprimante impression signature présence document aperçu',
  blocks: [
    text(
      say`La feuille d’émargement est la liste que les participants signent. Imprimez-la le plus tard possible\u00a0: elle porte les inscriptions du moment où vous la préparez.`,
    ),
    steps(
      say`Ouvrez la rencontre, onglet ${label('Documents')}.`,
      say`Sous ${label('Une feuille pour')}, choisissez toute la rencontre, ou chaque atelier\u00a0: les personnes sans atelier ont alors une feuille à part. Qui participe à distance est nommé, sans case à signer.`,
      say`Dans ${label('Lignes vides en fin de feuille')}, gardez de quoi écrire le nom de qui vient sans s’être inscrit.`,
      say`Choisissez ${label('Préparer la feuille')}. Elle s’affiche dessous.`,
      say`Relisez-la, puis ${label('Imprimer')}, ou ${label('Enregistrer')} pour l’emporter.`,
    ),
    picture(
      'feuille-d-emargement',
      'L’onglet «\u00a0Documents\u00a0» d’une rencontre\u00a0: pour qui sont les feuilles, une feuille pour toute la rencontre ou pour chaque atelier, cinq lignes vides en fin de feuille, le nombre de feuilles et de noms, et le bouton «\u00a0Préparer la feuille\u00a0».',
    ),
    heading('Pour les grands témoins'),
    text(
      say`Onglet ${label('Fiches d’atelier')}, ${label('Lire toutes les fiches')} montre les fiches à la suite, à mesure qu’elles sont saisies\u00a0; ${label('Imprimer')} les met sur papier.`,
    ),
    heading('Si ça ne va pas'),
    points(
      say`Pas d’imprimante\u00a0: ${label('Enregistrer')}, copiez le fichier sur une clé USB et imprimez-le depuis un autre ordinateur.`,
      say`La liste a changé depuis l’impression\u00a0: préparez la feuille de nouveau, ou écrivez les nouveaux venus sur les lignes vides.`,
      say`Personne n’est inscrit\u00a0: la feuille sort avec ses seules lignes vides. Mettez-en assez.`,
      say`L’imprimante manque au dernier moment\u00a0: ${see('jour-j', 'le pointage à l’écran')} suffit pour savoir qui est là.`,
    ),
    note(
      say`Une feuille enregistrée porte des noms et n’est plus protégée\u00a0: effacez-la de la clé une fois imprimée.`,
    ),
  ],
};
