import { sizeInWords } from '../text/numbers.ts';
import type { NameFault } from './names.ts';

/** Why a package is refused: each a French sentence, for the depositor and for the space’s operator alike. */

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

export const refusals = {
  notZip: () => 'Ce fichier n’est pas une archive zip lisible : il est peut-être incomplet ou endommagé.',
  ambiguous: () =>
    'L’archive peut être lue de plusieurs façons (données ajoutées avant, après ou entre ses fichiers, ou en-têtes qui se contredisent).',
  tooHeavy: (size: number, limit: number) =>
    `L’envoi pèse ${sizeInWords(size)} : la limite est de ${sizeInWords(limit)}.`,
  tooManyFiles: (limit: number) => `L’archive contient plus de ${limit} fichiers.`,
  tooLarge: (size: number, limit: number) =>
    `Une fois ouvert, l’envoi pèserait ${sizeInWords(size)} : la limite est de ${sizeInWords(limit)}.`,
  ratio: (path: string) => `${quoted(path)} se déploie de façon démesurée : il est refusé par sécurité.`,
  wholeFileTooLarge: (path: string, limit: number) =>
    `${quoted(path)} dépasse ${sizeInWords(limit)}, ce qui n’est pas normal pour ce fichier.`,
  name: (path: string, fault: NameFault) => `${quoted(path)} est refusé : ${NAME_FAULTS[fault]}.`,
  duplicate: (path: string) => `${quoted(path)} figure deux fois dans l’archive.`,
  collision: (a: string, b: string) =>
    `${quoted(a)} et ${quoted(b)} seraient le même fichier sur certains ordinateurs.`,
  link: (path: string) => `${quoted(path)} est un lien ou un fichier spécial, et non un document.`,
  encrypted: (path: string) => `${quoted(path)} est chiffré : il ne peut pas être vérifié.`,
  method: (path: string) => `${quoted(path)} est comprimé d’une façon qui n’est pas admise.`,
  unreadable: (path: string) =>
    `${quoted(path)} est illisible : ses données sont endommagées ou se contredisent.`,
  lyingSize: (path: string) => `${quoted(path)} n’a pas la taille annoncée.`,
  severalFolders: () => 'L’archive doit contenir un seul dossier, et rien à côté de lui.',
  missing: (path: string) => `${quoted(path)} manque.`,
  notText: (path: string) => `${quoted(path)} n’est pas un texte UTF-8.`,
  declaration: () => '« bagit.txt » ne déclare pas la version 1.0 en UTF-8.',
  manifestLine: (manifest: string, line: number) =>
    `La ligne ${line} de ${quoted(manifest)} n’est pas une empreinte suivie d’un nom.`,
  listedTwice: (manifest: string, path: string) =>
    `${quoted(path)} est cité deux fois dans ${quoted(manifest)}.`,
  listedAmiss: (manifest: string, path: string) =>
    `${quoted(path)} n’a pas sa place dans ${quoted(manifest)}.`,
  listedAbsent: (manifest: string, path: string) =>
    `${quoted(path)} est cité dans ${quoted(manifest)}, mais manque dans l’archive.`,
  unlisted: (path: string, manifest: string) => `${quoted(path)} n’est pas cité dans ${quoted(manifest)}.`,
  checksum: (path: string) =>
    `${quoted(path)} ne correspond pas à son empreinte : il a été modifié ou endommagé.`,
  unknownFile: (path: string) => `${quoted(path)} n’a pas sa place dans un envoi.`,
  bagInfo: () => '« bag-info.txt » est mal formé.',
  bagInfoMissing: (label: string) => `« bag-info.txt » doit donner « ${label} », une seule fois.`,
  bagInfoWrong: (label: string) => `« ${label} » de « bag-info.txt » contredit le contenu de l’envoi.`,
  notJson: () => '« data/synthesis.json » n’est pas du JSON lisible.',
  schema: (path: string, message: string) =>
    `« data/synthesis.json » n’a pas la forme attendue${path ? `, à ${quoted(path)}` : ''} : ${message}`,
  newerFormat: (version: number) =>
    `La synthèse est écrite dans une version plus récente (${version}) que celle que ce logiciel connaît : mettez-le à jour.`,
  html: (what: string) => `« data/synthesis.html » contient un élément qui n’est pas admis : ${what}.`,
  attachmentUnlisted: (path: string) => `${quoted(path)} n’est pas cité dans la synthèse.`,
  attachmentDiffers: (path: string) => `${quoted(path)} n’est pas le fichier que la synthèse annonce.`,
} as const;

/** Names come from outside: shortened, and without what would disturb the line. */
function quoted(path: string): string {
  const shown = path.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '�');
  return `« ${shown.length > 160 ? `${shown.slice(0, 159)}…` : shown} »`;
}
