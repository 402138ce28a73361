import type { NameFault } from '../text/file-names.ts';
import { sizeInWords } from '../text/numbers.ts';
import { PAYLOAD } from './payload-files.ts';
import { placeInWords } from './place-words.ts';
import { general, NEWER_FORMAT, type Place, type Reason } from './reason.ts';

/**
 * Why a package is refused: each a French sentence that says what is wrong and what to mend, for the depositor and for
 * the space’s operator alike.
 */

const NAME_FAULTS: Record<NameFault, string> = {
  absolute: 'son nom est un chemin complet',
  climbing: 'son nom sort du dossier de l’envoi (« .. »)',
  backslash: 'son nom contient une barre oblique inversée',
  'forbidden-character': 'son nom contient un caractère interdit',
  'not-nfc': 'les accents de son nom ne sont pas écrits sous leur forme courante',
  reserved: 'son nom ne peut pas exister sous Windows',
  'too-long': 'son nom est trop long',
  'empty-part': 'son nom comporte une partie vide',
};
const AGAIN = 'préparez l’envoi de nouveau';

export const refusals = {
  notZip: () =>
    general(
      `Ce fichier n’est pas une archive zip lisible : il est peut-être incomplet ou endommagé. Vérifiez-le, ou ${AGAIN}.`,
    ),
  unverifiable: () =>
    general(
      `La vérification de cet envoi demande trop de temps ou de mémoire : il est refusé. Allégez-le, ou ${AGAIN}.`,
    ),
  ambiguous: () =>
    general(
      `L’archive peut être lue de plusieurs façons (données ajoutées avant, après ou entre ses fichiers, ou en-têtes qui se contredisent) : ${AGAIN}.`,
    ),
  tooHeavy: (size: number, limit: number) =>
    general(
      `L’envoi pèse ${sizeInWords(size)} : la limite est de ${sizeInWords(limit)}. Allégez ou retirez des pièces jointes.`,
    ),
  tooManyFiles: (limit: number) =>
    general(`L’archive contient plus de ${limit} fichiers : réunissez ou retirez des pièces jointes.`),
  tooLarge: (size: number, limit: number) =>
    general(
      `Une fois ouvert, l’envoi pèserait ${sizeInWords(size)} : la limite est de ${sizeInWords(limit)}. Allégez ou retirez des pièces jointes.`,
    ),
  ratio: (path: string) =>
    at(path, `${quoted(path)} se déploie de façon démesurée : il est refusé par sécurité. Remplacez-le.`),
  wholeFileTooLarge: (path: string, limit: number) =>
    at(path, `${quoted(path)} dépasse ${sizeInWords(limit)}, ce qui n’est pas normal : ${AGAIN}.`),
  name: (path: string, fault: NameFault) =>
    at(path, `${quoted(path)} est refusé : ${NAME_FAULTS[fault]}. Renommez-le.`),
  duplicate: (path: string) => at(path, `${quoted(path)} figure deux fois dans l’archive : ${AGAIN}.`),
  collision: (a: string, b: string) =>
    at(
      b,
      `${quoted(a)} et ${quoted(b)} seraient le même fichier sur certains ordinateurs : renommez l’un des deux.`,
    ),
  link: (path: string) =>
    at(path, `${quoted(path)} est un lien ou un fichier spécial : mettez le document lui-même à sa place.`),
  encrypted: (path: string) =>
    at(path, `${quoted(path)} est chiffré, et ne peut donc pas être vérifié : retirez sa protection.`),
  method: (path: string) =>
    at(path, `${quoted(path)} est comprimé d’une façon qui n’est pas admise : ${AGAIN}.`),
  unreadable: (path: string) =>
    at(
      path,
      `${quoted(path)} est illisible : ses données sont endommagées ou se contredisent. Remplacez-le.`,
    ),
  lyingSize: (path: string) => at(path, `${quoted(path)} n’a pas la taille annoncée : ${AGAIN}.`),
  nested: (path: string) =>
    at(path, `${quoted(path)} contient une autre archive : joignez les documents eux-mêmes.`),
  nestedUnreadable: (path: string) =>
    at(
      path,
      `${quoted(path)} est une archive que l’espace ne peut pas vérifier : joignez les documents eux-mêmes.`,
    ),
  nestedPackage: (path: string) =>
    at(path, `${quoted(path)} contient un envoi entier : envoyez-le à part, et retirez-le de celui-ci.`),
  severalFolders: () => general('L’archive doit contenir un seul dossier, et rien à côté de lui.'),
  missing: (path: string) => at(path, `${quoted(path)} manque : ${AGAIN}.`),
  notText: (path: string) => at(path, `${quoted(path)} n’est pas un texte UTF-8 : ${AGAIN}.`),
  notPdf: (path: string) => at(path, `${quoted(path)} n’est pas un document PDF : ${AGAIN}.`),
  notOffice: (path: string) =>
    at(path, `${quoted(path)} n’est pas un document de bureautique\u00a0: ${AGAIN}.`),
  activeOffice: (path: string) =>
    at(path, `${quoted(path)} contient une macro ou un objet qui agit à l’ouverture\u00a0: ${AGAIN}.`),
  declaration: () => at('bagit.txt', `« bagit.txt » ne déclare pas la version 1.0 en UTF-8 : ${AGAIN}.`),
  manifestLine: (manifest: string, line: number) =>
    at(
      manifest,
      `La ligne ${line} de ${quoted(manifest)} n’est pas une empreinte suivie d’un nom : ${AGAIN}.`,
    ),
  listedTwice: (manifest: string, path: string) =>
    at(path, `${quoted(path)} est cité deux fois dans ${quoted(manifest)} : ${AGAIN}.`),
  listedAmiss: (manifest: string, path: string) =>
    at(path, `${quoted(path)} n’a pas sa place dans ${quoted(manifest)} : ${AGAIN}.`),
  listedAbsent: (manifest: string, path: string) =>
    at(path, `${quoted(path)} est cité dans ${quoted(manifest)}, mais manque dans l’archive : ${AGAIN}.`),
  unlisted: (path: string, manifest: string) =>
    at(path, `${quoted(path)} n’est pas cité dans ${quoted(manifest)} : ${AGAIN}.`),
  checksum: (path: string) =>
    at(
      path,
      `${quoted(path)} ne correspond pas à son empreinte : il a été modifié ou endommagé. Remettez le bon fichier, puis ${AGAIN}.`,
    ),
  unknownFile: (path: string) => at(path, `${quoted(path)} n’a pas sa place dans un envoi : retirez-le.`),
  bagInfo: () => at('bag-info.txt', `« bag-info.txt » est mal formé : ${AGAIN}.`),
  bagInfoMissing: (label: string) =>
    at('bag-info.txt', `« bag-info.txt » doit donner « ${label} », une seule fois : ${AGAIN}.`),
  bagInfoWrong: (label: string) =>
    at('bag-info.txt', `« ${label} » de « bag-info.txt » contredit le contenu de l’envoi : ${AGAIN}.`),
  notJson: () =>
    at(PAYLOAD.document.path, `« ${PAYLOAD.document.path} » n’est pas du JSON lisible : ${AGAIN}.`),
  jsonTooDeep: () =>
    at(
      PAYLOAD.document.path,
      `« ${PAYLOAD.document.path} » n’est pas du JSON lisible (trop de niveaux) : ${AGAIN}.`,
    ),
  jsonTooMuch: () =>
    at(
      PAYLOAD.document.path,
      `« ${PAYLOAD.document.path} » contient plus d’éléments qu’une synthèse n’en a : répartissez-les en plusieurs synthèses.`,
    ),
  jsonDuplicate: (key: string) =>
    at(
      PAYLOAD.document.path,
      `« ${PAYLOAD.document.path} » donne deux fois ${quoted(key)} au même endroit : ${AGAIN}.`,
    ),
  jsonReserved: (key: string) =>
    at(
      PAYLOAD.document.path,
      `« ${PAYLOAD.document.path} » contient un élément inconnu, ${quoted(key)} : ${AGAIN}.`,
    ),
  jsonBrokenText: () =>
    at(PAYLOAD.document.path, `« ${PAYLOAD.document.path} » contient un caractère coupé en deux : ${AGAIN}.`),
  schema: (path: NonNullable<Place['path']>, message: string) =>
    ({
      sentence:
        path.length === 0
          ? `La synthèse n’a pas la forme attendue : ${message}`
          : `La synthèse est à corriger à ${quoted(placeInWords(path))} : ${message}`,
      place: { file: PAYLOAD.document.path, path: [...path] },
    }) satisfies Reason,
  newerFormat: (format: number, known: readonly number[]) =>
    ({
      ...general(
        `Cet envoi est écrit dans un format plus récent (${format}) que ceux que l’espace connaît (${inWords(known)})\u00a0: l’espace est à mettre à jour pour le recevoir. Prévenez son équipe.`,
      ),
      code: NEWER_FORMAT,
    }) satisfies Reason,
  html: (what: string) =>
    at(
      PAYLOAD.page.path,
      `« ${PAYLOAD.page.path} » contient un élément qui n’est pas admis : ${clean(what)}. Retirez-le.`,
    ),
  formula: (path: string, cell: string) =>
    at(path, `${quoted(path)} contient ${quoted(cell)}, qu’un tableur calculerait\u00a0: ${AGAIN}.`),
  personalProperty: (path: string, property: string) =>
    at(
      path,
      `${quoted(path)} contient un élément qui nomme quelqu’un ou appelle l’extérieur (${property})\u00a0: retirez-le.`,
    ),
  attachmentUnlisted: (path: string) =>
    at(path, `${quoted(path)} n’est pas cité dans la synthèse : retirez-le, ou citez-le.`),
  attachmentDiffers: (path: string) =>
    at(path, `${quoted(path)} n’est pas le fichier que la synthèse annonce : ${AGAIN}.`),
} as const;

function at(file: string, sentence: string): Reason {
  return { sentence, place: file === '' ? null : { file: shortened(file.toWellFormed(), 1000) } };
}

/** « 1, 2 et 3 » */
const inWords = (numbers: readonly number[]): string =>
  new Intl.ListFormat('fr-FR').format(numbers.map(String));

/** Names come from outside: shortened, and without what would disturb the line. */
function quoted(path: string): string {
  return `« ${clean(path)} »`;
}

function clean(text: string): string {
  return shortened(text, 160).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '�');
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1).toWellFormed()}…` : text;
}
