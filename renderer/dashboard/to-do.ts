import type { Dashboard } from '../../shared/dashboard/contract.ts';

type ToDo = Dashboard['toDo'];

const KINDS: readonly { key: keyof ToDo; one: string; many: string; href: string }[] = [
  {
    key: 'lateNetworks',
    one: 'réseau en retard à relancer',
    many: 'réseaux en retard à relancer',
    href: '/reseaux',
  },
  {
    key: 'unconfirmed',
    one: 'rencontre à confirmer',
    many: 'rencontres à confirmer',
    href: '/rencontres',
  },
  {
    key: 'unrecorded',
    one: 'rencontre passée à noter comme tenue',
    many: 'rencontres passées à noter comme tenues',
    href: '/rencontres',
  },
  {
    key: 'placeless',
    one: 'rencontre sans lieu ni lien',
    many: 'rencontres sans lieu ni lien',
    href: '/rencontres',
  },
  {
    key: 'conflicts',
    one: 'rencontre dont le lieu est déjà pris à cette heure',
    many: 'rencontres dont le lieu est déjà pris à cette heure',
    href: '/rencontres',
  },
  {
    key: 'synthesesToWrite',
    one: 'synthèse à écrire',
    many: 'synthèses à écrire',
    href: '/syntheses',
  },
  {
    key: 'synthesesToSignOff',
    one: 'synthèse en attente de visa',
    many: 'synthèses en attente de visa',
    href: '/syntheses',
  },
  {
    key: 'synthesesToSend',
    one: 'synthèse visée à envoyer',
    many: 'synthèses visées à envoyer',
    href: '/envois',
  },
];

/** What waits, most pressing first; nothing of what does not. */
export function toDoInWords(toDo: ToDo): { text: string; href: string }[] {
  return KINDS.filter(({ key }) => toDo[key] > 0).map(({ key, one, many, href }) => ({
    text: `${toDo[key].toLocaleString('fr-FR')} ${toDo[key] === 1 ? one : many}`,
    href,
  }));
}
