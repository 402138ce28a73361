import { folded } from '../text/folded.ts';
import type { ImportField } from './import-fields.ts';
import { PERSON_FIELDS } from './words.ts';

/** Usual headings of lists of people in France, and of the exports of LimeSurvey, Indico and Decidim; folded. */
const HEADINGS: readonly (readonly [ImportField, readonly string[]])[] = [
  [
    'familyGivenName',
    [
      'nom prenom',
      'nom et prenom',
      'noms et prenoms',
      'nom prenoms',
      'noms prenoms',
      'identite',
      'participant',
    ],
  ],
  ['givenFamilyName', ['prenom nom', 'prenom et nom', 'nom complet', 'name', 'full name', 'user name']],
  [
    'familyName',
    [
      'nom',
      'nom de famille',
      'nom d usage',
      'nom usuel',
      'nom de naissance',
      'last name',
      'lastname',
      'surname',
      'family name',
    ],
  ],
  ['givenName', ['prenom', 'prenoms', 'prenom usuel', 'first name', 'firstname', 'given name']],
  ['civility', ['civilite', 'civ', 'titre', 'm mme', 'mme m', 'title']],
  [
    'function',
    [
      'fonction',
      'fonctions',
      'fonction exercee',
      'qualite',
      'corps',
      'metier',
      'poste',
      'profession',
      'emploi',
      'position',
      'fonction ou qualite',
      'fonction qualite',
    ],
  ],
  [
    'category',
    ['categorie', 'categorie d acteurs', 'categorie acteurs', 'public', 'type de public', 'profil', 'statut'],
  ],
  ['mandate', ['mandat', 'mandat electif']],
  [
    'organisation',
    [
      'etablissement',
      'structure',
      'etablissement ou structure',
      'organisme',
      'organisation',
      'ecole',
      'college',
      'lycee',
      'service',
      'etablissement d exercice',
      'etablissement d affectation',
      'etablissement scolaire',
      'affiliation',
      'entreprise',
      'collectivite',
      'nom de l etablissement',
      'affectation',
    ],
  ],
  [
    'uai',
    [
      'uai',
      'rne',
      'numero uai',
      'code uai',
      'code rne',
      'uai de l etablissement',
      'n uai',
      'code etablissement',
    ],
  ],
  ['network', ['reseau', 'reseau eclore', 'bassin', 'circonscription', 'bassin de formation']],
  [
    'email',
    [
      'courriel',
      'email',
      'e mail',
      'mail',
      'mel',
      'adresse mail',
      'adresse mel',
      'adresse e mail',
      'adresse email',
      'adresse electronique',
      'adresse de courriel',
      'courrier electronique',
      'email address',
      'user email',
      'mail professionnel',
      'courriel professionnel',
      'adresse mail professionnelle',
      'adresse courriel',
    ],
  ],
  [
    'phone',
    [
      'telephone',
      'tel',
      'portable',
      'mobile',
      'telephone portable',
      'tel portable',
      'numero de telephone',
      'tel mobile',
      'phone',
      'gsm',
      'n de telephone',
      'telephone mobile',
      'no de telephone',
    ],
  ],
  ['minor', ['mineur', 'mineure', 'personne mineure', 'mineur e']],
  ['pmr', ['pmr', 'acces pmr', 'mobilite reduite', 'personne a mobilite reduite', 'situation de handicap']],
  [
    'remote',
    [
      'a distance',
      'distance',
      'distanciel',
      'en distanciel',
      'visio',
      'presentiel ou distanciel',
      'modalite',
      'mode de participation',
      'participation',
    ],
  ],
  [
    'workshop',
    [
      'atelier',
      'atelier affecte',
      'atelier attribue',
      'affectation atelier',
      'nom de l atelier',
      'theme',
      'thematique',
    ],
  ],
];

const BY_HEADING = new Map<string, ImportField>([
  ...HEADINGS.flatMap(([field, names]) => names.map((name) => [name, field] as const)),
  // What one exports from here is read again.
  ...Object.entries(PERSON_FIELDS).map(([field, label]) => [folded(label), field as ImportField] as const),
]);
const CHOICE =
  /^(?:choix|voeu|souhait|atelier|theme|choix d atelier|choix atelier)(?: (?:n|no|numero))? ?(\d)$/;
const RANKS: readonly (readonly [ImportField, RegExp])[] = [
  ['choice1', /^(?:1er|1ere|premier|premiere)\b/],
  ['choice2', /^(?:2e|2eme|2nd|2nde|deuxieme|second|seconde)\b/],
  ['choice3', /^(?:3e|3eme|troisieme)\b/],
  ['choice4', /^(?:4e|4eme|quatrieme)\b/],
  ['choice5', /^(?:5e|5eme|cinquieme)\b/],
];

/** What a heading usually announces; undefined when it says nothing known. */
export function fieldOfHeading(heading: string): ImportField | undefined {
  // What is in brackets explains: « Courriel (professionnel) ».
  const words = folded(heading);
  return (
    BY_HEADING.get(words) ?? BY_HEADING.get(folded(heading.replace(/[([].*?[)\]]/g, ''))) ?? choiceOf(words)
  );
}

function choiceOf(words: string): ImportField | undefined {
  const rank = CHOICE.exec(words)?.[1];
  const choice = RANKS.find(([field]) => field === `choice${rank}`);
  if (choice) return choice[0];
  if (words === 'choix' || words === 'choix d atelier' || words === 'voeu') return 'choice1';
  if (!/\b(?:choix|voeu|souhait)\b/.test(words)) return undefined;
  return RANKS.find(([, pattern]) => pattern.test(words))?.[0];
}

/** A first guess of what each column gives, from its heading, else from what is in it. A field is given once. */
export function suggestMapping(
  headings: readonly string[],
  samples: readonly (readonly string[])[],
): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  const take = (field: ImportField | undefined) => {
    if (field === undefined || taken.has(field)) return null;
    taken.add(field);
    return field;
  };
  const byHeading = headings.map((heading) => take(fieldOfHeading(heading)));
  const guessed = byHeading.map((field, column) => field ?? take(fieldOfCells(samples, column)));
  return withOneName(guessed, samples);
}

/** « Nom et prénom » beside « Prénom » is the family name; « Nom » alone, when it mostly holds two words, is both. */
function withOneName(
  mapping: (ImportField | null)[],
  samples: readonly (readonly string[])[],
): (ImportField | null)[] {
  const both = mapping.findIndex((field) => field === 'familyGivenName' || field === 'givenFamilyName');
  const family = mapping.indexOf('familyName');
  const hasGiven = mapping.includes('givenName');
  return mapping.map((field, column) => {
    if (column === family && !hasGiven && both < 0)
      return holdTwoWords(samples, column) ? 'familyGivenName' : field;
    if (field !== 'familyGivenName' && field !== 'givenFamilyName') return field;
    if (family >= 0 || column !== both) return null;
    return hasGiven ? 'familyName' : field;
  });
}

function holdTwoWords(samples: readonly (readonly string[])[], column: number): boolean {
  const cells = samples.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '');
  return cells.filter((cell) => cell.includes(' ')).length > cells.length * 0.7;
}

function fieldOfCells(samples: readonly (readonly string[])[], column: number): ImportField | undefined {
  const cells = samples.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '');
  if (cells.length === 0) return undefined;
  const all = (pattern: RegExp) => cells.every((cell) => pattern.test(cell));
  if (all(/^\S+@\S+\.\S+$/)) return 'email';
  if (all(/^\d{7}[A-Za-z]$/)) return 'uai';
  if (all(/^(?:(?:\+33|0033|0)?\s?[1-9])(?:[\s.-]?\d{2}){4}$/)) return 'phone';
  if (all(/^(?:M|Mr|Mme|Mlle|Madame|Monsieur)\.?$/i)) return 'civility';
  return undefined;
}

/** Rows among which the headings are looked for: a list often begins with its title. */
const HEADING_ROWS = 10;

/** Which row holds the headings: the one with most known ones; null when the list begins with people at once. */
export function headingRow(rows: readonly (readonly string[])[]): number | null {
  const known = rows.slice(0, HEADING_ROWS).map((row) => row.filter((cell) => fieldOfHeading(cell)).length);
  const most = Math.max(0, ...known);
  if (most > 0) return known.indexOf(most);
  const looksLikePerson = rows[0]?.some((cell) => /@|\d{6,}/.test(cell)) ?? false;
  return looksLikePerson ? null : 0;
}
