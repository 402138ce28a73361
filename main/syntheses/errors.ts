import { AppError } from '../../shared/errors.ts';

export const frozen = (): AppError =>
  new AppError(
    'synthesis-frozen',
    'Cette synthèse est visée\u00a0: elle ne se modifie plus. Préparez une nouvelle version pour la changer.',
  );

export const atSignature = (): AppError =>
  new AppError(
    'synthesis-to-sign',
    'Cette synthèse est à la signature\u00a0: elle ne se modifie plus. Reprenez d’abord la rédaction\u00a0; le document déjà imprimé ne vaudra plus.',
  );

export const aboutNothing = (): AppError =>
  new AppError(
    'about-nothing',
    'Ce dont cette synthèse rend compte a été annulé ou supprimé\u00a0: elle ne se signe pas. Ramenez-le de la corbeille, ou remettez la rencontre à une autre date\u00a0; le texte, lui, est gardé.',
  );

export const notToSign = (): AppError =>
  new AppError(
    'not-to-sign',
    'Cette synthèse n’est pas à la signature\u00a0: mettez-la d’abord à la signature, puis faites signer le document que Cahiers prépare.',
  );

export const noLongerFrozen = (): AppError =>
  new AppError(
    'no-longer-frozen',
    'Le visa n’est pas enregistré\u00a0: quelqu’un a été effacé du dossier depuis, et le document figé n’est plus celui qui porte ce code. Reprenez la rédaction, remettez la synthèse à la signature et faites signer le nouveau document.',
  );

/** `where` the code was read: in the file itself, or by someone. */
export const wrongCode = (read: string, code: string, where: 'file' | 'typed'): AppError => {
  const sentence =
    where === 'file'
      ? `Le visa n’est pas enregistré\u00a0: ce fichier est une synthèse de code ${read}, et celle-ci porte le code ${code}. Choisissez le bon fichier, ou faites signer celui de cette version.`
      : `Le visa n’est pas enregistré\u00a0: cette version porte le code ${code}, pas ${read}. Relisez le code du document signé\u00a0; s’il est autre, ce n’est pas cette version qui a été signée.`;
  return new AppError('wrong-code', sentence, { fields: { [where === 'file' ? 'file' : 'code']: sentence } });
};

export const alreadyWritten = (): AppError =>
  new AppError('synthesis-exists', 'Cette synthèse existe déjà\u00a0: ouvrez-la depuis la liste.');

export const notInReview = (): AppError =>
  new AppError(
    'not-in-review',
    'Une synthèse est mise à la signature après relecture\u00a0: passez-la d’abord «\u00a0en relecture\u00a0».',
  );

export const notSigned = (): AppError =>
  new AppError(
    'not-signed',
    'Cette version n’est pas encore visée\u00a0: modifiez-la directement, sans en préparer une nouvelle.',
  );

export const notLatest = (): AppError =>
  new AppError('not-latest', 'Une version plus récente existe déjà\u00a0: ouvrez-la pour la modifier.');

export const emptyFile = (): AppError =>
  new AppError('empty-file', 'Ce fichier est vide\u00a0: choisissez-en un autre.');

export const tooLarge = (): AppError =>
  new AppError(
    'file-too-large',
    'Ce fichier dépasse 100\u00a0Mo\u00a0: choisissez-en un plus léger, ou réduisez-le.',
  );

export const unknownContent = (): AppError =>
  new AppError(
    'unknown-pick',
    'Une proposition ou une pratique choisie n’existe plus\u00a0: la liste vient d’être mise à jour, vérifiez votre choix.',
  );
