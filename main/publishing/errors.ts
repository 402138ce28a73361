import { AppError } from '../../shared/errors.ts';
import { sizeInWords } from '../../shared/text/numbers.ts';
import { networkSentence } from './network-errors.ts';
import type { NetworkFault } from './network-fault.ts';

const SAMPLE =
  'ce dossier est l’exemple de Cahiers, ses synthèses sont inventées. Créez le dossier de votre territoire pour envoyer les vôtres.';
const KEPT = 'Rien n’est perdu\u00a0: l’envoi reste dans le dossier.';
const error = (code: string, message: string, fields?: Record<string, string>) =>
  new AppError(code, message, fields ? { fields } : {});
const onAddress = (code: string, message: string) => error(code, message, { address: message });

/** What can go wrong between the application and a space: one sentence each. */
export const failures = {
  address: () =>
    onAddress(
      'space-address',
      'Cette adresse n’est pas valable\u00a0: elle commence par https:// et ne contient ni nom ni mot de passe.',
    ),
  notSpace: () =>
    onAddress(
      'not-a-space',
      'Cette adresse répond, mais pas comme un espace d’expressions territoriales. Vérifiez-la\u00a0; si le réseau où vous êtes demande de s’identifier, ouvrez d’abord une page web dans votre navigateur.',
    ),
  notConfirmed: () =>
    error(
      'not-confirmed',
      'L’espace n’a pas été ajouté\u00a0: vous n’avez pas confirmé son adresse. Rien ne lui a été envoyé.',
    ),
  newerProtocol: () =>
    error(
      'newer-protocol',
      'Cet espace attend une version plus récente de Cahiers. Mettez Cahiers à jour, puis recommencez.',
    ),
  badKey: () => {
    const message =
      'L’espace refuse cette clé d’envoi\u00a0: elle est inconnue ou a été retirée. Demandez-en une nouvelle.';
    return error('deposit-key', message, { key: message });
  },
  otherTerritory: (name: string) => {
    const message = `Cette clé d’envoi est celle d’un autre territoire (${name}).`;
    return error('other-territory', message, { key: message });
  },
  forbidden: () =>
    error(
      'forbidden',
      `L’espace n’accepte pas cet envoi avec cette clé d’envoi\u00a0: elle est celle d’un autre territoire. ${KEPT}`,
    ),
  noKey: () =>
    error(
      'no-deposit-key',
      'La clé d’envoi de cet espace n’est pas sur cet ordinateur\u00a0: ajoutez l’espace de nouveau avec sa clé.',
    ),
  keyChanged: () =>
    error(
      'space-key-changed',
      'L’espace ne prouve plus son identité\u00a0: sa clé de signature a changé sans être confirmée par la précédente. Rien ne lui a été confié depuis\u00a0; prévenez l’équipe nationale.',
    ),
  unreachable: () =>
    error(
      'unreachable',
      `L’espace est injoignable\u00a0: vérifiez le réseau, puis recommencez\u00a0; l’envoi reprendra où il s’est arrêté. ${KEPT}`,
    ),
  noAnswer: () =>
    error(
      'no-answer',
      `L’espace ne répond pas. Recommencez plus tard\u00a0; l’envoi reprendra où il s’est arrêté. ${KEPT}`,
    ),
  network: (fault: NetworkFault) =>
    error(fault.kind, `${networkSentence(fault)} L’envoi reprendra où il s’est arrêté. ${KEPT}`),
  garbage: () =>
    error(
      'garbage',
      `L’espace a répondu de façon incompréhensible\u00a0: recommencez plus tard, ou depuis un autre réseau. ${KEPT}`,
    ),
  taken: () =>
    error(
      'version-taken',
      `L’espace a déjà reçu cette version de la synthèse avec un autre contenu. Préparez une nouvelle version. ${KEPT}`,
    ),
  noCommonFormat: () =>
    error(
      'no-common-format',
      `Rien n’a été envoyé\u00a0: l’espace ne lit aucun des formats dans lesquels cette version de Cahiers prépare un envoi. Mettez Cahiers à jour, ou demandez à l’équipe de l’espace de le mettre à jour. ${KEPT}`,
    ),
  sample: () => error('sample', `Rien n’a été envoyé\u00a0: ${SAMPLE}`),
  sampleHandedOver: () => error('sample', `La remise n’est pas notée\u00a0: ${SAMPLE}`),
  readersChanged: () =>
    error(
      'readers-changed',
      'Rien n’a été envoyé\u00a0: l’espace vient de dire qui pourra lire la synthèse, et ce n’est pas ce qui était écrit ici. Lisez-le ci-dessus, puis envoyez si cela vous convient.',
    ),
  tooLarge: (limit?: number) =>
    error(
      'too-large',
      `L’envoi est trop lourd pour l’espace${limit === undefined ? '' : ` (${sizeInWords(limit)} au plus)`}. Allégez les pièces jointes dans une nouvelle version. ${KEPT}`,
    ),
  broken: () =>
    error(
      'space-broken',
      `L’espace est en panne. Recommencez plus tard\u00a0; l’envoi reprendra où il s’est arrêté. ${KEPT}`,
    ),
  busy: (seconds: number) =>
    error(
      'space-busy',
      `L’espace demande d’attendre ${minutesToWait(seconds)} avant d’aller plus loin. Recommencez alors\u00a0; l’envoi reprendra où il s’est arrêté. ${KEPT}`,
    ),
  noRoom: () =>
    error(
      'no-room',
      `L’espace n’a plus assez de place pour le moment. Recommencez plus tard\u00a0; l’envoi reprendra où il s’est arrêté. ${KEPT}`,
    ),
  readOnlyKey: () => {
    const message =
      'Cette clé permet de lire l’espace, et non d’y envoyer. Demandez une clé d’envoi, puis ajoutez l’espace de nouveau avec elle.';
    return error('read-only-key', message, { key: message });
  },
  forgotten: () =>
    error(
      'unknown-deposit',
      `L’espace ne connaît plus cet envoi. Recommencez\u00a0: il sera envoyé de nouveau. ${KEPT}`,
    ),
  refused: (said: string) =>
    error('refused', `L’espace a refusé l’envoi${said ? `\u00a0: «\u00a0${said}\u00a0»` : '.'} ${KEPT}`),
  stillVerifying: () =>
    error(
      'still-verifying',
      'L’envoi est arrivé\u00a0; l’espace le vérifie encore. Revenez plus tard pour recevoir l’accusé de réception.',
    ),
  badReceipt: () =>
    error(
      'bad-receipt',
      `L’accusé de réception n’est pas authentique\u00a0: il n’a pas été conservé. Prévenez l’équipe nationale. ${KEPT}`,
    ),
  alreadySending: () => error('already-sending', 'Cet envoi est déjà en cours.'),
} as const;

/** The sentences for what may come of any request to a space, which tell what it was made for. */
/** A refusal: its status (RFC 9110 §15), and what its body says when it is a space’s; '' otherwise. */
export interface Refused {
  readonly status: number;
  readonly code: string;
  readonly said: string;
}

export interface SpaceFailures {
  unreachable(): AppError;
  noAnswer(): AppError;
  garbage(): AppError;
  network(fault: NetworkFault): AppError;
  busy(seconds: number): AppError;
  refusal(refused: Refused): AppError;
}

/** « une minute », « 3 minutes »: time enough for these seconds. */
export const minutesToWait = (seconds: number): string =>
  seconds < 90 ? 'une minute' : `${Math.ceil(seconds / 60)} minutes`;

/** Seconds that are waited for without asking anyone, when a space says that it is too much at once. */
const LONGEST_WAIT = 120;

/**
 * Seconds that a `Retry-After` (RFC 9110 §10.2.3) asks to wait, a minute when it does not say. Throws `space-busy` when
 * they are too many to be waited for.
 */
export function secondsToWait(
  retryAfter: string | null | undefined,
  { busy }: Pick<SpaceFailures, 'busy'> = failures,
): number {
  const seconds = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : 60;
  if (seconds > LONGEST_WAIT) throw busy(seconds);
  return seconds;
}

/** By the code of a refusal, which says more than its status. */
const BY_CODE: Readonly<Record<string, () => AppError>> = {
  'version-taken': failures.taken,
  'unknown-deposit': failures.forgotten,
  'read-only-key': failures.readOnlyKey,
  'no-room': failures.noRoom,
};

/** What a refusal means for the user. */
export function failureOf({ status, code, said }: Refused): AppError {
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  if (known) return known();
  if (status === 401) return failures.badKey();
  if (status === 403) return failures.forbidden();
  // Only a space knows what it has received: what stands before it says no such thing.
  if (status === 409 && said === '') return failures.garbage();
  if (status === 413) return failures.tooLarge();
  if (status === 429) return failures.busy(60);
  if (status >= 500) return failures.broken();
  if (status < 300) return failures.garbage();
  return failures.refused(said);
}

/** Whether a space said that it does not know, or no longer, what it was asked about. */
export const isForgotten = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'unknown-deposit';

/** The same while something is sent, or a space is asked what it is. */
export const sendingFailures: SpaceFailures = { ...failures, refusal: failureOf };

const UNCHANGED = 'Rien n’a changé dans le dossier.';

/** While a space is added: what does not answer as a space may be any address. */
export const addingFailures: SpaceFailures = {
  unreachable: () =>
    error(
      'unreachable',
      `L’espace est injoignable\u00a0: vérifiez son adresse et le réseau, puis recommencez. ${UNCHANGED}`,
    ),
  noAnswer: () => error('no-answer', `L’espace ne répond pas. Recommencez plus tard. ${UNCHANGED}`),
  garbage: failures.notSpace,
  network: (fault) =>
    fault.kind === 'web-page'
      ? failures.notSpace()
      : error(fault.kind, `${networkSentence(fault)} ${UNCHANGED}`),
  busy: failures.busy,
  refusal: (refused) => {
    const refusal = failureOf(refused);
    return refusal.code === 'refused' ? failures.notSpace() : refusal;
  },
};
