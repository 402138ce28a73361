import { AppError } from '../../shared/errors.ts';
import { SPREADSHEET_LIMITS, tooHeavy } from '../../shared/spreadsheets/limits.ts';

const french = (count: number) => count.toLocaleString('fr-FR');
const KEPT = 'Le dossier n’a pas changé.';

/** Why a file cannot be read as a table: what it is, and what to do. */
export const refusals = {
  tooHeavy: (bytes: number) => refusal('file-too-heavy', tooHeavy(bytes)),
  empty: () =>
    refusal(
      'empty-table',
      `Ce fichier est vide. ${KEPT} Vérifiez que c’est le bon, puis choisissez-le de nouveau.`,
    ),
  binary: () =>
    refusal(
      'not-a-table',
      `Ce fichier n’est pas un tableau, malgré son nom. ${KEPT} Choisissez un fichier CSV, ou un classeur Excel (.xlsx).`,
    ),
  oldExcel: () =>
    refusal(
      'old-excel',
      `Ce classeur est à un ancien format d’Excel (.xls). ${KEPT} Ouvrez-le dans votre tableur, enregistrez-le sous «\u00a0Classeur Excel (.xlsx)\u00a0», puis choisissez ce nouveau fichier.`,
    ),
  binaryExcel: () =>
    refusal(
      'binary-excel',
      `Ce classeur est au format binaire d’Excel (.xlsb). ${KEPT} Ouvrez-le dans votre tableur, enregistrez-le sous «\u00a0Classeur Excel (.xlsx)\u00a0», puis choisissez ce nouveau fichier.`,
    ),
  openDocument: () =>
    refusal(
      'open-document',
      `Ce classeur est au format OpenDocument (.ods). ${KEPT} Ouvrez-le dans LibreOffice, enregistrez-le sous «\u00a0Excel 2007-365 (.xlsx)\u00a0» ou «\u00a0Texte CSV\u00a0», puis choisissez ce nouveau fichier.`,
    ),
  encrypted: () =>
    refusal(
      'encrypted-table',
      `Ce classeur est protégé par un mot de passe. ${KEPT} Ouvrez-le dans votre tableur, retirez le mot de passe, enregistrez-le, puis choisissez-le de nouveau.`,
    ),
  damagedWorkbook: () =>
    refusal(
      'damaged-workbook',
      `Ce classeur est abîmé ou incomplet. ${KEPT} Ouvrez-le dans votre tableur, enregistrez-le de nouveau au format .xlsx, puis choisissez ce nouveau fichier.`,
    ),
  tooLarge: () =>
    refusal(
      'table-too-large',
      `Ce fichier contient trop de données pour être une liste de personnes. ${KEPT} Copiez la liste seule dans un nouveau fichier, puis choisissez celui-ci.`,
    ),
  tooManyRows: () =>
    refusal(
      'too-many-rows',
      `Cette liste dépasse ${french(SPREADSHEET_LIMITS.rows)} lignes. ${KEPT} Partagez-la en plusieurs fichiers.`,
    ),
  tooManyColumns: () =>
    refusal(
      'too-many-columns',
      `Cette liste dépasse ${SPREADSHEET_LIMITS.columns} colonnes. ${KEPT} Gardez-y seulement les colonnes utiles.`,
    ),
  longCell: (line: number) =>
    refusal(
      'long-cell',
      `À la ligne ${french(line)}, une case contient plus de ${french(SPREADSHEET_LIMITS.cell)} caractères. ${KEPT} Raccourcissez-la, puis choisissez de nouveau le fichier.`,
    ),
  openQuote: (line: number) =>
    refusal(
      'open-quote',
      `À la ligne ${french(line)}, un guillemet ouvert n’est jamais refermé. ${KEPT} Corrigez cette ligne, puis choisissez de nouveau le fichier.`,
    ),
  unknownSheet: () =>
    refusal('unknown-sheet', `Cette feuille n’est plus dans le classeur. ${KEPT} Choisissez-en une autre.`),
} as const;

function refusal(code: string, message: string): AppError {
  return new AppError(code, message);
}
