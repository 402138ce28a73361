import { basename, isAbsolute } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { errorCode } from './file-system.ts';
import type { Moved } from './moved.ts';
import type { Unlocking } from './vault/keys.ts';
import { warnings } from './warnings.ts';
import { isFull } from './whole-file.ts';

const UNTOUCHED = 'Rien n’a été modifié sur le disque.';
const NOT_BOTH = 'à deux, l’un perdrait ce qu’il saisit.';
const BACKUP = 'Vous pouvez repartir d’une copie de sauvegarde de ce dossier';

/** What is known of who has a dossier: working on this computer, or perhaps; or on another. */
export type Working = 'here' | 'perhaps-here' | 'elsewhere';

const WHO_WORKS: Record<Working, (holder: { user: string; machine: string }) => string> = {
  here: ({ user }) =>
    `Ce dossier est déjà ouvert sur cet ordinateur par ${user}. Fermez l’autre fenêtre de Cahiers, puis réessayez.`,
  'perhaps-here': ({ user }) =>
    `Ce dossier est peut-être ouvert sur cet ordinateur par ${user}. Fermez-le de ce côté, puis réessayez. Ne l’ouvrez tout de même que si Cahiers s’y est arrêté sans le fermer\u00a0: ${NOT_BOTH}`,
  elsewhere: ({ user, machine }) =>
    `Ce dossier est ouvert par ${user} sur l’ordinateur «\u00a0${machine}\u00a0». Demandez-lui de le fermer, puis réessayez. Ne l’ouvrez tout de même que si cet ordinateur s’est arrêté sans le fermer\u00a0: ${NOT_BOTH}`,
};

/** Why a dossier cannot be opened or written, each in a sentence. */
export const refusals = {
  noDossier: () =>
    new AppError('no-dossier', 'Aucun dossier n’est ouvert\u00a0: ouvrez-en un, ou créez-en un nouveau.'),
  busy: () =>
    new AppError(
      'busy',
      'Un travail est en cours dans ce dossier\u00a0: attendez qu’il se termine ou annulez-le, puis recommencez.',
    ),
  silent: (place: string) =>
    new AppError(
      'place-silent',
      `«\u00a0${place}\u00a0» ne répond pas\u00a0: c’est peut-être un emplacement du réseau, qui est coupé, ou un disque qui se réveille. ${UNTOUCHED} Vérifiez la connexion ou le branchement, puis réessayez.`,
      { place },
    ),
  notADossier: (folder: string) =>
    new AppError(
      'not-a-dossier',
      'Il n’y a pas de dossier Cahiers à cet endroit : choisissez le dossier qui contient le fichier « dossier.cahier ».',
      { folder },
    ),
  missingFiles: (missing: readonly string[]) =>
    new AppError(
      'dossier-incomplete',
      `Ce dossier est incomplet : il y manque ${missing.map((name) => `« ${name} »`).join(' et ')}. Il a peut-être été copié à moitié. ${UNTOUCHED} Recopiez-le en entier, application fermée. ${BACKUP}.`,
      { missing },
    ),
  /** `name`: of the link, or of what is neither a file nor a folder, from the dossier’s folder. */
  linked: (name: string) =>
    new AppError(
      'dossier-linked',
      `Dans ce dossier, «\u00a0${name}\u00a0» n’est pas un vrai fichier ni un vrai dossier, mais un renvoi vers un autre endroit du disque\u00a0: Cahiers ne le suit pas, car il pourrait y abîmer ce qui n’est pas à lui. ${UNTOUCHED} Si ce dossier vient de quelqu’un d’autre, demandez-lui de vous le renvoyer\u00a0; sinon, remettez à la place de ce renvoi ce qu’il désigne, puis rouvrez le dossier.`,
      { name },
    ),
  /** `path`: of what was put there while the dossier is open. */
  linkedSince: (path: string) =>
    new AppError(
      'dossier-linked',
      `«\u00a0${path}\u00a0» a été remplacé par un renvoi vers un autre endroit du disque\u00a0: Cahiers ne le suit pas, et n’a rien écrit ni effacé derrière lui. Enlevez ce renvoi, remettez à sa place le dossier qui y était, puis recommencez.`,
      { name: basename(path) },
    ),
  tooLarge: (name: string) =>
    new AppError(
      'dossier-damaged',
      `Le fichier «\u00a0${name}\u00a0» de ce dossier est plus grand que Cahiers ne peut en écrire\u00a0: il est abîmé, ou n’est pas de lui. ${UNTOUCHED} ${BACKUP}.`,
      { part: name, reason: 'size' },
    ),
  damagedLabel: () =>
    new AppError(
      'dossier-damaged',
      `Le fichier « dossier.cahier » est abîmé : ce dossier ne peut pas être reconnu. ${UNTOUCHED} ${BACKUP}.`,
      { part: 'label' },
    ),
  damagedDatabase: (reason: string) =>
    new AppError(
      'dossier-damaged',
      `Le fichier « dossier.sqlite » de ce dossier est abîmé ou a été copié à moitié. ${UNTOUCHED} ${BACKUP} ; ce qui a été saisi depuis cette copie serait à refaire.`,
      { part: 'database', reason },
    ),
  foreignSchema: () =>
    new AppError(
      'dossier-damaged',
      `Le fichier «\u00a0dossier.sqlite\u00a0» de ce dossier n’est pas tel que Cahiers l’écrit\u00a0: un autre logiciel l’a modifié, ou quelqu’un y a ajouté ce qui agirait à votre insu. ${UNTOUCHED} ${BACKUP}.`,
      { part: 'database', reason: 'schema' },
    ),
  /** A database or a journal made so that reading it takes too long, or brings the reader down. */
  endless: () =>
    new AppError(
      'dossier-damaged',
      `La lecture de ce dossier ne se termine pas\u00a0: il est abîmé, ou a été fait pour bloquer Cahiers. ${UNTOUCHED} Si ce dossier vient de quelqu’un d’autre, demandez-lui de vous le renvoyer. ${BACKUP}.`,
      { part: 'database', reason: 'endless' },
    ),
  /** `kept`: commands that can still be read; `since`: when the last of them was made, if known. */
  damagedJournal: (kept: number, since: string | null) =>
    new AppError(
      'dossier-damaged',
      `Les dernières modifications de ce dossier sont abîmées. ${UNTOUCHED} ${keptSentence(kept)} Vous pouvez ouvrir ce qui reste lisible, les fichiers abîmés étant mis de côté dans « backups », ou repartir d’une copie de sauvegarde.`,
      { part: 'journal', kept, since, recoverable: true },
    ),
  mixedFiles: () =>
    new AppError(
      'dossier-damaged',
      `Les fichiers de ce dossier ne vont pas ensemble : il a peut-être été copié pendant qu’il servait. ${UNTOUCHED} Recopiez-le en entier, application fermée. ${BACKUP}.`,
      { part: 'mixed' },
    ),
  newerVersion: () =>
    new AppError(
      'dossier-newer',
      `Ce dossier a été enregistré par une version plus récente de Cahiers. ${UNTOUCHED} Installez la dernière version pour l’ouvrir.`,
    ),
  unknownHistory: () =>
    new AppError(
      'dossier-unknown-version',
      `Ce dossier a été enregistré par une version de Cahiers que celle-ci ne reconnaît pas. ${UNTOUCHED} Ouvrez-le avec la version qui l’a créé.`,
    ),
  /** `working`: what is known of the holder; one who surely works here is never taken over from. */
  locked: ({ user, machine }: { user: string; machine: string }, working: Working) =>
    new AppError('dossier-locked', WHO_WORKS[working]({ user, machine }), {
      ...{ user, machine, here: working !== 'elsewhere', canTakeOver: working !== 'here' },
    }),
  presenceFailed: (error: unknown) =>
    new AppError(
      'presence-failed',
      `Cahiers n’a pas pu s’assurer que personne d’autre n’a ce dossier ouvert\u00a0: les fichiers temporaires de cet ordinateur sont refusés, ou le disque est plein. ${UNTOUCHED} Libérez de la place, redémarrez l’ordinateur si rien n’y fait, puis réessayez.`,
      {},
      { cause: error },
    ),
  passphraseNeeded: () =>
    new AppError('passphrase-needed', 'Ce dossier est protégé : donnez sa phrase de passe pour l’ouvrir.'),
  passphraseWrong: (by: Unlocking) =>
    'recoveryCode' in by
      ? new AppError(
          'passphrase-wrong',
          'Ce code de secours n’est pas celui de ce dossier. Recopiez-le de la feuille imprimée, lettre à lettre.',
          { fields: { recoveryCode: 'Ce code n’est pas celui de ce dossier.' } },
        )
      : new AppError(
          'passphrase-wrong',
          'Cette phrase de passe n’est pas celle de ce dossier. Vérifiez les majuscules et la disposition du clavier.',
          { fields: { passphrase: 'Cette phrase de passe n’est pas la bonne.' } },
        ),
  codeMistyped: () =>
    new AppError(
      'code-mistyped',
      'Ce code de secours est mal recopié\u00a0: il y manque une lettre, il y en a une de trop, ou l’une n’est pas la bonne. Cet essai n’est pas compté. Reprenez la feuille imprimée groupe par groupe.',
      {
        fields: {
          recoveryCode: 'Ce code est mal recopié\u00a0: comparez-le à la feuille, groupe par groupe.',
        },
      },
    ),
  uncovered: () =>
    new AppError(
      'dossier-damaged',
      `La protection de ce dossier n’a pas fini d’être mise en place, ou retirée, et ses fichiers ne sont plus ceux d’alors\u00a0: quelqu’un d’autre a pu les y mettre. ${UNTOUCHED} ${BACKUP}, ou l’ouvrir tel qu’il est si vous seul avez pu y toucher\u00a0: ces fichiers seront gardés de côté dans «\u00a0backups\u00a0».`,
      { part: 'mixed', recoverable: true },
    ),
  protectionGone: () =>
    new AppError(
      'protection-gone',
      `Ce dossier était protégé par une phrase de passe à sa dernière ouverture ici, et ne l’est plus\u00a0: quelqu’un a pu mettre un autre dossier à sa place. ${UNTOUCHED} Ne l’ouvrez que si vous, ou un collègue, avez retiré la protection.`,
      { wasProtected: true },
    ),
  turningReadOnly: () =>
    new AppError(
      'protection-unfinished',
      `La protection de ce dossier n’a pas fini d’être mise en place, ou retirée, et rien ne peut être écrit à cet endroit. ${UNTOUCHED} Copiez-le là où vous pouvez écrire, puis ouvrez-le.`,
    ),
  readOnly: () =>
    new AppError(
      'read-only',
      'Ce dossier est ouvert en lecture seule : rien ne peut y être modifié. Copiez-le à un endroit où vous pouvez écrire.',
    ),
  /** After a write whose outcome is not known. */
  suspended: (error: unknown) =>
    new AppError(
      'read-only',
      'L’enregistrement sur le disque a échoué : le dossier est passé en lecture seule pour ne rien perdre. Vérifiez qu’il y reste de la place, puis recommencez.',
      {},
      { cause: error },
    ),
  /** After a write that may be found at the next opening, or not. */
  unsure: (error: unknown) =>
    new AppError(
      'not-saved',
      'L’enregistrement sur le disque a échoué, et Cahiers ne peut pas savoir si votre dernière action y est écrite. Le dossier est passé en lecture seule\u00a0; ce qui précède est enregistré. Vérifiez le disque, rouvrez le dossier, et regardez si elle y est avant de la refaire.',
      {},
      { cause: error },
    ),
  /** Neither at its place nor written elsewhere. */
  nowhere: (folder: string, error: unknown) =>
    new AppError(
      'dossier-nowhere',
      `${warnings.nowhere(folder)} Votre dernière action n’a pas été enregistrée.`,
      { folder },
      { cause: error },
    ),
  /** While it was being closed. */
  foundElsewhere: (moved: Moved, to: string) =>
    new AppError(
      'dossier-moved',
      `${warnings.moved(moved, to)} Il n’est pas encore fermé\u00a0: notez cet emplacement, puis fermez-le de nouveau.`,
      { folder: to },
    ),
  closed: () => new AppError('no-dossier', 'Ce dossier vient d’être fermé. Rouvrez-le pour continuer.'),
  notSaved: (error: unknown) =>
    isFull(error)
      ? new AppError(
          'disk-full',
          'Le disque est plein : votre dernière action n’a pas été enregistrée, le reste du dossier est intact. Libérez de la place, puis recommencez.',
          {},
          { cause: error },
        )
      : new AppError(
          'not-saved',
          'L’enregistrement sur le disque a échoué : votre dernière action n’a pas été enregistrée, le reste du dossier est intact. Vérifiez le disque, puis recommencez.',
          {},
          { cause: error },
        ),
  /** Before its schema changes. */
  notBackedUp: (error: unknown) =>
    new AppError(
      isFull(error) ? 'disk-full' : 'backup-failed',
      `Ce dossier vient d’une version précédente de Cahiers, et n’a pas pu être sauvegardé avant d’être adapté à celle-ci. ${UNTOUCHED} Vérifiez qu’il reste de la place sur le disque et qu’il accepte l’écriture, puis rouvrez le dossier.`,
      {},
      { cause: error },
    ),
  unreadable: (error: unknown) =>
    new AppError(
      'dossier-unreadable',
      `Le disque ne permet pas de lire ce dossier. ${UNTOUCHED} Vérifiez que le disque ou la clé est bien branché, puis réessayez.`,
      {},
      { cause: error },
    ),
  fileMissing: () =>
    new AppError(
      'not-found',
      'Ce fichier joint n’est plus dans le dossier : il a peut-être été supprimé du disque. À l’écran « Sauvegardes », choisissez « Tout vérifier » : Cahiers le remettra en place s’il en a gardé un double.',
    ),
  fileDamaged: () =>
    new AppError(
      'file-damaged',
      `Ce fichier joint est abîmé sur le disque : il n’est plus celui qui avait été joint. ${UNTOUCHED} À l’écran « Sauvegardes », choisissez « Tout vérifier » : Cahiers le remettra en état s’il en a gardé un double. Sinon, joignez-le de nouveau.`,
    ),
  fileUnreadable: (error: unknown) =>
    new AppError(
      'file-unreadable',
      'Le disque ne permet pas de lire ce fichier joint en ce moment. Vérifiez que le disque ou la clé est bien branché, puis réessayez.',
      {},
      { cause: error },
    ),
  notEmpty: (folder: string) =>
    new AppError(
      'folder-not-empty',
      'Ce dossier du disque contient déjà des fichiers : choisissez-en un vide.',
      {
        folder,
        fields: { folder: 'Choisissez un dossier vide.' },
      },
    ),
};

/** Throws `relative-path`. */
export function requireAbsolute(path: string): void {
  if (isAbsolute(path)) return;
  throw new AppError('relative-path', 'Indiquez l’emplacement complet du dossier sur cet ordinateur.', {
    fields: { folder: 'Indiquez un emplacement complet.' },
  });
}

/** Does what the next opening goes on with where the disk refuses it. */
export async function leftToNextOpening(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AppError) && errorCode(error) === '') throw error;
  }
}

/** Does what writes to the disk, and says in a sentence what the disk refuses. */
export async function orNotSaved<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw errorCode(error) === '' ? error : refusals.notSaved(error);
  }
}

function keptSentence(kept: number): string {
  if (kept === 0) return 'Ce qui précède est lisible.';
  return kept === 1
    ? 'La modification qui précède est lisible.'
    : `Les ${kept} modifications qui précèdent sont lisibles.`;
}
