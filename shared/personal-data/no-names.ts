import { plain } from './words.ts';

/** What is said of people, of places and of what is not known yet, in the place of a name or beside one. */
const WHAT_THEY_DO = wordsOf(`
  abbe academie academique adjoint adjointe administratif administrative agent animateur animatrice appui canope cdi charge chargee
  chef cheffe circonscription collegue commune communaute conseil conseiller conseillere coordinateur coordinatrice coordonnateur
  coordonnatrice cpe dane dasen delegation delegue deleguee departement departemental departementale directeur directrice direction
  documentaliste drane dsden education educatif educative elu elue eleve enseignant enseignante equipe etablissement facilitateur
  facilitatrice formateur formatrice general generale gestionnaire ien inspecteur inspection inspectrice intendance intendant
  intendante intervenant intervenante ipr jeunesse maire mairie maitre maitresse mission ministere municipal municipale national
  nationale numerique parent partenaire pedagogique personne pilote prefecture prefet prefete president presidente principal
  principale prof professeur professeure projet proviseur proviseure rapporteur rapporteuse recteur rectorat rectrice referent
  referente region regional regionale remplacant remplacante representant representante responsable scolaire secretaire secretariat
  service social sociale suppleant suppleante syndicat technicien technicienne titulaire ville vice
`);

/** Those that are often named after someone: « lycée Paul-Guérin » */
const NAMED_AFTER_SOMEONE = wordsOf(`
  accueil agence antenne association atelier bureau cabinet centre college ecole espace fondation groupe gymnase institut lieu lycee
  maison mediatheque bibliotheque place pole quartier reseau rue salle theatre universite
`);

const BETWEEN_NAMES = wordsOf(`
  a au aux un une son sa ses mon ma notre nos votre vos leur leurs ce cette the pour par en dans chez sous sur non aucun aucune autre
  quelqu qui que ou si voir venir etre est sera seront cours attente confirmer confirme confirmee definir designer determiner preciser
  renseigner inconnu inconnue remplace remplacee represente representee excuse excusee absent absente contact tel telephone portable
  mobile mail mel courriel email adresse poste neant xxx ras nc idem communique tous tout toute toutes
`);

/** Words that are names too: « Claire Parent », « Anne Maître ». */
const NAMES_TOO = wordsOf(`
  abbe agent bureau charge chef conseil lieu maire maison maitre parent personne pilote place prefet president principal prof recteur
  salle secretaire titulaire ville
`);

/**
 * `name`: what may be one. `word`: what is said of someone. `place`: what may be named after someone. `between`: what parts
 * names from the rest.
 */
export type WordKind = 'name' | 'word' | 'place' | 'between';

/** What a word that someone typed in the place of a name is, without its prefixes. */
export function kindOf(words: readonly string[]): WordKind {
  if (
    !words.every(
      (word) => isIn(WHAT_THEY_DO, word) || isIn(NAMED_AFTER_SOMEONE, word) || BETWEEN_NAMES.has(word),
    )
  )
    return 'name';
  if (words.some((word) => isIn(NAMED_AFTER_SOMEONE, word))) return 'place';
  return words.some((word) => isIn(WHAT_THEY_DO, word)) ? 'word' : 'between';
}

export const isNameToo = (word: string): boolean => isIn(NAMES_TOO, plain(word));

/** One or several of them. */
const isIn = (words: ReadonlySet<string>, word: string): boolean =>
  words.has(word) || (word.endsWith('s') && words.has(word.slice(0, -1)));

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
