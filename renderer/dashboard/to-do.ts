import type { Dashboard } from '../../shared/dashboard/contract.ts';
import type { AwaitedKind } from '../../shared/meetings/model.ts';
import { counted } from '../../shared/text/numbers.ts';
import { awaitedInWords } from '../meetings/awaited-words.ts';

type ToDo = Dashboard['toDo'];

/** A line that leads to the list of what it counts, which shows nothing else. */
export interface Line {
  readonly text: string;
  readonly href: string;
}

/** What awaits a decision; the other kinds are what a meeting still lacks. */
const DECISIONS: ReadonlySet<AwaitedKind> = new Set<AwaitedKind>([
  'unconfirmed',
  'unrecorded',
  'postponed',
  'placeless',
  'conflicts',
  'doubled',
]);

const KINDS = [
  {
    key: 'lateNetworks',
    one: 'réseau en retard à relancer',
    many: 'réseaux en retard à relancer',
    href: '/reseaux?retour=late',
  },
  {
    key: 'synthesesToWrite',
    one: 'synthèse à écrire',
    many: 'synthèses à écrire',
    href: '/syntheses?etat=missing',
  },
  {
    key: 'synthesesInReview',
    one: 'synthèse en relecture',
    many: 'synthèses en relecture',
    href: '/syntheses?etat=review',
  },
  {
    key: 'synthesesToSign',
    one: 'synthèse à la signature, à faire viser',
    many: 'synthèses à la signature, à faire viser',
    href: '/syntheses?etat=to-sign',
  },
  {
    key: 'synthesesToSend',
    one: 'synthèse visée à envoyer',
    many: 'synthèses visées à envoyer',
    href: '/envois?montrer=waiting',
  },
] as const;

/** What waits, most pressing first; nothing of what does not. */
export function toDoInWords(toDo: ToDo): Line[] {
  const [late = [], ...syntheses] = KINDS.map(({ key, one, many, href }) =>
    toDo[key] > 0 ? [{ text: counted(toDo[key], one, many), href }] : [],
  );
  return [...late, ...meetingLines(toDo, (kind) => DECISIONS.has(kind)), ...syntheses.flat()];
}

/** What the meetings to come still lack. */
export function lackingInWords(toDo: ToDo): Line[] {
  return meetingLines(toDo, (kind) => !DECISIONS.has(kind));
}

function meetingLines({ meetings }: ToDo, isAsked: (kind: AwaitedKind) => boolean): Line[] {
  return meetings
    .filter(({ kind }) => isAsked(kind))
    .map(({ kind, ...counts }) => ({
      text: awaitedInWords(kind, counts),
      href: `/rencontres?manque=${kind}`,
    }));
}
