import type { NewPerson } from './model.ts';

/** How the screens, lists and documents name what is known of a person. */
export const PERSON_FIELDS = {
  civility: 'Civilité',
  familyName: 'Nom',
  givenName: 'Prénom',
  email: 'Adresse électronique',
  phone: 'Téléphone',
  category: 'Catégorie d’acteurs',
  function: 'Fonction',
  mandate: 'Mandat',
  organisation: 'Établissement ou structure',
  uai: 'Numéro UAI',
  network: 'Réseau',
  minor: 'Personne mineure',
  pmr: 'A besoin d’un accès pour personne à mobilité réduite',
} as const satisfies Record<keyof NewPerson, string>;
