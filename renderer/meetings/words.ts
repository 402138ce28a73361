import type { ListedMeeting } from '../../shared/meetings/contract.ts';
import type { MeetingState } from '../../shared/meetings/model.ts';
import { MEETING_STATES } from '../../shared/meetings/words.ts';
import { allCapitalised } from '../../shared/text/capitalised.ts';

export const STATES = allCapitalised(MEETING_STATES);

/** What can become of a meeting, by its state, the likeliest first. */
export const TRANSITIONS: Readonly<Record<MeetingState, readonly { to: MeetingState; label: string }[]>> = {
  draft: [
    { to: 'confirmed', label: 'Confirmer' },
    { to: 'cancelled', label: 'Annuler la rencontre' },
  ],
  confirmed: [
    { to: 'held', label: 'Noter comme tenue' },
    { to: 'postponed', label: 'Reporter' },
    { to: 'cancelled', label: 'Annuler la rencontre' },
  ],
  postponed: [
    { to: 'confirmed', label: 'Confirmer' },
    { to: 'cancelled', label: 'Annuler la rencontre' },
  ],
  held: [{ to: 'confirmed', label: 'Ne plus noter comme tenue' }],
  cancelled: [{ to: 'draft', label: 'La reprendre' }],
};

/** Who of a meeting is to be at others at the same hour, each once; '' when nobody is. */
export function elsewhereInWords({ awaitedElsewhere }: Pick<ListedMeeting, 'awaitedElsewhere'>): string {
  const named = new Set(awaitedElsewhere.map(({ name, meeting }) => `${name} (${meeting.title})`));
  if (named.size === 0) return '';
  return `Animateur ou rapporteur attendu ailleurs à cette heure\u00a0: ${[...named].join(', ')}`;
}

/** What is said of a place that is not known: nobody looks any more for that of a meeting that was held, or is off. */
export const unknownPlace = (state: MeetingState): 'non précisé' | 'à trouver' =>
  state === 'held' || state === 'cancelled' ? 'non précisé' : 'à trouver';

/** A record of words as the choices of a list. */
export const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** « 1 h 15 », « 45 min » */
export function durationInWords(minutes: number): string {
  if (minutes < 60) return `${minutes}\u00a0min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}\u00a0h${rest === 0 ? '' : `\u00a0${String(rest).padStart(2, '0')}`}`;
}
