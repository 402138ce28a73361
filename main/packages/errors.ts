import { AppError } from '../../shared/errors.ts';
import type { Reason } from '../../shared/packages/reason.ts';

export const notSigned = () =>
  new AppError(
    'synthesis-not-signed',
    'Cette synthèse n’est pas encore visée\u00a0: faites-la viser avant de préparer son envoi.',
  );

export const personalData = (count: number) =>
  new AppError(
    'personal-data',
    `L’envoi n’a pas été préparé\u00a0: ${count === 1 ? 'une donnée personnelle s’y trouve' : `${count} données personnelles s’y trouvent`}. ${count === 1 ? 'Retirez-la' : 'Retirez-les'} dans une nouvelle version de la synthèse, puis recommencez.`,
  );

export const notConfirmed = (count: number) =>
  new AppError(
    'not-confirmed',
    `L’envoi n’a pas été préparé\u00a0: ${count === 1 ? 'un point reste' : `${count} points restent`} à vérifier et à confirmer.`,
  );

export const laterPrepared = () =>
  new AppError(
    'later-prepared',
    'Rien n’a été préparé\u00a0: l’envoi d’une version plus récente de cette synthèse l’est déjà. Envoyez-la plutôt.',
  );

export const numberTaken = () =>
  new AppError(
    'number-taken',
    'L’envoi n’a pas été conservé\u00a0: une autre version de cette synthèse vient d’être préparée. Recommencez.',
  );

export const unverified = (reasons: readonly Reason[]) =>
  new AppError(
    'package-unverified',
    `L’envoi préparé n’a pas passé sa vérification\u00a0; il n’a pas été conservé. ${reasons[0]?.sentence ?? ''}`,
    { reasons: reasons.map(({ sentence }) => sentence) },
  );

/** Its sign-off was taken back, and another noted, while it was being made. */
export const signedAnew = () =>
  new AppError(
    'signed-anew',
    'L’envoi n’a pas été conservé\u00a0: la synthèse a été reprise et visée de nouveau pendant qu’il se préparait. Recommencez\u00a0: il sera fait de ce qui est signé à présent.',
  );
