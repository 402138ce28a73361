/** The pictures of the help, one file each in `pictures/`. `npm run help-pictures` makes them all again. */
export const PICTURE_NAMES = [
  'creer-un-dossier',
  'deroule',
  'importer-verifier',
  'feuille-d-emargement',
  'accueil',
  'fiche-d-atelier',
  'synthese-theme',
  'synthese-a-viser',
  'envoyer',
  'copier-sur-une-cle',
  'ajouter-un-espace',
] as const;
export type PictureName = (typeof PICTURE_NAMES)[number];
