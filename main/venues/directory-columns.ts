import { AppError } from '../../shared/errors.ts';

/** Headings of the official directory (fr-en-annuaire-education, fr-en-adresse-et-geolocalisation) in its vintages. */
const ALIASES = {
  uai: [
    'Identifiant_de_l_etablissement',
    'numero_uai',
    'Code établissement',
    'Code UAI',
    'UAI',
    'RNE',
    'Numéro UAI',
  ],
  name: [
    'Nom_etablissement',
    'Nom de l’établissement',
    'appellation_officielle',
    'Appellation officielle',
    'denomination_principale',
  ],
  kind: ['Type_etablissement', 'Type d’établissement', 'nature_uai_libe', 'Nature', 'libelle_nature'],
  street: ['Adresse_1', 'adresse_uai', 'Adresse', 'Adresse 1'],
  postcode: ['Code_postal', 'code_postal_uai'],
  city: ['Nom_commune', 'libelle_commune', 'Commune', 'localite_acheminement_uai', 'Localité d’acheminement'],
  department: ['Code_departement', 'Code département', 'Département code', 'code_dept'],
  latitude: ['latitude'],
  longitude: ['longitude'],
  position: ['position', 'coordonnees', 'geo_point_2d'],
  phone: ['Telephone', 'Téléphone', 'numero_telephone_uai'],
  email: ['Mail', 'Courriel', 'mel_uai', 'Adresse mail'],
  state: ['etat', 'etat_etablissement_libe', 'État établissement'],
} as const;

export type DirectoryColumn = keyof typeof ALIASES;
/** Where each column of the directory is in a file; -1 when the file lacks it. */
export type DirectoryColumns = Readonly<Record<DirectoryColumn, number>>;

/** Finds the directory’s columns by their heading, whichever the vintage. Throws `not-a-directory` without the essential ones. */
export function directoryColumns(headings: readonly string[]): DirectoryColumns {
  const written = headings.map(key);
  const find = (column: DirectoryColumn) => {
    for (const alias of ALIASES[column]) {
      const index = written.indexOf(key(alias));
      if (index >= 0) return index;
    }
    return -1;
  };
  const columns = Object.fromEntries(
    Object.keys(ALIASES).map((column) => [column, find(column as DirectoryColumn)]),
  ) as Record<DirectoryColumn, number>;
  if (columns.uai < 0 || columns.name < 0) {
    throw new AppError(
      'not-a-directory',
      'Ce fichier n’est pas l’annuaire de l’éducation\u00a0: il y manque la colonne du numéro UAI ou celle du nom. L’annuaire du dossier n’a pas changé. Téléchargez l’annuaire sur data.education.gouv.fr, au format CSV.',
    );
  }
  return columns;
}

/** A heading without accents, case, spaces nor punctuation. */
function key(heading: string): string {
  return heading
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}
