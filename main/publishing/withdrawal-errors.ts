import { AppError } from '../../shared/errors.ts';
import type { Finding } from '../../shared/packages/personal-data.ts';
import { minutesToWait, type SpaceFailures } from './errors.ts';
import { networkSentence } from './network-errors.ts';

const STILL_READ = 'Rien n’a été retiré\u00a0: les lecteurs voient encore cette version.';
const UNCONFIRMED =
  'Le retrait n’est pas confirmé\u00a0: les lecteurs voient peut-être encore cette version. Le demander de nouveau est sans risque.';
const IN_A_HURRY = 'En urgence, demandez à l’équipe de l’espace de la retirer.';
const OTHER_KEY = 'Ajoutez l’espace de nouveau avec une autre clé sur l’écran Envois, puis recommencez.';

/** What can go wrong while a space is asked to withdraw a version. */
export const withdrawalFailures: SpaceFailures = {
  unreachable: () =>
    new AppError(
      'unreachable',
      `L’espace est injoignable\u00a0: vérifiez le réseau, puis recommencez. ${UNCONFIRMED} ${IN_A_HURRY}`,
    ),
  noAnswer: () =>
    new AppError('no-answer', `L’espace ne répond pas\u00a0: recommencez. ${UNCONFIRMED} ${IN_A_HURRY}`),
  garbage: () =>
    new AppError(
      'garbage',
      `L’espace a répondu de façon incompréhensible\u00a0: recommencez plus tard, ou depuis un autre réseau. ${UNCONFIRMED} ${IN_A_HURRY}`,
    ),
  // A page may also stand in for the answer to a request that the space has had.
  network: (fault) =>
    new AppError(
      fault.kind,
      `${networkSentence(fault)} ${fault.kind === 'web-page' ? UNCONFIRMED : STILL_READ} ${IN_A_HURRY}`,
    ),
  busy: (seconds) =>
    new AppError(
      'space-busy',
      `L’espace demande d’attendre ${minutesToWait(seconds)}\u00a0: recommencez alors. ${STILL_READ} ${IN_A_HURRY}`,
    ),
  refusal: ({ status, said }) => {
    if (status === 401) {
      const message = `L’espace refuse votre clé d’envoi\u00a0: elle est inconnue, a expiré ou a été retirée. ${STILL_READ} ${OTHER_KEY} ${IN_A_HURRY}`;
      return new AppError('deposit-key', message);
    }
    if (status === 403) {
      const message = `L’espace n’accepte pas ce retrait avec votre clé d’envoi${quoted(said)} ${STILL_READ} ${OTHER_KEY} ${IN_A_HURRY}`;
      return new AppError('forbidden', message);
    }
    if (status === 404) {
      const message =
        'L’espace ne trouve pas cette version\u00a0: il n’a rien retiré. Votre accusé de réception reste dans le dossier\u00a0; montrez-le à l’équipe de l’espace.';
      return new AppError('unknown-version', message);
    }
    if (status < 300) return withdrawalFailures.garbage();
    if (status >= 500) {
      const message = `L’espace est en panne\u00a0: recommencez dans quelques minutes. ${UNCONFIRMED} ${IN_A_HURRY}`;
      return new AppError('space-broken', message);
    }
    return new AppError('refused', `L’espace a refusé le retrait${quoted(said)} ${STILL_READ} ${IN_A_HURRY}`);
  },
};

export const noKeyToWithdraw = () =>
  new AppError(
    'no-deposit-key',
    `La clé d’envoi de cet espace n’est plus sur cet ordinateur. ${STILL_READ} Ajoutez l’espace de nouveau avec sa clé sur l’écran Envois, puis recommencez. ${IN_A_HURRY}`,
  );

export const notReceived = () =>
  new AppError(
    'not-received',
    'Aucun espace n’a accusé réception de cet envoi\u00a0: il n’y a rien à retirer.',
  );

export const personalReason = (findings: readonly Finding[]) =>
  new AppError('personal-data', 'Le motif sera lu par tous\u00a0: rien n’a encore été demandé à l’espace.', {
    fields: {
      reason: `Retirez du motif ${findings.map(({ found }) => `«\u00a0${found}\u00a0»`).join(', ')}.`,
    },
  });

export const reasonToConfirm = (findings: readonly Finding[]) =>
  new AppError(
    'reason-to-confirm',
    'Vérifiez d’abord les noms du motif\u00a0: rien n’a encore été demandé à l’espace.',
    { findings },
  );

/** The space has said that it withdrew the version, and the dossier could not write it down. */
export const notNoted = (cause: unknown) =>
  new AppError(
    'withdrawal-not-noted',
    'L’espace a retiré cette version, mais le dossier n’a pas pu le noter. Vérifiez le disque\u00a0: Cahiers le demandera de nouveau à l’espace à la prochaine ouverture de cet écran.',
    {},
    { cause },
  );

const quoted = (said: string): string => (said ? `\u00a0: «\u00a0${said}\u00a0».` : '.');
