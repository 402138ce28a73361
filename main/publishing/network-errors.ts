import { momentInWords } from '../../shared/text/dates.ts';
import type { NetworkFault } from './network-fault.ts';

const PROXY = 'L’intermédiaire par lequel ce réseau accède à Internet (le proxy)';
const SIGN_IN = 'Ouvrez une page web dans votre navigateur, faites ce qu’elle demande, puis recommencez';

/** What the network did, and what to do about it: one sentence or two, which say nothing of what was kept. */
export function networkSentence(fault: NetworkFault): string {
  switch (fault.kind) {
    case 'proxy-password':
      return `${PROXY} demande un nom et un mot de passe. Montrez cette phrase au service informatique, ou recommencez depuis un autre réseau.`;
    case 'proxy-unreachable':
      return `${PROXY} ne répond pas\u00a0: il est peut-être celui d’un autre lieu. Vérifiez le réseau, puis recommencez\u00a0; si cela continue, montrez cette phrase au service informatique.`;
    case 'proxy-refusal':
      return `${PROXY} n’a pas laissé passer Cahiers jusqu’à l’espace\u00a0: il demande un nom et un mot de passe, refuse cette adresse ou ne l’atteint pas. Recommencez plus tard ou depuis un autre réseau\u00a0; si cela continue, montrez cette phrase au service informatique.`;
    case 'sign-in':
      return `Le réseau où vous êtes demande de s’identifier d’abord. ${SIGN_IN}.`;
    case 'web-page':
      return `Une page web est venue à la place de la réponse de l’espace\u00a0: le réseau où vous êtes demande sans doute de s’identifier d’abord. ${SIGN_IN}.`;
    case 'redirected':
      return `L’adresse de l’espace renvoie vers ${fault.to === undefined ? 'une autre' : `«\u00a0${fault.to}\u00a0»`}. Si le réseau où vous êtes demande de s’identifier d’abord, ouvrez une page web, identifiez-vous, puis recommencez\u00a0; sinon, demandez la nouvelle adresse de l’espace, puis ajoutez-la.`;
    case 'untrusted':
      return `Ce qui répond à l’adresse de l’espace n’a pas pu prouver que c’est lui\u00a0: son certificat est signé par ${fault.by === undefined ? 'quelqu’un' : `«\u00a0${fault.by}\u00a0»,`} que cet ordinateur ne connaît pas. Dans un établissement ou un rectorat, demandez au service informatique d’installer sur cet ordinateur le certificat de son réseau\u00a0; ailleurs, recommencez depuis un autre réseau.`;
    case 'other-name':
      return `Autre chose que l’espace a répondu à son adresse\u00a0: le réseau où vous êtes demande sans doute de s’identifier d’abord. ${SIGN_IN}\u00a0; si cela continue, vérifiez l’adresse de l’espace.`;
    case 'wrong-date':
      return `Le certificat de l’espace n’est pas valable à la date de cet ordinateur, ${momentInWords(new Date())}. Si elle est fausse, mettez l’ordinateur à l’heure, puis recommencez\u00a0; sinon, prévenez l’équipe nationale.`;
    case 'unknown-name':
      return 'L’adresse de l’espace est introuvable depuis ce réseau. Vérifiez que le réseau marche (une page web s’ouvre-t-elle\u00a0?) et que l’adresse est la bonne, puis recommencez.';
    case 'offline':
      return 'Cet ordinateur n’est relié à aucun réseau. Reliez-le, puis recommencez.';
  }
}
