import type { Dossier } from '../../shared/dossier/model.ts';
import { notFound } from '../../shared/errors.ts';
import type { Meeting } from '../../shared/meetings/model.ts';
import type { Network } from '../../shared/networks/model.ts';
import type { SynthesisScope } from '../../shared/syntheses/model.ts';
import { academiesOf, departmentsOf, findTerritory } from '../../shared/territory/reference.ts';
import { compareFrench } from '../../shared/text/collation.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { listMeetings } from '../meetings/read.ts';
import { listNetworks } from '../networks/read.ts';

/** The territory of a dossier, from which one sees what lies below what. */
export interface World {
  readonly dossier: Dossier;
  /** Those that are not cancelled, by date. */
  readonly meetings: readonly Meeting[];
  readonly networks: readonly Network[];
  /** Those that are cancelled, by the key of the scope directly above them. */
  readonly cancelled: ReadonlyMap<string, readonly Meeting[]>;
  /** Networks and meetings by the key of the scope directly above them. */
  readonly below: ReadonlyMap<string, readonly SynthesisScope[]>;
}

export function worldOf(read: Reader): World {
  const dossier = openDossier(read);
  const networks = listNetworks(read);
  const everyMeeting = listMeetings(read);
  const meetings = everyMeeting
    .filter(({ state }) => state !== 'cancelled')
    .sort(
      (a, b) =>
        compareFrench(a.date, b.date) ||
        compareFrench(a.startTime, b.startTime) ||
        compareFrench(a.title, b.title),
    );
  const networkIds = new Set(networks.map(({ id }) => id));
  const placed = [
    ...networks.map((network) => ({
      above: parentOfNetwork(dossier, network),
      scope: { level: 'network', id: network.id } as const,
    })),
    ...meetings.map((meeting) => ({
      above: parentOfMeeting(dossier, networkIds, meeting),
      scope: { level: 'meeting', id: meeting.id } as const,
    })),
  ];
  const below = new Map<string, SynthesisScope[]>();
  for (const { above, scope } of placed) {
    const siblings = below.get(keyOf(above)) ?? [];
    below.set(keyOf(above), [...siblings, scope]);
  }
  const cancelled = Map.groupBy(
    everyMeeting.filter(({ state }) => state === 'cancelled'),
    (meeting) => keyOf(parentOfMeeting(dossier, networkIds, meeting)),
  );
  return { dossier, meetings, cancelled, networks, below };
}

/** The dossier’s own territory. */
export function topScope({ territory }: Dossier): SynthesisScope {
  return { level: territory.level, id: territory.code };
}

/** Every scope of which a synthesis may be written, from the whole territory down to each meeting, and how far down. */
export function everyScope(world: World): { scope: SynthesisScope; depth: number }[] {
  const walk = (scope: SynthesisScope, depth: number): { scope: SynthesisScope; depth: number }[] => [
    { scope, depth },
    ...childrenOf(world, scope).flatMap((child) => walk(child, depth + 1)),
  ];
  return walk(topScope(world.dossier), 0);
}

/**
 * What a synthesis is directly drawn from: a région’s académies, an académie’s départements, a département’s networks
 * and meetings, a network’s meetings. What has no département, or one from elsewhere, is under the dossier’s territory.
 */
export function childrenOf(world: World, scope: SynthesisScope): SynthesisScope[] {
  return [...territoriesBelow(scope), ...(world.below.get(keyOf(scope)) ?? [])];
}

/** The meetings below, at whatever depth. */
export function meetingsBelow(world: World, scope: SynthesisScope): Meeting[] {
  const ids = new Set<string>();
  const walk = (one: SynthesisScope): void => {
    if (one.level === 'meeting') ids.add(one.id);
    for (const child of childrenOf(world, one)) walk(child);
  };
  walk(scope);
  return world.meetings.filter(({ id }) => ids.has(id));
}

/** The meetings below that were cancelled, of which no synthesis is written. */
export function cancelledBelow(world: World, scope: SynthesisScope): Meeting[] {
  const own = world.cancelled.get(keyOf(scope)) ?? [];
  return [...own, ...childrenOf(world, scope).flatMap((child) => cancelledBelow(world, child))];
}

/** The networks below, or the network itself. */
export function networksBelow(world: World, scope: SynthesisScope): Network[] {
  const ids = new Set<string>();
  const walk = (one: SynthesisScope): void => {
    if (one.level === 'network') ids.add(one.id);
    for (const child of childrenOf(world, one)) walk(child);
  };
  walk(scope);
  return world.networks.filter(({ id }) => ids.has(id));
}

/** People whom the networks below say that they met, without naming them: told apart from those recorded present. */
export function headcountBelow(world: World, scope: SynthesisScope): number {
  return networksBelow(world, scope).reduce((total, network) => total + (network.return.headcount ?? 0), 0);
}

/** What a synthesis that is begun was begun about, even if it was cancelled or deleted since: then by its own title. */
export function nameOfWritten(
  world: World,
  { scope, title }: { readonly scope: SynthesisScope; readonly title: string },
): string {
  if (isInWorld(world, scope)) return scopeName(world, scope);
  const cancelled = [...world.cancelled.values()].flat().find(({ id }) => id === scope.id);
  return cancelled?.title ?? title;
}

/** Whether a synthesis may be written about something: a meeting that is not cancelled, a network, a territory. */
export function isInWorld({ meetings, networks }: World, { level, id }: SynthesisScope): boolean {
  if (level === 'meeting') return meetings.some((one) => one.id === id);
  return level !== 'network' || networks.some((one) => one.id === id);
}

/** A meeting’s title, a network’s or a territory’s name. Throws `not-found` for what the dossier does not know. */
export function scopeName(world: World, { level, id }: SynthesisScope): string {
  switch (level) {
    case 'meeting': {
      const meeting = world.meetings.find((one) => one.id === id);
      if (!meeting) throw notFound('Cette rencontre');
      return meeting.title;
    }
    case 'network': {
      const network = world.networks.find((one) => one.id === id);
      if (!network) throw notFound('Ce réseau');
      return network.name;
    }
    default:
      return findTerritory(level, id).name;
  }
}

export function sameScope(a: SynthesisScope, b: SynthesisScope): boolean {
  return a.level === b.level && a.id === b.id;
}

function parentOfNetwork(dossier: Dossier, { departmentCode }: Network): SynthesisScope {
  if (departmentCode === null) return topScope(dossier);
  return within(dossier, { level: 'department', id: departmentCode });
}

function parentOfMeeting(
  dossier: Dossier,
  networkIds: ReadonlySet<string>,
  meeting: Meeting,
): SynthesisScope {
  const { level, networkId, territoryCode } = meeting;
  if (level === 'network') {
    return networkId !== null && networkIds.has(networkId) ? { level, id: networkId } : topScope(dossier);
  }
  return territoryCode === null ? topScope(dossier) : within(dossier, { level, id: territoryCode });
}

/** The scope itself when it is part of the dossier’s territory, otherwise that territory. */
function within(dossier: Dossier, scope: SynthesisScope): SynthesisScope {
  const { level, code } = dossier.territory;
  const inside =
    (scope.level === 'department' && departmentsOf(level, code).some((one) => one.code === scope.id)) ||
    (scope.level === 'academy' &&
      level === 'region' &&
      academiesOf(code).some((one) => one.code === scope.id));
  return inside ? scope : topScope(dossier);
}

function territoriesBelow({ level, id }: SynthesisScope): SynthesisScope[] {
  if (level === 'region') return academiesOf(id).map(({ code }) => ({ level: 'academy', id: code }));
  if (level === 'academy') {
    return departmentsOf('academy', id).map(({ code }) => ({ level: 'department', id: code }));
  }
  return [];
}

function keyOf({ level, id }: SynthesisScope): string {
  return `${level}/${id}`;
}
