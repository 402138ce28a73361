import { AppError } from '../shared/errors.ts';
import { ASK_AGAIN } from './away.ts';

/** A refusal that goes out as it is: an HTTP status, a stable code, a French sentence. */
export class Refusal extends AppError {
  readonly status: number;
  /** Seconds to wait before asking again, when that is what is needed. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: string, message: string, retryAfter?: number) {
    super(code, message);
    this.name = 'Refusal';
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export const refuse = {
  keyUnknown: () =>
    new Refusal(
      401,
      'key-unknown',
      'Cette clé d’envoi est inconnue ou a été retirée. Demandez-en une autre.',
    ),
  signInNeeded: () =>
    new Refusal(
      401,
      'sign-in-needed',
      'Cet espace se lit avec la clé d’un territoire\u00a0: connectez-vous.',
    ),
  readOnlyKey: () =>
    new Refusal(403, 'read-only-key', 'Cette clé permet de lire l’espace, et non d’y envoyer.'),
  reasonNeeded: () =>
    new Refusal(
      400,
      'reason-needed',
      'Dites pourquoi cette version est retirée\u00a0: les lecteurs le liront.',
    ),
  tooMuch: (seconds: number) =>
    new Refusal(
      429,
      'too-much',
      `Cette clé d’envoi a beaucoup servi en peu de temps. Recommencez dans ${seconds < 120 ? `${seconds}\u00a0s` : `${Math.ceil(seconds / 60)}\u00a0min`}.`,
      seconds,
    ),
  otherTerritory: () =>
    new Refusal(403, 'other-territory', 'Cette clé d’envoi est celle d’un autre territoire.'),
  packageOfAnother: () =>
    new Refusal(403, 'package-of-another', 'Cette synthèse appartient à un autre territoire.'),
  /** 410 when it was there a moment ago. */
  unknownDeposit: (status: 404 | 410 = 404) =>
    new Refusal(status, 'unknown-deposit', 'Cet envoi est inconnu ou a expiré.'),
  notFound: () => new Refusal(404, 'not-found', 'Cette adresse n’existe pas dans cet espace.'),
  withdrawn: (reason: string) =>
    new Refusal(
      410,
      'withdrawn',
      `Cette version de la synthèse a été retirée.${reason && ` Motif\u00a0: ${reason}`}`,
    ),
  searchTooLong: () =>
    new Refusal(
      503,
      'search-too-long',
      'Cette recherche prend trop de temps. Réessayez dans un instant, ou avec des mots plus précis.',
    ),
  notUnderstood: (sentence: string) => new Refusal(400, 'not-understood', sentence),
  alreadyReceived: () =>
    new Refusal(
      409,
      'already-received',
      'Cet envoi est déjà entièrement reçu\u00a0: il ne peut plus changer.',
    ),
  versionTaken: () =>
    new Refusal(
      409,
      'version-taken',
      'Cette version de la synthèse a déjà été reçue avec un autre contenu. Préparez une nouvelle version.',
    ),
  metadata: (sentence: string) => new Refusal(400, 'invalid-metadata', sentence),
  lengthNeeded: () => new Refusal(411, 'length-needed', 'La taille de l’envoi doit être annoncée.'),
  inOnePiece: () =>
    new Refusal(
      400,
      'in-one-piece',
      'Un envoi se fait en une seule suite, qui peut être interrompue et reprise.',
    ),
  tooLarge: (limit: number) =>
    new Refusal(
      413,
      'too-large',
      `Cet envoi dépasse la taille permise (${Math.floor(limit / 1_048_576)}\u00a0Mo au plus).`,
    ),
  otherCampaign: (name: string) =>
    new Refusal(422, 'other-campaign', `Cet espace recueille une autre campagne\u00a0: ${name}.`),
  diskFull: () =>
    new Refusal(507, 'no-room', 'L’espace n’a plus assez de place pour le moment. Réessayez plus tard.'),
  stopping: () => new Refusal(503, 'stopping', 'L’espace s’arrête. Réessayez dans quelques instants.'),
  away: () =>
    new Refusal(
      503,
      'away',
      'L’espace ne peut pas répondre pour le moment. Rien n’est perdu\u00a0: réessayez dans quelques instants.',
      ASK_AGAIN,
    ),
  failure: () =>
    new Refusal(500, 'failure', 'L’espace n’a pas pu répondre. Rien n’est perdu\u00a0: réessayez plus tard.'),
};
