import { PREFIXES } from './spelt-names.ts';
import { plain } from './words.ts';

/** A name that someone typed in one field. */
export interface TypedName {
  /** « Ysoline Trougnac » */
  readonly name: string;
  /** « Trougnac », the last of its words unless capitals tell. */
  readonly familyName: string;
  /** False for « Mme Trougnac ». */
  readonly isFull: boolean;
}

const CIVILITY =
  /^(?:m|mr|mme|mlle|me|dr|pr|monsieur|madame|mademoiselle|docteur|docteure|professeur|maître)(?:\.\s*|\s+)/iu;
/** Between two people of one field, or someone and what they are. */
const BETWEEN = /[;/&+\n]|\s(?:et|ou|puis|avec)\s|\s[-–—:]\s/u;
const MOST_WORDS = 6;

/** What is said of people, of places and of what is not known yet, in the place of a name. */
const NO_NAME = new Set(
  `a au aux un une son sa ses mon ma notre nos votre vos leur leurs ce cette the
  accueil adjoint adjointe administratif administrative academie academique agence agent animateur animatrice antenne
  association atelier aucun aucune autre bureau cabinet canope cdi centre charge chargee chef cheffe circonscription coordinateur
  coordinatrice coordonnateur coordonnatrice college collegue commune communaute conseil conseiller conseillere cpe dan dane
  dasen definir delegation delegue deleguee departement designer determiner directeur directrice drane dsden ecole education
  elu elue equipe etablissement formateur formatrice gestionnaire groupe inconnu inconnue inspecteur inspection inspectrice
  intendance lieu lycee maire mairie maison maitre mediatheque ministere non numerique parent parents partenaire personne
  pilote pole pour preciser prefet prefete president presidente principal principale prof professeur professeure projet
  proviseur proviseure recteur rectorat rectrice reference referent referente region remplacant remplacante renseigner
  representant representante reseau responsable salle secretaire secretariat service syndicat technicien technicienne
  universite venir ville vice voir confirmer confirme`
    .split(/\s+/)
    .filter(Boolean),
);

/** The people whom a field names. One that says no name (« à désigner », « le principal ») names nobody. */
export function typedNames(typed: string): TypedName[] {
  const people = typed.split(BETWEEN).flatMap((one) => {
    const pieces = one.split(/[,()]/).map((piece) => piece.trim());
    const named = pieces.flatMap((piece) => typedName(piece) ?? []);
    // « Trougnac, Ysoline »
    return named.length > 0 || pieces.length !== 2 ? named : (typedName(pieces.join(' ')) ?? []);
  });
  return [...new Map(people.map((person) => [person.name, person])).values()];
}

/** A name without the civility before it. */
export const withoutCivility = (name: string): string => name.trim().replace(CIVILITY, '');

function typedName(typed: string): TypedName | undefined {
  const name = withoutCivility(typed);
  const hasCivility = name !== typed;
  const words = name.split(/\s+/).filter(Boolean);
  if (words.length === 0 || words.length > MOST_WORDS || !words.every((word) => looksLikeName(word)))
    return undefined;
  const own = words.filter((word) => !PREFIXES.has(plain(word)));
  if (own.length === 0 || (own.length < 2 && !hasCivility)) return undefined;
  return { name, familyName: familyOf(words).join(' '), isFull: own.length > 1 };
}

const looksLikeName = (word: string): boolean => {
  const parts = plain(word).split(' ');
  if (parts.some((part) => NO_NAME.has(part))) return false;
  return parts.every((part) => PREFIXES.has(part)) || /^(?:[dlDL]['’])?\p{Lu}/u.test(word);
};

/** Words in capitals among others, or the last one, with what comes before it. */
function familyOf(words: readonly string[]): string[] {
  const inCapitals = words.filter((word) => /\p{Lu}{2}/u.test(word) && word === word.toLocaleUpperCase('fr'));
  if (inCapitals.length > 0 && inCapitals.length < words.length) return inCapitals;
  let first = words.length - 1;
  while (first > 1 && PREFIXES.has(plain(words[first - 1] ?? ''))) first--;
  return words.slice(first);
}
