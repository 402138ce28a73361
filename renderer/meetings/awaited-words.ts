import type { AwaitedKind } from '../../shared/meetings/model.ts';
import { counted } from '../../shared/text/numbers.ts';

interface Words {
  /** In the list of meetings, the choice that shows only these. */
  readonly filter: string;
  /** What is counted, one and several. */
  readonly one: string;
  readonly many: string;
  /** Whether what is counted is a part of meetings, rather than the meetings themselves. */
  readonly isWithin?: boolean;
}

/** What is still to do for meetings, as the dashboard and the list of meetings call it. */
export const AWAITED_WORDS: Readonly<Record<AwaitedKind, Words>> = {
  unconfirmed: { filter: 'À confirmer', one: 'rencontre à confirmer', many: 'rencontres à confirmer' },
  unrecorded: {
    filter: 'Passées, à noter comme tenues',
    one: 'rencontre passée à noter comme tenue',
    many: 'rencontres passées à noter comme tenues',
  },
  postponed: {
    filter: 'Reportées, sans nouvelle date',
    one: 'rencontre reportée à replacer',
    many: 'rencontres reportées à replacer',
  },
  placeless: {
    filter: 'Sans lieu ni lien',
    one: 'rencontre sans lieu ni lien',
    many: 'rencontres sans lieu ni lien',
  },
  conflicts: {
    filter: 'Lieu déjà pris à cette heure',
    one: 'rencontre dont le lieu est déjà pris à cette heure',
    many: 'rencontres dont le lieu est déjà pris à cette heure',
  },
  doubled: {
    filter: 'Animateur ou rapporteur attendu ailleurs',
    one: 'atelier dont l’animateur ou le rapporteur est attendu ailleurs à la même heure',
    many: 'ateliers dont l’animateur ou le rapporteur est attendu ailleurs à la même heure',
    isWithin: true,
  },
  addressless: {
    filter: 'Lieu sans adresse',
    one: 'rencontre dont le lieu n’a pas d’adresse',
    many: 'rencontres dont le lieu n’a pas d’adresse',
  },
  roomless: {
    filter: 'Ateliers sans salle',
    one: 'atelier sans salle',
    many: 'ateliers sans salle',
    isWithin: true,
  },
  leaderless: {
    filter: 'Ateliers sans animateur ou sans rapporteur',
    one: 'atelier sans animateur ou sans rapporteur',
    many: 'ateliers sans animateur ou sans rapporteur',
    isWithin: true,
  },
  unassigned: {
    filter: 'Personnes sans atelier',
    one: 'personne sans atelier',
    many: 'personnes sans atelier',
    isWithin: true,
  },
  overwished: {
    filter: 'Ateliers trop demandés',
    one: 'atelier demandé par plus de personnes qu’il n’a de places',
    many: 'ateliers demandés par plus de personnes qu’ils n’ont de places',
    isWithin: true,
  },
};

/** « 5 ateliers sans salle, dans 4 rencontres » */
export function awaitedInWords(kind: AwaitedKind, { meetings, count }: { meetings: number; count: number }) {
  const { one, many, isWithin = false } = AWAITED_WORDS[kind];
  const said = counted(count, one, many);
  return isWithin ? `${said}, dans ${counted(meetings, 'rencontre', 'rencontres')}` : said;
}
